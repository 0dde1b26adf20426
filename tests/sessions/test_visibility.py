"""Who sees which record: what leaks here is a colleague's private words."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from portal.people.actions.openings import open_records
from portal.people.models import Cover
from portal.policy.actions import set_value
from supervision.sessions import actions
from supervision.sessions.models import AgreedAction, Agreement, Sample, SampledSession, Session
from tests.conftest import ROLES, TWINS
from tests.factories import (
    EmploymentFactory,
    SupervisionLineFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.access]

OTHERS = [who for who in (*ROLES, *TWINS) if who not in ("practitioner", "supervisor")]


def sees(person, session) -> bool:
    return session in Session.objects.visible_to(person)


def test_a_record_is_its_two_people_s_and_nobody_else_s(world):
    for session in (world.planned(days=3), world.held(), world.locked(days=-1)):
        assert sees(world.person, session)
        assert sees(world.supervisor, session)
        assert [who for who in OTHERS if sees(world.cast[who], session)] == []


def test_an_agreement_is_its_people_s_and_nobody_else_s(world):
    agreement = world.agreed()

    seen = [who for who in OTHERS if agreement in Agreement.objects.visible_to(world.cast[who])]

    assert seen == []
    assert agreement in Agreement.objects.visible_to(world.person)


def test_in_a_group_nobody_sees_another_s_actions(world):
    team = world.team
    session = world.planned(employments=team, kind="group")
    actions.hold(session=session, by=world.supervisor)
    action = world.agreed_action(session)
    other = session.attendees.exclude(employment=world.employment).get().subject

    assert sees(other, session)
    assert action not in AgreedAction.objects.visible_to(other)
    assert action in AgreedAction.objects.visible_to(world.person)


@pytest.fixture
def new_supervisor(world):
    """Somebody else takes over as line manager today."""
    line = world.employment.supervision_lines.current().get(kind="line")
    line.ends = today()
    line.save()
    supervisor = UserFactory()
    SupervisionLineFactory(
        employment=world.employment, subject=world.person, supervisor=supervisor, starts=today()
    )
    return supervisor


@pytest.fixture
def past(world):
    """Two locked records and one that is only shared, with an action that is open."""
    with as_if(now() - timedelta(days=60)):
        first = world.locked()
    with as_if(now() - timedelta(days=30)):
        second = world.held()
        action = world.agreed_action(second)
        world.write(second)
        actions.share(session=second, by=world.supervisor)
        actions.respond(session=second, agrees=True, by=world.person)
    with as_if(now() - timedelta(days=2)):
        waiting = world.shared()
    return first, second, waiting, action


def test_a_new_supervisor_reads_the_last_locked_record_and_open_actions(
    world, past, new_supervisor
):
    first, second, waiting, action = past

    assert not sees(new_supervisor, first)
    assert sees(new_supervisor, second)
    assert not sees(new_supervisor, waiting)
    assert action in AgreedAction.objects.visible_to(new_supervisor)
    actions.finish_action(action=action, by=world.person)
    assert action not in AgreedAction.objects.visible_to(new_supervisor)


def test_a_council_can_hand_over_no_record_at_all(world, past, new_supervisor):
    set_value(
        name="supervision.hand_over_last_record",
        value=False,
        starts=today(),
        reason="Agreed with the unions.",
        by=world.cast["workforce-lead"],
    )

    assert not sees(new_supervisor, past[1])


def test_the_practitioner_can_share_an_earlier_record(world, past, new_supervisor):
    first = past[0]

    actions.share_on(session=first, with_whom=new_supervisor, by=world.person)

    assert sees(new_supervisor, first)
    line = world.employment.supervision_lines.get(supervisor=new_supervisor)
    line.ends = today()
    line.save()
    assert not sees(new_supervisor, first)


def test_who_covers_sees_what_is_not_over(world, past):
    covering = world.cast["twin-supervisor"]
    Cover.objects.create(
        absent=world.supervisor,
        covering=covering,
        set_by=world.cast["service-manager"],
        starts=today(),
        ends=today() + timedelta(days=14),
    )

    assert sees(covering, past[2])
    assert sees(covering, world.planned(days=3))
    assert not sees(covering, past[0])
    assert not sees(covering, past[1])


def test_who_supervises_beside_another_reads_none_of_their_records(world, past):
    beside = UserFactory()
    SupervisionLineFactory(
        employment=world.employment,
        subject=world.person,
        supervisor=beside,
        kind="practice",
        starts=today(),
    )

    assert not any(sees(beside, session) for session in past[:3])


def test_what_was_handed_over_is_from_before_they_took_over(world, past, new_supervisor):
    world.employment.supervision_lines.filter(supervisor=new_supervisor).update(
        starts=today() - timedelta(days=59)
    )

    assert sees(new_supervisor, past[0])
    assert not sees(new_supervisor, past[1])


def test_an_opening_shows_what_was_shared_until_it_is_over(world, past):
    manager = world.cast["service-manager"]
    draft = world.held()
    opening = open_records(
        employment=world.employment,
        reason="complaint",
        words="A complaint came in.",
        hours=2,
        by=manager,
    )

    assert sees(manager, past[0])
    assert sees(manager, past[2])
    assert not sees(manager, draft)
    with as_if(opening.ends_at + timedelta(seconds=1)):
        assert not sees(manager, past[0])


def test_a_joint_supervisor_sees_what_the_agreement_says(world):
    other = UserFactory()
    second = EmploymentFactory(user=world.person)
    SupervisionLineFactory(employment=second, subject=world.person, supervisor=other)

    def agreed(what):
        agreement = world.draft_agreement()
        terms = {"every_days": 28, "minutes": 60, "place": ""}
        actions.save_terms(
            agreement=agreement, other=other, other_sees=what, by=world.person, **terms
        )
        actions.offer(agreement=agreement, by=world.supervisor)
        for person in (world.person, other):
            actions.agree(agreement=agreement, by=person)

    before = world.held(days=-1)
    agreed("actions")
    session = world.held()
    action = world.agreed_action(session)
    world.write(session)
    assert action in AgreedAction.objects.visible_to(other)
    actions.share(session=session, by=world.supervisor)
    assert not sees(other, session)
    agreed("records")
    with as_if(now() + timedelta(minutes=5)):
        later = world.shared()

    assert sees(other, later)
    assert not sees(other, before)
    assert not sees(other, session)
    group = world.planned(employments=world.team, kind="group")
    actions.hold(session=group, by=world.supervisor)
    assert world.agreed_action(group) not in AgreedAction.objects.visible_to(other)
    assert action not in AgreedAction.objects.visible_to(other)
    second.supervision_lines.update(ends=today())
    assert not sees(other, later)


def test_a_sample_shows_what_was_drawn_while_it_is_open(world, past):
    auditor = world.cast["auditor"]
    sample = Sample.objects.create(
        organisation=world.employment.organisation,
        by=auditor,
        reason="Yearly look.",
        seed=7,
        size=1,
        of_how_many=2,
        from_day=today() - timedelta(days=90),
        to_day=today(),
        drawn_at=now(),
        open_until=today() + timedelta(days=7),
    )
    SampledSession.objects.create(sample=sample, session=past[0], position=1)

    assert sees(auditor, past[0])
    assert not sees(auditor, past[1])
    with as_if(now() + timedelta(days=8)):
        assert not sees(auditor, past[0])
    auditor.grants.update(ends=today())
    del auditor.live_grants
    assert not sees(auditor, past[0])


def test_nobody_draws_their_own_record_or_a_group_s(world):
    manager = world.cast["service-manager"]
    group = world.planned(employments=world.team, kind="group")
    actions.hold(session=group, by=world.supervisor)
    world.write(group)
    actions.share(session=group, by=world.supervisor)
    for one in group.attendees.all():
        actions.respond(session=group, agrees=True, by=one.subject)
    sample = Sample.objects.create(
        organisation=world.employment.organisation,
        by=manager,
        reason="Yearly look.",
        seed=7,
        size=1,
        of_how_many=1,
        from_day=today(),
        to_day=today(),
        drawn_at=now(),
        open_until=today() + timedelta(days=7),
    )
    drawn = SampledSession.objects.create(sample=sample, session=group, position=1)

    group.refresh_from_db()
    assert group.is_locked
    assert not sees(manager, drawn.session)


def test_an_agreement_that_is_over_stays_with_its_people(world, new_supervisor):
    line = world.employment.supervision_lines.get(supervisor=new_supervisor)
    SupervisionLineFactory(
        employment=world.employment,
        subject=world.person,
        supervisor=world.supervisor,
        kind="practice",
        starts=line.starts,
    )
    agreement = world.agreed()
    assert agreement in Agreement.objects.visible_to(new_supervisor)

    world.agreed()

    agreement.refresh_from_db()
    assert agreement.state == "ended"
    assert agreement not in Agreement.objects.visible_to(new_supervisor)
    assert agreement in Agreement.objects.visible_to(world.supervisor)
