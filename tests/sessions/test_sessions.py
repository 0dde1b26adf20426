"""From a plan to a locked record."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.journal.models import Entry as JournalEntry
from supervision.sessions import actions
from supervision.sessions.deadlines import Deadlines
from supervision.sessions.models import Heading, Response, Session
from supervision.sessions.refusals import (
    AnsweredBefore,
    NothingSaid,
    Stale,
    StillEmpty,
    WordsToChange,
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


def test_holding_twice_is_holding_once(world):
    session = world.held()

    again = actions.hold(session=session, by=world.supervisor)

    assert again.held_at == session.held_at


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
    last = Deadlines().answer_by(session)

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
