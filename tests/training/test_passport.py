"""A person’s passport link: what it shows, to whom, and that it ends when its owner says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.dates import as_if, months_after, now, today
from portal.journal.models import Entry
from skills.training import actions
from skills.training.models import Passport
from skills.training.refusals import CannotShare
from tests.factories import UserFactory
from tests.training.passports import CHOSEN, done, link_of, path_of, read
from tests.training.planning import coordinator

pytestmark = pytest.mark.django_db


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
