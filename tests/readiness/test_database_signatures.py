"""What the database refuses of signatures and words when every rule is bypassed."""

from datetime import timedelta

import pytest

from portal.dates import today
from supervision.readiness.actions import withdraw
from supervision.readiness.models import (
    Attestation,
)
from tests.factories import RegistrationFactory, UserFactory
from tests.readiness.bypassing import raw_decision, raw_first, refused, snapshot
from tests.readiness.world import practice_supervisor

pytestmark = pytest.mark.database


class TestFirstSignature:
    def test_for_oneself_is_refused(self, world, application):
        with refused("firstsignature_by_another"):
            raw_first(application, world.person)

    def test_for_somebody_else_than_the_subject_is_refused(self, world, application):
        with refused("the subject is the person who is put forward"):
            raw_first(application, world.manager, subject=UserFactory())

    def test_without_reasons_is_refused(self, world, application):
        with refused("firstsignature_has_reasons"):
            raw_first(application, world.manager, reasons="")

    def test_as_qualified_without_a_registration_is_refused(self, world, application):
        with refused("firstsignature_qualified_has_a_registration"):
            raw_first(application, world.manager, qualified=True)

    def test_on_somebody_elses_registration_is_refused(self, world, application):
        with refused("not the signer’s own, or not in date"):
            raw_first(application, world.manager, registration=world.qualified.registration_on())

    def test_on_what_was_withdrawn_is_refused(self, world, application):
        withdraw(application=application, by=world.manager)

        with refused("a closed application is not signed"):
            raw_first(application, world.manager)

    def test_by_a_second_person_is_refused(self, world, recommended):
        with refused(r"(?i)unique.*readiness_firstsignature"):
            raw_first(recommended, world.qualified)


class TestDecision:
    def test_of_two_people_of_whom_one_is_registered_is_taken(self, world, recommended):
        assert raw_decision(recommended, world.qualified).pk

    def test_on_what_was_withdrawn_is_refused(self, world, recommended):
        withdraw(application=recommended, by=world.manager)

        with refused("a closed application is not signed"):
            raw_decision(recommended, world.qualified)

    def test_by_the_person_themselves_is_refused(self, world, recommended):
        RegistrationFactory(user=world.person)

        with refused("nobody_signs_for_themselves"):
            raw_decision(recommended, world.person)

    def test_by_one_person_twice_is_refused(self, world, recommended):
        RegistrationFactory(user=world.manager)

        with refused("decision_two_people"):
            raw_decision(recommended, world.manager)

    def test_without_the_second_that_is_needed_is_refused(self, recommended):
        with refused("second_where_needed"):
            raw_decision(recommended, None)

    def test_by_an_unregistered_second_is_refused(self, world, recommended):
        with refused("second_qualified_has_a_registration"):
            raw_decision(recommended, practice_supervisor(world.team, registered=False))

    def test_on_a_lapsed_registration_is_refused(self, world, recommended):
        registration = world.qualified.registration_on()
        world.qualified.registrations.update(ends=today())

        with refused("not the signer’s own, or not in date"):
            raw_decision(recommended, world.qualified, second_registration=registration)

    def test_on_a_registration_that_has_not_begun_is_refused(self, world, recommended):
        registration = world.qualified.registration_on()
        world.qualified.registrations.update(starts=today() + timedelta(days=1))

        with refused("not the signer’s own, or not in date"):
            raw_decision(recommended, world.qualified, second_registration=registration)

    def test_on_somebody_elses_registration_is_refused(self, world, recommended):
        registration = practice_supervisor(world.team).registration_on()

        with refused("not the signer’s own, or not in date"):
            raw_decision(recommended, world.qualified, second_registration=registration)

    def test_that_says_no_second_is_needed_is_refused(self, recommended):
        with refused("needs_second is not what the gate asks"):
            raw_decision(recommended, None, needs_second=False)

    def test_that_says_the_second_needs_no_registration_is_refused(self, world, recommended):
        with refused("second_qualified is not what the gate asks"):
            raw_decision(recommended, world.qualified, second_qualified=False)

    def test_that_says_the_first_is_qualified_is_refused(self, world, recommended):
        registration = RegistrationFactory(user=world.manager)

        with refused("first_qualified is not what the gate asks"):
            raw_decision(
                recommended,
                world.qualified,
                first_qualified=True,
                first_registration=registration,
            )

    def test_that_names_another_first_is_refused(self, world, recommended):
        with refused("the first signer is not who signed first"):
            raw_decision(recommended, world.qualified, first=UserFactory())

    def test_that_names_another_subject_is_refused(self, world, recommended):
        with refused("the subject is the person who is put forward"):
            raw_decision(recommended, world.qualified, subject=UserFactory())

    def test_on_the_snapshot_of_another_application_is_refused(self, world, recommended):
        with refused("the snapshot is of another application"):
            raw_decision(recommended, world.qualified, evaluation=snapshot(world.open()))

    def test_without_reasons_is_refused(self, world, recommended):
        with refused("decision_has_reasons"):
            raw_decision(recommended, world.qualified, reasons="")

    def test_with_conditions_that_nobody_said_is_refused(self, world, recommended):
        with refused("conditions_are_said"):
            raw_decision(recommended, world.qualified, outcome="ready_with_conditions")

    def test_twice_is_refused(self, world, recommended):
        raw_decision(recommended, world.qualified)

        with refused(r"(?i)unique.*readiness_decision"):
            raw_decision(recommended, practice_supervisor(world.team))


class TestAttestation:
    def word(self, application, by, **fields):
        row = {
            "employment": application.employment,
            "criterion": application.gate_version.criteria.get(),
            "subject": application.employment.user,
            "happened_on": today(),
            "recorded_on": today(),
        }
        return Attestation.objects.create(by=by, **row | fields)

    def test_about_oneself_is_refused(self, world, application):
        with refused("attestation_by_another"):
            self.word(application, world.person)

    def test_of_what_has_not_happened_is_refused(self, world, application):
        with refused("attestation_of_what_has_happened"):
            self.word(application, world.manager, happened_on=today() + timedelta(days=1))

    def test_about_somebody_else_is_refused(self, world, application):
        with refused("the subject is the person employed"):
            self.word(application, world.manager, subject=UserFactory())

    def test_on_somebody_elses_registration_is_refused(self, world, application):
        with refused("not the signer’s own, or not in date"):
            self.word(application, world.manager, registration=world.qualified.registration_on())
