"""Two people write a record; neither loses a word."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import now, today
from supervision.sessions import actions
from supervision.sessions.actions import agreed as closing
from supervision.sessions.models import (
    AgendaPoint,
    AgreedAction,
    Entry,
)
from supervision.sessions.together import digest_of

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def supervisor(as_):
    return as_("supervisor")


@pytest.fixture
def practitioner(as_):
    return as_("practitioner")


def part_of(session, code="thinking"):
    return reverse("supervision:part", args=[session.uuid, code])


def typed(text, *, edit=0, was="", code="thinking"):
    """Under a heading, on a page that was opened at that count and with those words."""
    return {f"{code}-text": text, f"{code}-edit": edit, f"{code}-was": digest_of(was)}


def test_two_who_write_at_once_lose_neither_text(world, supervisor, practitioner):
    session = world.held()
    theirs = practitioner.post(part_of(session), typed("Hers."), **AS_SCRIPT)

    script = supervisor.post(part_of(session), typed("His."), **AS_SCRIPT)
    page = supervisor.post(session.get_absolute_url(), {"do": "save"} | typed("His."))

    assert theirs.status_code == 200
    assert script.status_code == 409
    assert page.status_code == 409
    assert "Hers.\n\nHis." in page.text
    assert Entry.objects.get(session=session).text == "Hers."


def test_what_a_page_did_not_change_it_does_not_save(world, supervisor, practitioner):
    session = world.held()
    practitioner.post(part_of(session), typed("Hers."), **AS_SCRIPT)

    answer = supervisor.post(session.get_absolute_url(), {"do": "save"} | typed(""))

    assert answer.status_code == 302
    assert Entry.objects.get(session=session).text == "Hers."


def test_words_taken_back_after_a_save_are_taken_back(world, supervisor):
    session = world.held()
    saved = supervisor.post(part_of(session), typed("One."), **AS_SCRIPT).json()["edits"]

    supervisor.post(part_of(session), {"thinking-text": ""} | saved)

    assert Entry.objects.get(session=session).text == ""


def test_a_draft_about_a_family_is_kept_and_not_shared(world, supervisor):
    session = world.held()

    answer = supervisor.post(
        session.get_absolute_url(), {"do": "share"} | typed("See case 48213."), follow=True
    )

    session.refresh_from_db()
    assert session.is_being_written
    assert "Look again at “Thinking about practice”" in answer.text
    assert "1 thing to change first" in answer.text


def test_words_that_are_too_long_are_said(world, supervisor):
    session = world.held()

    script = supervisor.post(part_of(session), typed("x" * 5000), **AS_SCRIPT)
    plain = supervisor.post(part_of(session), typed("x" * 5000))

    assert script.status_code == plain.status_code == 422
    assert "x" * 5000 in plain.text


def test_an_empty_record_is_not_shared(world, supervisor):
    session = world.held()

    answer = supervisor.post(session.get_absolute_url(), {"do": "share"}, follow=True)

    assert "Nothing is written yet." in answer.text


def test_old_actions_are_done_dropped_or_carried(world, supervisor):
    before = world.held()
    done, dropped, open_ = (world.agreed_action(before, what) for what in ("One", "Two", "Three"))
    session = world.held(starts_at=now() + timedelta(minutes=5))
    said = {f"was-{done.pk}": "done", f"was-{dropped.pk}": "drop", f"was-{open_.pk}": "open"}

    refused = supervisor.post(session.get_absolute_url(), said)
    supervisor.post(session.get_absolute_url(), said | {f"was-{dropped.pk}-why": "We moved on."})

    assert "Say why it is no longer needed." in refused.text
    states = {one.what: one.state for one in AgreedAction.objects.filter(session=before)}
    assert states == {"One": "done", "Two": "dropped", "Three": "open"}


def test_what_is_no_longer_theirs_to_close_stops_no_save(world, supervisor, monkeypatch):
    """The action was of a job that somebody else supervises by the time this page is sent."""
    action = world.agreed_action(world.held())
    session = world.held(starts_at=now() + timedelta(minutes=5))
    monkeypatch.setattr(closing, "may_close_action", lambda *_: False)

    answer = supervisor.post(
        session.get_absolute_url(),
        {"do": "save", f"was-{action.pk}": "done"} | typed("Words."),
    )

    action.refresh_from_db()
    assert answer.status_code == 302
    assert action.is_open
    assert Entry.objects.get(session=session).text == "Words."


def test_an_action_typed_is_kept_whatever_button_is_pressed(world, supervisor):
    session = world.held()
    there = session.attendees.get()
    new = {"new-what": "Watch a visit", "new-who": f"{there.pk}-holder"}
    day = today() + timedelta(days=9)

    half = supervisor.post(session.get_absolute_url(), {"do": "save"} | new)
    early = {"new-by_when_day": 1, "new-by_when_month": 1, "new-by_when_year": 2020}
    wrong = supervisor.post(session.get_absolute_url(), new | early)
    dated = {"day": day.day, "month": day.month, "year": day.year}
    new |= {f"new-by_when_{name}": value for name, value in dated.items()}
    supervisor.post(session.get_absolute_url(), {"do": "save"} | new)

    assert "Watch a visit" in half.text
    assert "the day of the session, or a later one" in wrong.text
    assert AgreedAction.objects.get(session=session).owner == world.supervisor


def test_what_was_offered_and_ticked_is_on_the_agenda(world, supervisor):
    session = world.held()
    point = actions.add_point(session=session, text="Rest", by=world.person)
    page = supervisor.get(session.get_absolute_url()).context["page"]
    key = page.ticks.offered[0].key

    supervisor.post(
        part_of(session, "agenda"), {"agenda-point": point.pk, "agenda-line": key}, **AS_SCRIPT
    )

    assert AgendaPoint.objects.filter(session=session, talked_about=True).count() == 2


def test_the_tick_for_decisions_is_the_supervisor_s(world, supervisor, practitioner):
    session = world.held()
    where = part_of(session, "decisions")

    practitioner.post(where, {"decisions-written": "yes"}, **AS_SCRIPT)
    session.refresh_from_db()
    assert session.decisions_written is None
    supervisor.post(where, {"decisions-written": "yes"}, **AS_SCRIPT)

    session.refresh_from_db()
    assert session.decisions_written


def test_no_other_heading_is_written_under(world, supervisor):
    held, planned = world.held(), world.planned(days=3)

    assert supervisor.post(part_of(held, "no-such")).status_code == 404
    assert supervisor.post(part_of(planned)).status_code == 404


def test_a_group_s_actions_are_each_one_s_own(world, supervisor, practitioner):
    session = world.planned(employments=world.team, kind="group")
    there = [one.pk for one in session.attendees.all()]
    supervisor.post(session.get_absolute_url(), {"do": "hold", "there": there})
    other = session.attendees.exclude(employment=world.employment).get()
    world.agreed_action(session, "Only theirs", attendee=other, owner=other.subject)

    page = practitioner.get(session.get_absolute_url()).text

    assert "Only theirs" not in page
    assert "Only theirs" in supervisor.get(session.get_absolute_url()).text
