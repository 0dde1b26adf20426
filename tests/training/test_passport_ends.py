"""A passport link when its owner goes, its page, and what must always hold of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, now, today
from portal.people.actions.merging import merge
from skills.training import actions, nightly
from skills.training.models import Passport
from tests.factories import UserFactory, someone_with
from tests.training.passports import CHOSEN, IN_DATE, done, link_of, read

pytestmark = pytest.mark.django_db


class TestWhenAPersonGoes:
    """Who can't sign in can't end a link, so it ends with the account."""

    def test_a_link_of_a_closed_account_gives_nothing_and_does_not_come_back(self, client):
        passport = link_of(UserFactory())
        user = passport.user
        user.is_active = False
        user.save()

        assert read(client, passport)[0] == 404
        assert nightly.passports(today()) == 1
        assert nightly.passports(today()) == 0
        user.is_active = True
        user.save()
        assert read(client, passport)[0] == 404

    def test_a_merged_account_s_link_ends_and_the_one_that_stays_shows_both(self, client):
        duplicate, into = UserFactory(), UserFactory()
        old, kept = done(duplicate), link_of(into)
        of_the_old = link_of(duplicate)

        merge(duplicate=duplicate, into=into, by=someone_with("administrator"))

        assert read(client, of_the_old)[0] == 404
        assert old.course.title in read(client, kept)[1]
        assert nightly.passports(today()) == 1

    def test_who_left_an_employer_and_has_another_keeps_it(self, client, cast):
        passport = link_of(cast["vcs-worker"])

        assert nightly.passports(today()) == 0
        assert read(client, passport)[0] == 200


class TestThePage:
    def typed(self, **more):
        day = today() + timedelta(days=20)
        return {
            "shows": IN_DATE,
            "shows_name": "on",
            "shows_codes": "on",
            "last_day_day": day.day,
            "last_day_month": day.month,
            "last_day_year": day.year,
        } | more

    def test_makes_a_link_and_ends_it(self, as_, cast, client):
        done(cast["vcs-worker"])
        owner, here = as_("vcs-worker"), reverse("bookings:passport")

        page = owner.post(here, self.typed(), follow=True).content.decode()
        passport = Passport.objects.get(user=cast["vcs-worker"])
        assert passport.address in page
        assert read(client, passport)[0] == 200

        page = owner.post(reverse("bookings:end_passport"), follow=True).content.decode()
        owner.post(reverse("bookings:end_passport"))
        assert passport.address not in page
        assert read(client, passport)[0] == 404

    def test_says_what_is_missing_and_keeps_what_was_typed(self, as_, cast):
        done(cast["vcs-worker"])
        typed = self.typed(shows=CHOSEN, shows_name="", last_day_year=today().year + 3)

        page = as_("vcs-worker").post(reverse("bookings:passport"), typed).content.decode()

        assert "Choose at least one course" in page
        assert "A certificate says your name" in page
        assert "Choose a day from today until" in page
        assert f'value="{today().year + 3}"' in page

    def test_offers_nothing_to_show_to_somebody_new(self, as_):
        page = as_("auditor").get(reverse("bookings:passport")).content.decode()

        assert "nothing to show" in page


@given(ended=st.integers(0, 3), at=st.integers(0, 3))
def test_a_link_is_read_just_while_it_is_open(ended, at):
    """Whatever day it ends and whatever day it is read: before the end, and not from it on."""
    with transaction.atomic():
        user = UserFactory()
        passport = link_of(user, last_day=today() + timedelta(days=ended))

        with as_if(now() + timedelta(days=at)):
            assert actions.read_passport(passport=passport) == (at <= ended)
        transaction.set_rollback(True)


@pytest.mark.database
@pytest.mark.parametrize(
    "facts", [{"shows_name": False}, {"ends": today()}, {"ends": None}, {"second": True}]
)
def test_the_database_refuses_a_link_that_can_t_be(facts):
    passport = link_of(UserFactory())
    if facts.pop("second", False):
        with pytest.raises(IntegrityError), transaction.atomic():
            Passport.objects.create(
                user=passport.user,
                shows=IN_DATE,
                starts=today(),
                ends=today() + timedelta(days=1),
                made_at=now(),
            )
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        Passport.objects.filter(pk=passport.pk).update(**facts)
