"""Putting a person forward, taking it back, and giving one's word."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import as_if, today
from portal.journal.models import Entry
from portal.people.models import Organisation
from supervision.readiness.actions import (
    NotAttested,
    NotYetHappened,
    attest,
    open_application,
    publish_gate,
    sign_first,
    withdraw,
)
from supervision.readiness.models import Application, Attestation
from supervision.readiness.rules import may_attest, may_see_evaluation, why_not_attest, why_not_open
from tests.factories import JobRoleFactory, SupervisionLineFactory, UserFactory
from tests.readiness.world import SAID, attested, lapsed, moment_ago, practice_supervisor


class TestOpening:
    def test_is_for_the_person_and_who_supervises_them(self, world):
        version = world.gate()

        assert why_not_open(world.person, world.employment, version) is None
        assert why_not_open(world.manager, world.employment, version) is None
        assert why_not_open(world.qualified, world.employment, version)

    def test_twice_is_one_application(self, world):
        first = world.open()

        again = open_application(
            employment=world.employment, gate_version=first.gate_version, by=world.person
        )

        assert again == first
        assert Entry.objects.filter(verb="application.opened", object_id=first.pk).count() == 1

    def test_by_a_stranger_is_refused(self, world):
        with pytest.raises(PermissionDenied, match="somebody who supervises them"):
            open_application(
                employment=world.employment, gate_version=world.gate(), by=world.qualified
            )

    def test_is_for_a_gate_of_ones_role(self, world):
        version = world.gate(publish=False)
        version.job_roles.set([JobRoleFactory()])
        published = publish_gate(version=version, by=None)

        with pytest.raises(PermissionDenied, match="isn’t for the role"):
            world.open(published)

    def test_waits_until_the_employer_shares(self, world):
        Organisation.objects.filter(pk=world.employment.organisation_id).update(
            sector="voluntary", agreement_starts=None, agreement_ends=None
        )

        with pytest.raises(PermissionDenied, match="data-sharing agreement"):
            world.open()

    def test_is_for_the_gate_as_it_is_in_force(self, world):
        with pytest.raises(PermissionDenied, match="has changed"):
            world.open(world.gate(publish=False))

    def test_needs_a_job_today(self, world):
        version = world.gate()
        world.employment.posts.update(ends=today())

        with pytest.raises(PermissionDenied, match="no job on the record"):
            world.open(version)

    def test_needs_an_employment_today(self, world):
        version = world.gate()
        world.employment.ends = today()
        world.employment.save()

        with pytest.raises(PermissionDenied, match="no job on the record"):
            world.open(version)

    def test_is_refused_where_the_next_sign_off_is_made(self, world):
        version = world.gate(second_signer="")
        with as_if(moment_ago(200)):
            sign_first(application=world.open(version), by=world.manager, **SAID)
        sign_first(application=world.open(version), by=world.manager, **SAID)

        with pytest.raises(PermissionDenied, match="has been made already"):
            world.open(version)


class TestWithdrawing:
    def test_is_for_the_person_the_opener_and_the_line_manager(self, world):
        practice = SupervisionLineFactory(
            employment=world.employment, kind="practice", supervisor=UserFactory()
        ).supervisor
        for by in (world.person, practice, world.manager):
            application = open_application(
                employment=world.employment, gate_version=world.gate(), by=practice
            )

            withdraw(application=application, by=by)

            application.refresh_from_db()
            assert application.state == Application.State.WITHDRAWN

    def test_twice_is_once(self, world):
        application = world.open()
        first = withdraw(application=application, by=world.person)

        again = withdraw(application=application, by=world.person)

        assert again.closed_at == first.closed_at

    def test_is_not_for_others(self, world):
        with pytest.raises(PermissionDenied):
            withdraw(application=world.open(), by=world.qualified)


class TestGivingOnesWord:
    @pytest.fixture
    def application(self, world):
        return world.open(world.gate(attested(), attested(by="social_worker")))

    def word(self, application, by, place=0, **fields):
        criterion = application.gate_version.criteria.all()[place]
        day = {"happened_on": today()}
        return attest(application=application, criterion=criterion, by=by, **day | fields)

    def test_keeps_who_it_was_and_their_registration(self, world, application):
        given = self.word(application, world.qualified, note="A good visit.")

        assert given.registration == world.qualified.registration_on()
        assert (given.by, given.subject) == (world.qualified, world.person)

    def test_twice_is_one_word(self, world, application):
        first = self.word(application, world.manager)

        again = self.word(application, world.manager)

        assert again == first
        assert Attestation.objects.filter(employment=world.employment).count() == 1

    def test_on_two_days_are_two(self, world, application):
        self.word(application, world.manager)
        self.word(application, world.manager, happened_on=today() - timedelta(days=1))

        assert Attestation.objects.filter(employment=world.employment).count() == 2

    def test_is_never_about_oneself(self, world, application):
        with pytest.raises(PermissionDenied, match="about you"):
            self.word(application, world.person)

    def test_is_for_the_line_manager_or_a_registered_practice_supervisor(self, world):
        unregistered = practice_supervisor(world.team, registered=False)

        assert may_attest(world.manager, world.employment, {"by": "anyone"})
        assert may_attest(world.qualified, world.employment, {})
        assert why_not_attest(unregistered, world.employment, {"by": "anyone"}) == (
            "Their line manager or a practice supervisor can confirm this."
        )

    def test_of_a_social_worker_is_one_s_alone(self, world, application):
        with pytest.raises(PermissionDenied, match="no registration in date"):
            self.word(application, world.manager, place=1)

        assert self.word(application, world.qualified, place=1).registration is not None

    def test_with_a_registration_that_ran_out_is_refused(self, world, application):
        lapsed(world.qualified)

        with pytest.raises(PermissionDenied):
            self.word(application, world.qualified, place=1)

    def test_is_about_what_has_happened(self, world, application):
        with pytest.raises(NotYetHappened):
            self.word(application, world.manager, happened_on=today() + timedelta(days=1))

    def test_is_not_taken_for_what_the_portal_looks_up(self, world):
        application = world.open(world.gate(("registration", {})))

        with pytest.raises(NotAttested):
            self.word(application, world.manager)

    def test_is_not_taken_for_another_gate(self, world, application):
        other = world.gate()

        with pytest.raises(NotAttested):
            attest(
                application=application,
                criterion=other.criteria.get(),
                happened_on=today(),
                by=world.manager,
            )


class TestSharing:
    def test_ends_for_the_other_signers_when_it_is_decided(self, world):
        application = world.open()
        bystander = practice_supervisor(world.team)
        before = may_see_evaluation(bystander, application)

        sign_first(application=application, by=world.manager, **SAID | {"outcome": "not_yet"})

        application.refresh_from_db()
        assert before
        assert not may_see_evaluation(bystander, application)
        assert may_see_evaluation(world.manager, application)
        assert may_see_evaluation(world.person, application)

    def test_goes_on_for_the_line_manager_of_a_withdrawn_one(self, world):
        application = withdraw(application=world.open(), by=world.person)

        assert may_see_evaluation(world.manager, application)
        assert not may_see_evaluation(world.qualified, application)
