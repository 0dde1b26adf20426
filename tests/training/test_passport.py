"""A person’s passport link: what it shows, to whom, and that it ends when its owner says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, months_after, now, today
from portal.journal.models import Entry
from portal.links.tokens import token_of
from portal.people.actions.merging import merge
from skills.training import actions, nightly
from skills.training.models import Passport
from skills.training.refusals import CannotShare
from tests.factories import CourseFactory, UserFactory, someone_with
from tests.training.planning import coordinator

pytestmark = pytest.mark.django_db
IN_DATE, CHOSEN = Passport.Shows


def done(user, days=30, **facts):
    return actions.record_completion(
        user=user,
        course=CourseFactory(**facts),
        completed_on=today() - timedelta(days=days),
        by=coordinator(),
    )


def link_of(user, **facts):
    usual = {"shows": IN_DATE, "last_day": today() + timedelta(days=30)}
    return actions.make_passport(by=user, **usual | facts)


def path_of(passport):
    return reverse("passport:passport", args=[token_of(passport.uuid)])


def read(client, passport):
    answer = client.get(path_of(passport))
    return answer.status_code, answer.content.decode()


def test_whoever_has_the_link_reads_what_counts_on_that_day(client):
    user = UserFactory()
    good, over = done(user, refresh_months=12), done(user, days=400, refresh_months=12)

    status, page = read(client, link_of(user))

    assert status == 200
    assert good.course.title in page
    assert over.course.title not in page
    assert user.name in page
    assert reverse("reports:verify", args=[good.code]) in page
    assert f"This was true on {today():%A}" in page


def test_its_owner_chooses_which_courses_it_shows(client):
    user = UserFactory()
    one, other = done(user, days=400, refresh_months=12), done(user)

    _, page = read(client, link_of(user, shows=CHOSEN, completions=[one]))

    assert one.course.title in page
    assert "Ran out" in page
    assert other.course.title not in page


def test_a_name_that_is_left_out_is_not_told_in_any_way(client):
    user = UserFactory()
    one = done(user)

    _, page = read(client, link_of(user, shows_name=False, shows_codes=False))

    assert user.name not in page
    assert one.code not in page
    assert one.course.title in page


@pytest.mark.parametrize(
    "facts",
    [
        {"shows_name": False},
        {"shows": CHOSEN},
        {"last_day": today() - timedelta(days=1)},
        {"last_day": months_after(today(), 12) + timedelta(days=1)},
    ],
)
def test_a_link_that_can_t_be_is_refused(facts):
    with pytest.raises(CannotShare):
        link_of(UserFactory(), **facts)


@pytest.mark.access
def test_nobody_shows_what_others_finished():
    with pytest.raises(PermissionDenied):
        link_of(UserFactory(), shows=CHOSEN, completions=[done(UserFactory())])


@pytest.mark.access
def test_nobody_ends_a_link_of_another():
    with pytest.raises(PermissionDenied):
        actions.end_passport(passport=link_of(UserFactory()), by=UserFactory())


def test_a_link_that_was_ended_gives_nothing_and_stays_ended(client):
    passport = link_of(UserFactory())

    actions.end_passport(passport=passport, by=passport.user)
    entries = Entry.objects.count()
    actions.end_passport(passport=passport, by=passport.user)

    assert read(client, passport)[0] == 404
    assert Entry.objects.count() == entries
    with pytest.raises(IntegrityError), transaction.atomic():
        Passport.objects.filter(pk=passport.pk).update(ended_at=None)


def test_one_that_is_ended_while_it_is_read_is_not_read():
    passport = link_of(UserFactory())
    actions.end_passport(passport=passport, by=passport.user)

    assert not actions.read_passport(passport=passport)
    passport.refresh_from_db()
    assert passport.reads == 0


def test_a_new_link_has_another_address_and_ends_the_old_one(client):
    user = UserFactory()
    first = link_of(user)

    second = link_of(user)

    assert path_of(first) != path_of(second)
    assert read(client, first)[0] == 404
    assert read(client, second)[0] == 200


def test_unknown_ended_and_run_out_links_answer_alike(client):
    ended = link_of(UserFactory())
    actions.end_passport(passport=ended, by=ended.user)
    with as_if(now() - timedelta(days=60)):
        over = link_of(UserFactory())
    made_up = reverse("passport:passport", args=["0123456789abcdef.signed"])

    answers = [client.get(path) for path in (path_of(ended), path_of(over), made_up)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content.split(b"<main")[1] for answer in answers}) == 1


def test_the_address_can_t_be_made_from_what_is_kept(client):
    passport = link_of(UserFactory())

    assert client.get(f"/passport/{passport.uuid.hex}/").status_code == 404
    assert client.get(f"/passport/{passport.uuid}/").status_code == 404


def test_no_search_engine_and_no_cache_keeps_it(client):
    answer = client.get(path_of(link_of(UserFactory())))

    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_its_owner_sees_how_often_it_was_read_and_own_looks_do_not_count(as_, cast, client):
    user = cast["vcs-worker"]
    done(user)
    passport = link_of(user)
    client.get(path_of(passport))
    client.get(path_of(passport))
    client.head(path_of(passport))
    owner = as_("vcs-worker")

    assert "Your own look is not counted" in owner.get(path_of(passport)).content.decode()

    page = owner.get(reverse("bookings:passport")).content.decode()
    assert "It was read 2 times" in page
    assert passport.address in page


def test_what_is_withdrawn_later_is_gone_from_it(client):
    user = UserFactory()
    one, other = done(user), done(user)
    passport = link_of(user, shows=CHOSEN, completions=[one, other])

    actions.withdraw_completion(completion=one, why="Somebody else’s.", by=coordinator())

    page = read(client, passport)[1]
    assert one.course.title not in page
    assert other.course.title in page
    check = client.get(reverse("reports:verify", args=[one.code])).content.decode()
    assert "It was withdrawn" in check


def test_too_many_looks_from_one_place_have_to_wait(client):
    client.defaults["REMOTE_ADDR"] = "192.0.2.77"

    answers = [client.get("/passport/made-up/").status_code for _ in range(61)]

    assert (answers[59], answers[60]) == (404, 429)


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
