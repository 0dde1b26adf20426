"""Who finds which application and which authorisation in a list."""

import pytest

from portal.dates import today
from supervision.readiness.actions import pause, sign_first, sign_second
from supervision.readiness.models import Application, Authorisation
from tests.factories import OrganisationFactory, RoleGrantFactory, TeamFactory, UserFactory
from tests.readiness.world import SAID, practice_supervisor, signer

pytestmark = pytest.mark.access


@pytest.fixture
def held(world):
    application = world.open()
    sign_first(application=application, by=world.manager, **SAID)
    sign_second(application=application, by=world.qualified, **SAID)
    return application.decision.authorisation


def sees(viewer, application) -> bool:
    return application in Application.objects.visible_to(viewer)


class TestApplications:
    @pytest.mark.parametrize("role", ["practice_supervisor", "service_manager", "employer_manager"])
    def test_are_seen_by_the_signers_that_the_gate_asks_for(self, world, role):
        application = world.open(world.gate(second_signer=role))
        inside = signer(role, world.team)
        elsewhere = signer(role, TeamFactory(organisation=world.team.organisation))

        assert sees(inside, application)
        assert not sees(elsewhere, application)

    def test_are_not_seen_by_signers_that_the_gate_does_not_ask(self, world):
        application = world.open(world.gate(second_signer="practice_supervisor"))

        assert not sees(signer("service_manager", world.team), application)

    def test_are_seen_by_the_working_lead_whoever_the_employer_is(self, world):
        lead = signer("working_lead", TeamFactory())
        application = world.open(world.gate(second_signer="working_lead"))

        assert sees(lead, application)
        assert not sees(UserFactory(), application)

    def test_are_not_seen_after_ones_time_as_line_manager(self, world):
        application = world.open()
        world.employment.supervision_lines.update(ends=today())

        assert not sees(world.manager, application)

    def test_wait_for_the_line_manager_first(self, world):
        application = world.open()

        assert list(Application.objects.awaiting_first_of(world.manager)) == [application]
        assert not Application.objects.awaiting_first_of(world.qualified).exists()
        assert not Application.objects.awaiting_second_of(world.qualified).exists()

    def test_wait_for_every_second_signer_who_did_not_sign_first(self, world):
        application = world.open()
        RoleGrantFactory(
            user=world.manager,
            role="practice_supervisor",
            organisation=world.team.organisation,
            team=world.team,
        )
        sign_first(application=application, by=world.manager, **SAID)

        assert list(Application.objects.awaiting_second_of(world.qualified)) == [application]
        assert not Application.objects.awaiting_second_of(world.manager).exists()

    def test_wait_for_the_line_manager_second_where_the_gate_asks(self, world):
        version = world.gate(first_signer="practice_supervisor", second_signer="line_manager")
        application = world.open(version)
        sign_first(application=application, by=world.qualified, **SAID)

        assert list(Application.objects.awaiting_second_of(world.manager)) == [application]

    def test_that_wait_for_others_are_listed_apart(self, world):
        application = world.open()

        assert list(Application.objects.open_elsewhere_for(world.qualified)) == [application]
        assert not Application.objects.open_elsewhere_for(world.manager).exists()
        assert not Application.objects.open_elsewhere_for(world.person).exists()

    def test_never_wait_for_the_person_themselves(self, world):
        world.open(world.gate(first_signer="practice_supervisor"))
        RoleGrantFactory(
            user=world.person,
            role="practice_supervisor",
            organisation=world.team.organisation,
            team=world.team,
        )

        assert not Application.objects.awaiting_first_of(world.person).exists()

    def test_wait_the_oldest_first_and_once_each(self, world):
        first, second = world.open(), world.open()
        extra = {"organisation": world.team.organisation, "role": "service_manager"}
        RoleGrantFactory(user=world.manager, **extra)
        RoleGrantFactory(user=world.manager, team=world.team, **extra)

        assert list(Application.objects.awaiting_first_of(world.manager)) == [first, second]

    def test_are_live_or_closed(self, world, held):
        live = world.open()
        own = Application.objects.of(world.person)

        assert list(own.live()) == [live]
        assert list(own.closed()) == [held.decision.application]


class TestAuthorisations:
    def found(self, viewer):
        return list(Authorisation.objects.visible_to(viewer))

    def test_are_seen_by_the_person_and_those_who_answer_for_the_work(self, world, held):
        viewers = [
            world.person,
            world.manager,
            practice_supervisor(world.team),
            signer("service_manager", world.team),
            signer("employer_manager", world.team),
        ]

        assert [self.found(viewer) for viewer in viewers] == [[held]] * len(viewers)

    def test_are_not_seen_by_strangers_or_another_employer(self, held):
        elsewhere = RoleGrantFactory(
            role="employer_manager", organisation=OrganisationFactory()
        ).user

        assert self.found(elsewhere) == []
        assert self.found(UserFactory()) == []

    def test_run_while_they_are_paused(self, world, held):
        pause(authorisation=held, rule="P1", by=None)
        mine = Authorisation.objects.of(world.person)

        assert list(mine.running_on(today())) == [held]
        assert not mine.running_on(held.ends).exists()
