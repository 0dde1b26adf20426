"""The pages of supervision: plan, prepare, write together, answer, add, agree."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.calendar import in_feeds
from portal.dates import now, today
from portal.home.desk import Desk
from portal.home.todo.supervising import tasks
from supervision.sessions import actions
from supervision.sessions.models import (
    AgendaPoint,
    AgreedAction,
    Agreement,
    Attendee,
    Entry,
    Session,
)
from supervision.sessions.nightly import look_again, to_finish
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


def when(**more):
    day = today() + timedelta(days=8)
    return {
        "day_day": day.day,
        "day_month": day.month,
        "day_year": day.year,
        "time": "2pm",
        "minutes": 60,
        "kind": "one_to_one",
        "times": 1,
        "every_days": 14,
    } | more


def part_of(session, code="thinking"):
    return reverse("supervision:part", args=[session.uuid, code])


def typed(text, *, edit=0, was="", code="thinking"):
    """Under a heading, on a page that was opened at that count and with those words."""
    return {f"{code}-text": text, f"{code}-edit": edit, f"{code}-was": digest_of(was)}


# --- Planning ----


def test_a_series_is_planned_with_its_place(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    supervisor.post(where, when(times=3, place="Room 2"))

    series = Session.objects.filter(place="Room 2")
    assert series.count() == 3
    assert series.first().series is not None


def test_after_something_hard_no_series_is_planned(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    answer = supervisor.post(where, when(times=3, kind="after_incident"))

    assert "is no series" in answer.text


def test_a_day_too_far_off_is_said_beside_the_day(world, supervisor):
    where = reverse("supervision:plan", args=[world.employment.uuid])

    answer = supervisor.post(where, when(day_year=today().year + 3))

    assert "Plan up to a year ahead." in answer.text


def test_a_group_is_two_people_or_more(world, supervisor):
    where = reverse("supervision:plan_group")
    one, two = world.team

    alone = supervisor.post(where, when(people=[one.uuid]))
    both = supervisor.post(where, when(people=[one.uuid, two.uuid]))

    assert "Choose two people or more." in alone.text
    assert both.status_code == 302
    assert Session.objects.filter(kind="group").latest("pk").attendees.count() == 2


def test_a_moved_session_is_newer_in_the_calendar(world, supervisor):
    session = world.planned(days=5)

    supervisor.post(reverse("supervision:move", args=[session.uuid]), when(place="Room 9"))
    told = supervisor.get(reverse("supervision:calendar", args=[session.uuid])).content.decode()

    assert "SEQUENCE:1" in told
    assert "LOCATION:Room 9" in told


def test_a_cancelled_session_stays_in_the_feed_as_cancelled(world):
    session = world.planned(days=5)
    actions.call_off(
        session=session, state="cancelled", gap="service", why="No cover.", by=world.supervisor
    )

    entries = in_feeds(world.person, now())

    assert [one.status for one in entries if str(session.uuid) in one.uid] == ["CANCELLED"]


def test_a_missed_session_says_that_a_gap_of_the_service_counts_against_nobody(
    world, supervisor, practitioner
):
    session = world.planned()
    where = reverse("supervision:call_off", args=[session.uuid])

    supervisor.post(where, {"state": "missed", "gap": "service", "why": "No cover."})
    page = practitioner.get(session.get_absolute_url()).text

    assert "count against the practitioner" in page
    assert supervisor.get(where).status_code == 302


def test_what_is_still_to_come_can_not_be_missed(world, supervisor):
    session = world.planned(days=5)
    where = reverse("supervision:call_off", args=[session.uuid])

    answer = supervisor.post(where, {"state": "missed", "gap": "nobody", "why": "Snow."})

    assert "still to come" in answer.text


def test_what_is_to_come_can_not_be_begun(world, supervisor):
    session = world.planned(days=5)

    answer = supervisor.post(session.get_absolute_url(), {"do": "hold"}, follow=True)

    assert "still to come" in answer.text


def test_a_point_is_added_and_one_about_a_family_is_not(world, practitioner):
    session = world.planned(days=5)
    where = session.get_absolute_url()

    refused = practitioner.post(where, {"do": "point", "text": "The child in case 48213"})
    practitioner.post(where, {"do": "point", "text": "Rest"})

    assert "looks like a case number" in refused.text
    assert [one.text for one in session.points.all()] == ["Rest"]


# --- Writing together ----


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
    key = page.offered[0].key

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


# --- Reading ----


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


# --- Agreements ----


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


# --- Every night, and on one's own page ----


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


# --- Ten years of it ----


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
