"""What was agreed is carried until it is done, or dropped with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.people.models import Employment
from supervision.sessions import actions
from supervision.sessions.models import AgreedAction
from supervision.sessions.refusals import NothingSaid, WrongPerson, WrongTime

pytestmark = pytest.mark.django_db


def test_an_action_stays_open_after_the_record_is_locked(world):
    session = world.held()
    action = world.agreed_action(session)
    world.write(session)
    actions.share(session=session, by=world.supervisor)
    actions.respond(session=session, agrees=True, by=world.person)

    later = world.held(days=-1)
    actions.finish_action(action=action, session=later, by=world.person)

    action.refresh_from_db()
    assert (action.state, action.closed_in) == ("done", later)
    assert actions.finish_action(action=action, by=world.person).closed_in == later


def test_the_same_action_is_written_down_once(world):
    session = world.held()

    assert world.agreed_action(session) == world.agreed_action(session)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"what": " "}, NothingSaid),
        ({"by_when": today() - timedelta(days=9)}, WrongTime),
    ],
)
def test_an_action_says_what_and_by_when(world, fields, refusal):
    with pytest.raises(refusal):
        world.agreed_action(world.held(), **fields)


def test_an_action_is_seen_to_by_one_of_the_two(world):
    with pytest.raises(WrongPerson):
        world.agreed_action(world.held(), owner=world.cast["twin-supervisor"])


def test_an_action_is_for_somebody_of_the_session(world):
    other = world.planned(days=2)

    with pytest.raises(PermissionDenied):
        world.agreed_action(world.held(), attendee=other.attendees.get())


def test_an_action_is_dropped_with_a_reason_and_stays_so(world):
    action = world.agreed_action(world.held())

    with pytest.raises(NothingSaid):
        actions.drop_action(action=action, why=" ", by=world.person)
    dropped = actions.drop_action(action=action, why="The team moved.", by=world.person)

    again = actions.drop_action(action=action, why="The team moved.", by=world.person)
    assert dropped == again
    with pytest.raises(WrongTime):
        actions.finish_action(action=action, by=world.person)


def test_an_action_is_closed_in_a_session_of_the_same_person(world):
    action = world.agreed_action(world.held())
    twin = world.cast["twin-practitioner"]

    theirs = Employment.objects.current().get(user=twin)
    line = theirs.supervision_lines.current().first()
    other = world.planned(employments=[theirs], by=line.supervisor)

    with pytest.raises(PermissionDenied):
        actions.finish_action(action=action, session=other, by=world.person)


@pytest.mark.parametrize("who", ["twin-supervisor", "service-manager", "administrator"])
def test_nobody_else_closes_it_or_sees_it(world, who):
    action = world.agreed_action(world.held())

    with pytest.raises(PermissionDenied):
        actions.finish_action(action=action, by=world.cast[who])
    assert action not in AgreedAction.objects.visible_to(world.cast[who])
