"""The two signatures: what they rest on, and what comes of them."""

import pytest

from portal.dates import as_if, months_after, today
from portal.journal.models import Entry
from portal.people.models import Organisation
from supervision.readiness.actions import (
    Closed,
    FirstLapsed,
    attest,
    end,
    sign_first,
    sign_second,
    withdraw,
)
from supervision.readiness.models import (
    Application,
    Authorisation,
    Decision,
)
from tests.factories import RoleGrantFactory, UserFactory
from tests.readiness.world import (
    SAID,
    lapsed,
    moment_ago,
    practice_supervisor,
    signer,
)

State = Application.State


def in_state(world, state):
    """A new application that has come to `state` by the actions."""
    application = world.open()
    if state == State.WITHDRAWN:
        withdraw(application=application, by=world.manager)
    elif state == State.NOT_YET:
        sign_first(application=application, by=world.manager, **SAID | {"outcome": "not_yet"})
    elif state != State.OPEN:
        sign_first(application=application, by=world.manager, **SAID)
    if state == State.SIGNED_OFF:
        sign_second(application=application, by=world.qualified, **SAID)
    application.refresh_from_db()
    return application


class TestFirstSignature:
    def test_recommends_where_a_second_is_needed(self, world, application):
        signed = sign_first(application=application, by=world.manager, **SAID)

        application.refresh_from_db()
        assert application.state == State.RECOMMENDED
        assert signed.registration is None
        assert signed.evaluation.results[0]["status"] == "missing"
        assert not Decision.objects.filter(application=application).exists()

    def test_decides_where_the_gate_takes_one(self, world):
        application = world.open(world.gate(second_signer=""))

        sign_first(
            application=application,
            by=world.manager,
            families_to_start=2,
            look_again_weeks=6,
            **SAID,
        )

        application.refresh_from_db()
        decision = application.decision
        assert application.state == State.SIGNED_OFF
        assert (decision.families_to_start, decision.look_again_weeks) == (2, 6)
        assert decision.authorisation.starts == today()
        assert decision.authorisation.ends == months_after(today(), 12)

    def test_that_says_not_yet_decides(self, world, application):
        sign_first(application=application, by=world.manager, **SAID | {"outcome": "not_yet"})

        application.refresh_from_db()
        assert application.state == State.NOT_YET
        assert application.decision.second is None
        assert not Authorisation.objects.filter(employment=world.employment).exists()

    def test_keeps_the_registration_where_the_gate_asks_for_a_social_worker(self, world):
        version = world.gate(first_signer="practice_supervisor", second_signer="")
        application = world.open(version)

        signed = sign_first(application=application, by=world.qualified, **SAID)

        assert signed.registration == world.qualified.registration_on()
        assert signed.qualified

    def test_twice_is_one(self, world, application):
        first = sign_first(application=application, by=world.manager, **SAID)
        entries = Entry.objects.count()

        again = sign_first(application=application, by=world.manager, **SAID)

        assert again == first
        assert Entry.objects.count() == entries


class TestSecondSignature:
    def test_decides_and_lets_the_person_hold_it(self, world, recommended):
        decision = sign_second(
            application=recommended,
            by=world.qualified,
            outcome="ready_with_conditions",
            reasons=" Nearly there. ",
            conditions="A second visit by 9 December.",
            families_to_start=1,
        )

        recommended.refresh_from_db()
        assert recommended.state == State.SIGNED_OFF
        assert decision.reasons == "Nearly there."
        assert decision.second_registration == world.qualified.registration_on()
        assert len(decision.authorisation.code) == 8

    def test_that_says_not_yet_lets_nobody_hold_anything(self, world, recommended):
        sign_second(application=recommended, by=world.qualified, **SAID | {"outcome": "not_yet"})

        recommended.refresh_from_db()
        assert recommended.state == State.NOT_YET
        assert not Authorisation.objects.filter(employment=world.employment).exists()

    def test_twice_is_one(self, world, recommended):
        first = sign_second(application=recommended, by=world.qualified, **SAID)

        again = sign_second(application=recommended, by=world.qualified, **SAID)

        assert again == first
        assert Authorisation.objects.filter(employment=world.employment).count() == 1

    def test_of_another_person_comes_too_late(self, world, recommended):
        sign_second(application=recommended, by=world.qualified, **SAID)

        with pytest.raises(Closed, match="closed"):
            sign_second(application=recommended, by=practice_supervisor(world.team), **SAID)

    def test_needs_no_registration_where_the_gate_asks_for_none(self, world):
        lead = UserFactory()
        RoleGrantFactory(user=lead, role="working_lead", organisation=world.team.organisation)
        Organisation.objects.filter(pk=world.team.organisation_id).update(sector="voluntary")
        application = world.open(world.gate(second_signer="working_lead"))
        sign_first(application=application, by=world.manager, **SAID)

        decision = sign_second(application=application, by=lead, **SAID)

        assert decision.second_registration is None

    def test_needs_the_firsts_registration_still_in_date(self, world):
        manager = signer("service_manager", world.team)
        application = world.open(world.gate(first_signer="service_manager"))
        with as_if(moment_ago(9)):
            sign_first(application=application, by=manager, **SAID)
        lapsed(manager)

        with pytest.raises(FirstLapsed, match="has run out since they signed"):
            sign_second(application=application, by=world.qualified, **SAID)


class TestStates:
    @pytest.mark.parametrize("state", State)
    def test_the_first_signs_only_what_is_open(self, world, state):
        application = in_state(world, state)
        other = signer("service_manager", world.team)
        world.employment.supervision_lines.update(supervisor=other)

        if state == State.OPEN:
            sign_first(application=application, by=other, **SAID)
        else:
            with pytest.raises(Closed):
                sign_first(application=application, by=other, **SAID)

    @pytest.mark.parametrize("state", State)
    def test_the_second_signs_only_what_is_recommended(self, world, state):
        application = in_state(world, state)
        other = practice_supervisor(world.team)

        if state == State.RECOMMENDED:
            sign_second(application=application, by=other, **SAID)
        else:
            with pytest.raises(Closed):
                sign_second(application=application, by=other, **SAID)

    @pytest.mark.parametrize("state", State)
    def test_only_what_is_live_is_withdrawn(self, world, state):
        application = in_state(world, state)

        if state in (State.SIGNED_OFF, State.NOT_YET):
            with pytest.raises(Closed):
                withdraw(application=application, by=world.person)
        else:
            assert withdraw(application=application, by=world.person).state == State.WITHDRAWN

    @pytest.mark.parametrize("state", State)
    def test_only_on_what_is_live_can_somebody_give_their_word(self, world, state):
        application = in_state(world, state)
        word = {"criterion": application.gate_version.criteria.get(), "happened_on": today()}

        if application.is_live:
            assert attest(application=application, by=world.manager, **word).by == world.manager
        else:
            with pytest.raises(Closed):
                attest(application=application, by=world.manager, **word)


class TestRenewal:
    def test_starts_where_the_last_one_stops(self, world):
        version = world.gate(second_signer="")
        with as_if(moment_ago(340)):
            sign_first(application=world.open(version), by=world.manager, **SAID)

        sign_first(application=world.open(version), by=world.manager, **SAID)

        first, second = Authorisation.objects.filter(employment=world.employment)
        assert second.starts == first.ends
        assert second.ends == months_after(first.ends, 12)

    def test_starts_today_where_the_last_one_was_ended(self, world):
        version = world.gate(second_signer="")
        with as_if(moment_ago(40)):
            sign_first(application=world.open(version), by=world.manager, **SAID)
        end(authorisation=Authorisation.objects.get(gate=version.gate), by=world.manager)

        sign_first(application=world.open(version), by=world.manager, **SAID)

        assert Authorisation.objects.filter(gate=version.gate).last().starts == today()
