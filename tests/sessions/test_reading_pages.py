"""A record is answered and added to, an agreement is made, and what waits is told."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import now, today
from portal.home.desk import Desk
from portal.home.todo.supervising import tasks
from supervision.sessions import actions
from supervision.sessions.models import (
    Agreement,
    Attendee,
    Session,
)
from supervision.sessions.nightly.records import look_again, to_finish
from supervision.sessions.together import digest_of
from tests.test_budgets import questions

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def supervisor(as_):
    return as_("supervisor")


@pytest.fixture
def practitioner(as_):
    return as_("practitioner")


def typed(text, *, edit=0, was="", code="thinking"):
    """Under a heading, on a page that was opened at that count and with those words."""
    return {f"{code}-text": text, f"{code}-edit": edit, f"{code}-was": digest_of(was)}


def test_who_sees_it_differently_says_what(world, practitioner):
    session = world.shared()
    where = session.get_absolute_url()

    refused = practitioner.post(where, {"do": "respond", "agrees": "no"})
    practitioner.post(where, {"do": "respond", "agrees": "no", "comment": "It was shorter."})
    again = practitioner.post(where, {"do": "respond", "agrees": "yes"}, follow=True)

    assert "Say what you see differently." in refused.text
    assert "Your answer stays." in again.text
    assert "Seen differently" in again.text


def test_what_is_added_stands_below_the_locked_record(world, practitioner, supervisor):
    session = world.locked()

    empty = practitioner.post(session.get_absolute_url(), {"do": "add", "text": ""})
    practitioner.post(session.get_absolute_url(), {"do": "add", "text": "One thing more."})

    assert "Write what you want to add." in empty.text
    assert "One thing more." in supervisor.get(session.get_absolute_url()).text


def test_a_record_is_shared_on_with_who_supervises_now_alone(world, practitioner, cast):
    session = world.locked()
    where = session.get_absolute_url()

    assert practitioner.post(where, {"do": "share_on", "with_whom": "x"}).status_code == 404
    assert practitioner.post(where, {"do": "nothing"}).status_code == 404


def test_an_action_is_done_or_dropped_on_its_own_page(world, practitioner):
    one, two = (world.agreed_action(world.held(), what) for what in ("One", "Two"))
    first, second = (reverse("supervision:action", args=[x.uuid]) for x in (one, two))

    practitioner.post(first, {"do": "done"})
    refused = practitioner.post(second, {"do": "drop", "why": ""})
    practitioner.post(second, {"do": "drop", "why": "We moved on."})
    late = practitioner.post(second, {"do": "done"}, follow=True)

    assert "Say why it is no longer needed." in refused.text
    assert "closed already" in late.text
    one.refresh_from_db()
    assert one.state == "done"


@pytest.fixture
def draft(world):
    Agreement.objects.filter(employment=world.employment, state__in=["draft", "offered"]).delete()
    return world.draft_agreement()


def test_an_agreement_is_written_offered_and_agreed(draft, supervisor, practitioner):
    where = draft.get_absolute_url()
    terms = {"terms-every_days": 21, "terms-minutes": 60, "terms-place": "Room 2"}
    opened = supervisor.get(where).context["page"].parts
    said = {}
    for part in opened:
        form = part.form
        said |= {form[name].html_name: form[name].value() for name in ("text", "edit", "was")}

    bad = supervisor.post(where, {"do": "save"} | said | terms | {"terms-every_days": "x"})
    supervisor.post(where, {"do": "offer"} | said | terms)
    practitioner.post(where, {"do": "agree"})

    draft.refresh_from_db()
    assert "Enter a whole number" in bad.text
    assert (draft.state, draft.every_days) == ("agreed", 21)


def test_two_who_write_an_agreement_at_once_lose_neither_text(draft, supervisor, practitioner):
    code = draft.parts.all()[1].heading.code
    where = reverse("supervision:agreement_part", args=[draft.uuid, code])

    practitioner.post(where, typed("Hers.", code=code), **AS_SCRIPT)
    script = supervisor.post(where, typed("His.", code=code), **AS_SCRIPT)
    page = supervisor.post(where, typed("His.", code=code))

    assert (script.status_code, page.status_code) == (409, 409)
    assert "Hers.\n\nHis." in page.text
    assert supervisor.post(where.replace(code, "no-such")).status_code == 404


def test_a_practitioner_begins_one_with_who_supervises_them(world, practitioner):
    where = reverse("supervision:begin_agreement", args=[world.employment.uuid])

    begun = practitioner.post(where, {"supervisor": world.supervisor.uuid})

    assert begun.url == Agreement.objects.on_the_way().latest("pk").get_absolute_url()
    assert practitioner.post(where, {"supervisor": "x"}).status_code == 404


def test_a_record_left_open_is_to_be_finished(world, supervisor):
    session = world.held()
    Session.objects.filter(pk=session.pk).update(held_at=now() - timedelta(days=20))

    assert to_finish(today()) >= 1
    titles = [one.title for one in tasks(desk_of(world.supervisor))]
    assert f"Finish the record of supervision with {world.person}" in titles


def test_a_shared_record_is_to_be_answered_once(world):
    session = world.shared()
    addresses = [one.url for one in tasks(desk_of(world.person))]
    actions.respond(session=session, agrees=True, by=world.person)

    assert session.get_absolute_url() in addresses
    assert session.get_absolute_url() not in [one.url for one in tasks(desk_of(world.person))]


def test_near_sessions_are_to_be_prepared_and_past_ones_told(world):
    world.planned(days=2)
    world.planned(starts_at=now() - timedelta(hours=2))

    own = [one.title for one in tasks(desk_of(world.person))]
    theirs = [one.title for one in tasks(desk_of(world.supervisor))]

    assert f"Get ready for supervision with {world.supervisor}" in own
    assert f"Was supervision with {world.person} held?" in theirs


def test_an_agreement_is_looked_at_again(draft, world):
    actions.offer(agreement=draft, by=world.supervisor)
    asked = [one.url for one in tasks(desk_of(world.person))]
    agreed = actions.agree(agreement=draft, by=world.person)

    assert draft.get_absolute_url() in asked
    assert look_again(agreed.look_again_on) >= 1
    assert look_again(today()) == 0


def desk_of(user):
    return Desk(user)


@pytest.mark.parametrize("route", ["supervision:mine", "supervision:person"])
def test_ten_years_of_sessions_cost_no_more(world, practitioner, route):
    args = [world.employment.uuid] if route == "supervision:person" else []
    where = reverse(route, args=args)
    before = questions(practitioner, where)
    many_sessions(world, 260)

    assert questions(practitioner, where) <= before + 1


def many_sessions(world, times):
    """A fortnight apart, each missed; the pages of a list are then more than one."""
    rows = Session.objects.bulk_create(
        Session(
            supervisor=world.supervisor,
            planned_by=world.supervisor,
            planned_at=now(),
            state="missed",
            gap="service",
            why="No cover.",
            called_off_at=now(),
            starts_at=now() - timedelta(days=14 * (count + 1)),
            minutes=60,
        )
        for count in range(times)
    )
    Attendee.objects.bulk_create(
        Attendee(session=one, employment=world.employment, subject=world.person) for one in rows
    )
