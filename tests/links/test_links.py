"""An address that lets somebody do one thing once, without an account."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from portal.dates import months_after, now, today
from portal.journal.models import Entry
from portal.links.actions import make, use, withdraw
from portal.links.models import Link
from portal.links.nightly import tidy
from portal.links.tokens import token_of, uuid_in
from tests.factories import UserFactory
from tests.links.purpose import VERB, make_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    return make_link()


def where(link):
    return link.address.removeprefix("http://testserver")


def said_yes():
    return Entry.objects.filter(verb=VERB).count()


def test_an_address_is_whole_and_signed(link):
    assert link.address.startswith("http://testserver/l/")
    assert uuid_in(token_of(link.uuid)) == link.uuid


def test_a_guest_is_shown_first_and_then_acts_once(client, link):
    shown = client.get(where(link))
    answered = client.post(where(link), {"answer": "yes"})
    thanked = client.get(where(link))

    assert shown.content == b"Do you agree, guest@tests.example?"
    assert (answered.status_code, answered.url) == (302, where(link))
    assert (thanked.status_code, thanked.content) == (200, b"Thank you.")
    assert said_yes() == 1


def test_looking_changes_nothing_however_often(client, link):
    for method in (client.get, client.head, client.get):
        assert method(where(link)).status_code == 200

    link.refresh_from_db()
    assert link.state == "open"


def test_a_form_with_errors_is_shown_again_and_what_it_wrote_is_taken_back(client, link):
    again = client.post(where(link), {"answer": "maybe"})

    link.refresh_from_db()
    assert (again.status_code, again.content) == (200, b"Say yes or close the page.")
    assert (link.state, said_yes()) == ("open", 0)


def test_a_second_post_does_nothing_and_says_so(client, link):
    client.post(where(link), {"answer": "yes"})

    second = client.post(where(link), {"answer": "yes"})

    assert second.status_code == 410
    assert "This link has been used" in second.content.decode()
    assert said_yes() == 1


def test_a_post_needs_the_forms_token_as_any_other(link):
    strict = Client(enforce_csrf_checks=True)

    refused = strict.post(where(link), {"answer": "yes"})

    assert (refused.status_code, said_yes()) == (403, 0)


def test_a_used_link_whose_purpose_has_no_thanks_says_whom_to_ask(client):
    link = use(make_link(purpose="tests_silent"))

    page = client.get(where(link))

    assert page.status_code == 410
    assert "ask Priya Shah, priya.shah@tests.example" in " ".join(page.content.decode().split())


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_ran_out_says_when_and_whom_to_ask(client, link, method):
    with time_machine.travel(link.expires_at + timedelta(seconds=1), tick=False):
        page = getattr(client, method)(where(link), {"answer": "yes"})

    words = " ".join(page.content.decode().split())
    assert page.status_code == 410
    assert "This link has run out" in words
    assert "If you still need to do this, ask Priya Shah" in words
    assert said_yes() == 0


def test_a_link_that_was_withdrawn_does_nothing(client, link):
    taken = withdraw(purpose="tests_agree", object_id=1, by=None)

    page = client.post(where(link), {"answer": "yes"})

    assert (taken, page.status_code, said_yes()) == (1, 410, 0)
    assert "This link was taken back" in page.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-1],
        lambda t: t[1:],
        lambda t: t + "x",
        lambda t: t.split(".")[0],
        lambda t: "x",
    ],
)
def test_a_made_up_address_says_what_to_try(client, link, change):
    page = client.get(f"/l/{change(token_of(link.uuid))}/")

    assert page.status_code == 404
    assert "This link doesn’t work" in page.content.decode()


def test_what_was_signed_for_something_else_opens_nothing(client, link):
    Link.objects.all().delete()

    assert client.get(where(link)).status_code == 404


def test_a_purpose_that_is_no_more_opens_nothing(client):
    assert client.get(where(make_link(purpose="tests_gone"))).status_code == 404


def test_no_copy_is_kept_and_no_search_engine_told(client, link):
    page = client.get(where(link))

    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_asking_again_gives_the_same_link_while_it_is_open():
    assert make_link() == make_link(email="Guest@Tests.example")


def test_after_withdrawing_or_running_out_a_new_one_is_made():
    first = make_link()
    withdraw(purpose="tests_agree", object_id=1, by=None)
    second = make_link()
    with time_machine.travel(second.expires_at, tick=False):
        third = make_link()

    assert len({first.pk, second.pk, third.pk}) == 3


def test_withdrawing_leaves_other_things_and_used_ones_alone(link):
    use(link)
    other = make_link(object_id=2)

    assert withdraw(purpose="tests_agree", object_id=1, by=None) == 0
    assert Link.objects.get(pk=other.pk).is_open


def test_using_one_that_was_withdrawn_changes_nothing(link):
    withdraw(purpose="tests_agree", object_id=1, by=None)

    assert use(link).used_at is None


@pytest.mark.database
def test_the_database_keeps_an_ended_link_ended(link):
    use(link)

    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.filter(pk=link.pk).update(used_at=None)


@pytest.mark.database
def test_the_database_refuses_a_link_that_runs_out_before_it_is_made():
    with pytest.raises(IntegrityError), transaction.atomic():
        make(purpose="x", object_id=1, email="a@b.example", days=0, ask="Me", by=UserFactory())


def midnight_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def test_links_are_forgotten_a_year_after_they_ended(link):
    others = Link.objects.exclude(purpose="tests_agree")
    a_year_before = months_after(today() + timedelta(days=370), -12)
    told = others.ended_before(midnight_of(a_year_before)).count()
    earlier = months_after(today() + timedelta(days=360), -12)
    told_early = others.ended_before(midnight_of(earlier)).count()
    kept = make_link(object_id=2, days=30)
    use(link)
    Link.objects.filter(pk=kept.pk).update(made_at=now() - timedelta(days=500))

    early = tidy(today() + timedelta(days=360))
    at_last = tidy(today() + timedelta(days=370))

    assert (early, at_last) == (told_early, 1 + told - told_early)
    assert list(Link.objects.filter(purpose="tests_agree")) == [kept]
    assert tidy(today() + timedelta(days=370)) == 0
