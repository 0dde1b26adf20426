"""From a plan to a locked record."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import as_if, now, today, working_days_after
from portal.journal.models import Entry as JournalEntry
from portal.notices.models import Notice
from portal.plain.finding import digest_of, find
from supervision.sessions import actions
from supervision.sessions.models import AgendaPoint, Heading, Response, Session
from supervision.sessions.refusals import (
    AnsweredBefore,
    NothingSaid,
    NotPlanned,
    Stale,
    StillEmpty,
    WordsToChange,
    WrongPerson,
    WrongTime,
)

pytestmark = pytest.mark.django_db


def test_a_record_goes_from_planned_to_locked(world):
    session = world.planned()

    actions.hold(session=session, by=world.supervisor)
    world.write(session)
    actions.share(session=session, by=world.supervisor)
    actions.respond(session=session, agrees=True, by=world.person)

    session.refresh_from_db()
    verbs = JournalEntry.objects.filter(object_id=session.pk, verb__startswith="supervision.")
    assert session.is_locked
    assert set(verbs.values_list("verb", flat=True)) >= {
        "supervision.planned",
        "supervision.held",
        "supervision.shared",
        "supervision.answered",
        "supervision.locked",
    }


def test_planning_the_same_twice_plans_it_once(world):
    at = now() + timedelta(days=3)

    first, second = world.planned(starts_at=at), world.planned(starts_at=at)

    assert first == second


def test_a_series_keeps_its_time_of_day_over_the_change_of_the_clocks(world):
    sessions = actions.plan_series(
        employments=[world.employment],
        starts_at=now() + timedelta(days=1),
        minutes=60,
        every_days=28,
        times=10,
        by=world.supervisor,
    )

    times = {timezone.localtime(one.starts_at).time() for one in sessions}
    assert len(sessions) == 10
    assert len(times) == 1
    assert len({one.series for one in sessions}) == 1
    title = Notice.objects.filter(recipient=world.person, key__startswith="supervision.planned")
    assert title.count() == 1


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"minutes": 4}, WrongTime),
        ({"minutes": 481}, WrongTime),
        ({"days": 400}, WrongTime),
        ({"days": -40}, WrongTime),
        ({"kind": "short_note"}, WrongPerson),
        ({"kind": "sleepover"}, WrongPerson),
    ],
)
def test_a_session_that_can_not_be_is_refused(world, fields, refusal):
    with pytest.raises(refusal):
        world.planned(**fields)


@pytest.mark.parametrize("fields", [{"times": 1}, {"times": 53}, {"every_days": 0}])
def test_a_series_has_a_sensible_length(world, fields):
    fields = {"times": 3, "every_days": 28} | fields

    with pytest.raises(WrongTime):
        actions.plan_series(
            employments=[world.employment],
            starts_at=now(),
            minutes=60,
            by=world.supervisor,
            **fields,
        )


@pytest.mark.parametrize("who", ["practitioner", "twin-supervisor", "administrator"])
def test_only_who_supervises_somebody_plans_for_them(world, who):
    with pytest.raises(PermissionDenied):
        world.planned(by=world.cast[who])


def test_only_a_group_is_for_several(world):
    team = world.team

    with pytest.raises(WrongPerson):
        world.planned(employments=team)
    with pytest.raises(WrongPerson):
        actions.plan_series(
            employments=team,
            starts_at=now(),
            minutes=60,
            every_days=28,
            times=3,
            by=world.supervisor,
        )
    with pytest.raises(WrongPerson):
        actions.plan_series(
            employments=team,
            starts_at=now(),
            minutes=60,
            every_days=28,
            times=3,
            kind="after_incident",
            by=world.supervisor,
        )
    assert world.planned(employments=team, kind="group").attendees.count() == 2


def test_moving_tells_the_other_and_counts_for_calendars(world):
    session = world.planned(days=2)
    later = session.starts_at + timedelta(days=1)

    for _ in range(2):
        actions.move(
            session=session, starts_at=later, minutes=60, place="", link="", by=world.supervisor
        )

    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (later, 1)
    assert Notice.objects.filter(
        recipient=world.person, key=f"supervision.moved.{session.pk}.1"
    ).exists()


def test_what_was_held_is_not_moved(world):
    session = world.held()

    with pytest.raises(NotPlanned):
        actions.move(
            session=session, starts_at=now(), minutes=30, place="", link="", by=world.supervisor
        )


def test_a_session_to_come_is_not_held_yet(world):
    with pytest.raises(WrongTime):
        world.held(days=1)


def test_holding_twice_is_holding_once(world):
    session = world.held()

    again = actions.hold(session=session, by=world.supervisor)

    assert again.held_at == session.held_at


def test_a_session_that_was_called_off_is_not_held(world):
    session = world.planned(days=-1)
    actions.call_off(
        session=session, state="missed", gap="service", why="No cover.", by=world.supervisor
    )

    with pytest.raises(NotPlanned):
        actions.hold(session=session, by=world.supervisor)


def test_the_practitioner_can_cancel_and_the_other_is_told(world):
    session = world.planned(days=2)

    for _ in range(2):
        actions.call_off(
            session=session, state="cancelled", gap="nobody", why="A court day.", by=world.person
        )

    assert Notice.objects.filter(
        recipient=world.supervisor, key=f"supervision.cancelled.{session.pk}"
    ).exists()
    session.refresh_from_db()
    assert session.was_called_off


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"state": "missed"}, WrongTime),
        ({"state": "held"}, NothingSaid),
        ({"gap": "theirs"}, NothingSaid),
        ({"why": " "}, NothingSaid),
    ],
)
def test_calling_off_says_what_whose_and_why(world, fields, refusal):
    session = world.planned(days=2)
    fields = {"state": "cancelled", "gap": "service", "why": "No room."} | fields

    with pytest.raises(refusal):
        actions.call_off(session=session, by=world.supervisor, **fields)


def test_what_was_called_off_stays_so(world):
    session = world.planned(days=2)
    said = {"session": session, "state": "cancelled", "by": world.supervisor}
    actions.call_off(gap="service", why="No room.", **said)

    with pytest.raises(NotPlanned):
        actions.call_off(gap="practitioner", why="Forgot.", **said)


def test_nobody_else_calls_a_session_off(world):
    session = world.planned(days=2)

    with pytest.raises(PermissionDenied):
        actions.call_off(
            session=session,
            state="cancelled",
            gap="service",
            why="No.",
            by=world.cast["twin-supervisor"],
        )


def test_words_that_may_point_to_a_family_are_declared_when_they_do_not(world):

    session = world.planned(days=2)
    why = "The room is at M1 1AE."
    declared = {digest_of(find(why))}

    actions.call_off(
        session=session,
        state="cancelled",
        gap="service",
        why=why,
        declared=declared,
        by=world.supervisor,
    )

    assert JournalEntry.objects.filter(verb="words.declared", object_id=session.pk).exists()


def test_both_write_and_neither_text_is_lost(world):
    session = world.held()
    world.write(session, "What I think.", by=world.person)

    with pytest.raises(Stale) as refused:
        world.write(session, "What I think, too.", by=world.supervisor)

    assert refused.value.kept.text == "What I think."
    assert world.write(session, "Both of it.", edit=1).edit == 2


def test_saving_the_same_again_changes_nothing(world):
    session = world.held()
    first = world.write(session)

    again = world.write(session, edit=7)

    assert (again.edit, again.saved_at) == (first.edit, first.saved_at)


def test_a_record_is_written_under_headings_of_records(world):
    with pytest.raises(NothingSaid):
        actions.save_entry(
            session=world.held(),
            heading=Heading.objects.filter(of="agreement").first(),
            text="Words.",
            edit=0,
            by=world.supervisor,
        )


def test_a_record_is_written_while_it_is_held_and_by_its_people(world):
    planned = world.planned(days=1)

    with pytest.raises(PermissionDenied):
        world.write(planned)
    with pytest.raises(PermissionDenied):
        world.write(world.held(), by=world.cast["service-manager"])


def test_an_empty_record_is_not_shared(world):
    session = world.held()
    world.write(session, "  ")

    with pytest.raises(StillEmpty):
        actions.share(session=session, by=world.supervisor)


def test_words_that_may_point_to_a_family_are_changed_before_sharing(world):
    session = world.held()
    world.write(session, "We talked about case 48213.")

    with pytest.raises(WordsToChange) as refused:
        actions.share(session=session, by=world.supervisor)

    assert [part.heading.code for part in refused.value.parts] == ["thinking"]


def test_only_who_holds_it_shares_it_and_twice_is_once(world):
    session = world.held()
    world.write(session)

    with pytest.raises(PermissionDenied):
        actions.share(session=session, by=world.person)
    with pytest.raises(PermissionDenied):
        actions.share(session=world.planned(days=1), by=world.supervisor)
    first = actions.share(session=session, by=world.supervisor)
    assert actions.share(session=session, by=world.supervisor).shared_at == first.shared_at


def test_seeing_it_differently_says_how_and_both_stay(world):
    session = world.shared()

    with pytest.raises(NothingSaid):
        actions.respond(session=session, agrees=False, comment=" ", by=world.person)
    answer = actions.respond(
        session=session, agrees=False, comment="It was longer.", by=world.person
    )

    again = actions.respond(
        session=session, agrees=False, comment="It was longer.", by=world.person
    )
    assert answer == again
    assert answer.answer == Response.Answer.DIFFERS
    with pytest.raises(AnsweredBefore):
        actions.respond(session=session, agrees=True, by=world.person)


@pytest.mark.parametrize("who", ["supervisor", "twin-practitioner"])
def test_nobody_answers_for_another(world, who):
    with pytest.raises(PermissionDenied):
        actions.respond(session=world.shared(), agrees=True, by=world.cast[who])


def test_no_answer_in_ten_working_days_is_noted_and_locks(world):
    session = world.shared()
    last = working_days_after(today(), 10)

    assert actions.answer_for_the_silent(last) == 0
    assert actions.answer_for_the_silent(last + timedelta(days=1)) == 1

    session.refresh_from_db()
    assert session.is_locked
    assert session.responses.get().answer == Response.Answer.NO_ANSWER
    assert actions.answer_for_the_silent(last + timedelta(days=1)) == 0


def test_a_locked_record_takes_addenda_from_its_people_alone(world):
    session = world.locked()

    first = actions.add_addendum(session=session, text="It helped.", by=world.person)
    again = actions.add_addendum(session=session, text="It helped.", by=world.person)

    assert first == again
    with pytest.raises(NothingSaid):
        actions.add_addendum(session=session, text=" ", by=world.person)
    with pytest.raises(PermissionDenied):
        actions.add_addendum(session=session, text="Me too.", by=world.cast["service-manager"])


def test_a_record_is_shared_on_by_the_practitioner_to_who_supervises_them_now(world):
    session = world.locked()

    shared = actions.share_on(session=session, with_whom=world.supervisor, by=world.person)

    assert actions.share_on(session=session, with_whom=world.supervisor, by=world.person) == shared
    for by, whom in (
        (world.supervisor, world.supervisor),
        (world.person, world.cast["twin-supervisor"]),
    ):
        with pytest.raises(PermissionDenied):
            actions.share_on(session=session, with_whom=whom, by=by)


def test_what_was_not_talked_about_comes_along_to_the_next(world):
    first = world.planned()
    actions.add_point(session=first, text="My leave.", by=world.person)
    done = actions.add_point(session=first, text="The new form.", by=world.supervisor)
    actions.hold(session=first, by=world.supervisor)
    actions.tick_point(point=done, talked_about=True, by=world.person)
    world.write(first)
    actions.share(session=first, by=world.supervisor)

    with as_if(now() + timedelta(days=1)):
        second = world.held()

    assert [point.text for point in second.points.all()] == ["My leave."]
    assert AgendaPoint.objects.filter(carried_from__isnull=False).count() == 1


def test_a_point_is_added_once_and_says_something(world):
    session = world.planned(days=2)

    first = actions.add_point(session=session, text="My leave.", by=world.person)

    assert actions.add_point(session=session, text="My leave.", by=world.person) == first
    assert actions.tick_point(point=first, talked_about=False, by=world.person) == first
    with pytest.raises(NothingSaid):
        actions.add_point(session=session, text=" ", by=world.person)


def test_the_tick_for_decisions_is_of_who_holds_the_session(world):
    session = world.held()

    actions.tick_decisions(session=session, written=True, by=world.supervisor)
    actions.tick_decisions(session=session, written=True, by=world.supervisor)

    session.refresh_from_db()
    assert session.decisions_written is True
    ticked = JournalEntry.objects.filter(verb="supervision.decisions_ticked")
    assert ticked.filter(object_id=session.pk).count() == 1
    with pytest.raises(PermissionDenied):
        actions.tick_decisions(session=session, written=False, by=world.person)


def test_a_short_conversation_is_noted_at_once(world):
    note = actions.note_short(employment=world.employment, by=world.supervisor)

    assert note.is_being_written
    assert actions.note_short(employment=world.employment, by=world.supervisor) == note
    with pytest.raises(PermissionDenied):
        actions.note_short(employment=world.employment, by=world.person)


def test_who_was_away_from_a_group_is_not_asked(world):
    team = world.team
    session = world.planned(employments=team, kind="group")
    away = session.attendees.exclude(employment=world.employment)
    there = session.attendees.get(employment=world.employment)
    actions.hold(session=session, away=list(away), by=world.supervisor)
    world.write(session)
    actions.share(session=session, by=world.supervisor)

    actions.respond(session=session, agrees=True, by=there.subject)

    session.refresh_from_db()
    assert session.is_locked
    assert session in Session.objects.visible_to(away.get().subject)
