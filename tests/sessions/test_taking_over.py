"""Another supervisor, or somebody who covers: what was planned and agreed goes on with the one who
supervises today."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.dates import now, today
from portal.home import agenda_lines
from portal.people.models import Cover
from supervision.sessions import actions, agenda
from supervision.sessions.actions.agreements import _end_without_line
from supervision.sessions.models import Agreement, Session
from supervision.sessions.nightly import end_without_line
from supervision.sessions.overview import Team
from supervision.sessions.rules import holds_session, may_agree
from tests.factories import SupervisionLineFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.access]


@pytest.fixture
def take_over(world):
    """Somebody else is the line manager from today."""

    def change():
        world.employment.supervision_lines.filter(supervisor=world.supervisor).update(ends=today())
        line = SupervisionLineFactory(
            employment=world.employment, subject=world.person, starts=today()
        )
        return line.supervisor

    return change


def cover_for(absent, covering):
    return Cover.objects.create(
        absent=absent,
        covering=covering,
        set_by=absent,
        starts=today(),
        ends=today() + timedelta(days=9),
    )


def move(session, by):
    return actions.move(
        session=session,
        starts_at=session.starts_at + timedelta(days=1),
        minutes=60,
        place="",
        link="",
        by=by,
    )


def fresh(session):
    return Session.objects.with_people().get(pk=session.pk)


def test_what_a_former_supervisor_planned_goes_to_the_one_of_today(world, take_over):
    first, second, third = (world.planned(days=days) for days in (2, 3, 0))
    new = take_over()

    assert set(Session.objects.to_be_held_by(new)) >= {first, second, third}
    assert not Session.objects.to_be_held_by(world.supervisor).for_employment(world.employment)
    with pytest.raises(PermissionDenied):
        move(first, world.supervisor)
    assert move(first, new).supervisor == new
    called = {"state": "cancelled", "gap": "service", "why": "No room."}
    assert actions.call_off(session=second, by=new, **called).supervisor == new
    assert actions.hold(session=third, by=new).supervisor == new
    assert not holds_session(world.supervisor, fresh(third))


def test_a_practitioner_calls_off_and_takes_nothing_over(world, take_over):
    session = world.planned(days=2)
    take_over()

    called = {"state": "cancelled", "gap": "nobody", "why": "No room."}
    assert actions.call_off(session=session, by=world.person, **called).supervisor == (
        world.supervisor
    )


def test_who_supervises_beside_another_leaves_them_their_sessions(world):
    session = world.planned(days=2)
    beside = SupervisionLineFactory(
        employment=world.employment, subject=world.person, kind="practice", starts=today()
    ).supervisor

    assert session not in Session.objects.visible_to(beside)
    assert not holds_session(beside, session)


def test_a_group_is_taken_over_by_who_supervises_all_of_it(world, take_over):
    session = world.planned(employments=world.team, kind="group", days=2)
    new = take_over()

    assert holds_session(world.supervisor, session)
    assert session not in Session.objects.visible_to(new)
    assert not holds_session(new, session)


def test_what_is_planned_as_cover_is_of_who_is_away(world):
    covering = UserFactory()
    cover = cover_for(world.supervisor, covering)

    session = world.planned(days=3, by=covering)

    assert session.supervisor == world.supervisor
    assert holds_session(covering, fresh(session))
    cover.delete()
    assert not holds_session(covering, fresh(session))
    assert session not in Session.objects.visible_to(covering)


def test_who_covers_two_plans_for_neither_with_themselves(world):
    covering = UserFactory()
    above = world.supervisor.supervision_received.current().first()
    cover_for(world.supervisor, covering)
    cover_for(above.supervisor, covering)

    session = world.planned(
        employments=[above.employment, world.employment], kind="group", days=3, by=covering
    )

    assert session.supervisor == above.supervisor


def test_who_covers_for_a_former_supervisor_sees_nothing_planned(world, take_over):
    session = world.planned(days=2)
    covering = UserFactory()
    cover_for(world.supervisor, covering)
    assert session in Session.objects.visible_to(covering)

    take_over()

    assert session not in Session.objects.visible_to(covering)


def test_a_former_supervisor_is_offered_nothing_for_the_agenda(world, take_over, monkeypatch):
    session = world.planned()
    monkeypatch.setattr(agenda, "_sources", [lambda employment, people: [agenda.Line("A", "b")]])
    assert len(agenda.offered_for(fresh(session), world.supervisor)) == 1

    new = take_over()

    assert agenda.offered_for(fresh(session), world.supervisor) == []
    assert agenda.offered_for(fresh(session), world.person) == []
    actions.hold(session=session, by=new)
    assert len(agenda.offered_for(fresh(session), new)) == 1


def test_a_line_is_offered_where_all_of_them_may_read_it(world, monkeypatch):
    monkeypatch.setattr(agenda_lines, "SOON", 4000)
    practice = SupervisionLineFactory(
        employment=world.employment, subject=world.person, kind="practice", starts=today()
    ).supervisor
    theirs = agenda_lines._gates(world.employment, [world.person, world.supervisor])
    assert theirs

    both = [world.person, world.supervisor, practice]
    assert agenda_lines._gates(world.employment, both) == []
    everything = agenda_lines.lines(world.employment, both)
    assert not {line.kind for line in everything} & {"Sign-off", "Sign-off ends"}


def test_an_agreement_ends_when_its_supervisor_changes(world, take_over):
    agreement = world.agreed()
    assert end_without_line(today()) == 0
    assert _end_without_line(agreement.pk, today()) == 0

    take_over()

    assert end_without_line(today()) == 1
    assert end_without_line(today()) == 0
    assert Agreement.objects.get(pk=agreement.pk).state == "ended"


def test_an_offer_of_a_former_supervisor_is_taken_back(world, take_over):
    offer = world.offered()
    assert may_agree(world.person, offer)

    take_over()

    offer = Agreement.objects.get(pk=offer.pk)
    assert not may_agree(world.person, offer)
    # And the one in force beside it.
    assert end_without_line(today()) == 2
    assert Agreement.objects.get(pk=offer.pk).state == "withdrawn"


def test_the_new_supervisor_is_asked_whether_it_was_held(world, take_over, as_):
    session = world.planned(starts_at=now() - timedelta(days=1))
    new = take_over()

    assert session in Team(new).was_it_held
    assert session not in Team(world.supervisor).was_it_held
    page = as_("practitioner").get(reverse("supervision:session", args=[session.uuid]))
    assert page.status_code == 200
