"""What the database itself refuses when every rule is bypassed. Run on both databases."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from portal.dates import now, today
from portal.locked import LockedRecord
from supervision.readiness.actions import pause, publish_gate, sign_first, sign_second
from supervision.readiness.models import (
    Application,
    Attestation,
    Authorisation,
    Criterion,
    Decision,
    Evaluation,
    FirstSignature,
    GateVersion,
)
from tests.factories import RegistrationFactory, UserFactory
from tests.readiness.world import SAID, practice_supervisor

pytestmark = pytest.mark.database


def refused(words):
    """The database refuses what is in the block, and says so with these words on both."""
    return pytest.raises(IntegrityError, match=words)


def snapshot(application):
    return Evaluation.objects.create(
        application=application, taken_at=now(), results=[], digest="0" * 64
    )


def raw_first(application, by, **fields):
    row = {
        "subject": application.employment.user,
        "registration": None,
        "qualified": False,
        "outcome": "ready",
        "reasons": "So.",
        "evaluation": snapshot(application),
        "signed_on": today(),
        "signed_at": now(),
    }
    return FirstSignature.objects.create(application=application, by=by, **row | fields)


def raw_decision(application, second, **fields):
    version = application.gate_version
    row = {
        "subject": application.employment.user,
        "first": application.first_signature.by,
        "first_registration": application.first_signature.registration,
        "second_registration": second.registration_on() if second else None,
        "first_qualified": version.first_qualified,
        "needs_second": version.needs_second,
        "second_qualified": version.second_qualified,
        "outcome": "ready",
        "reasons": "So.",
        "evaluation": snapshot(application),
        "decided_on": today(),
        "decided_at": now(),
    }
    return Decision.objects.create(application=application, second=second, **row | fields)


@pytest.fixture
def application(world):
    return world.open()


@pytest.fixture
def recommended(world, application):
    sign_first(application=application, by=world.manager, **SAID)
    application.refresh_from_db()
    return application


@pytest.fixture
def held(world, recommended):
    sign_second(application=recommended, by=world.qualified, **SAID)
    return recommended.decision.authorisation


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

    def test_by_a_second_person_is_refused(self, world, recommended):
        with refused(r"(?i)unique.*readiness_firstsignature"):
            raw_first(recommended, world.qualified)


class TestDecision:
    def test_of_two_people_of_whom_one_is_registered_is_taken(self, world, recommended):
        assert raw_decision(recommended, world.qualified).pk

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


class TestAuthorisation:
    def again(self, held, **fields):
        row = {
            "code": "ABCDEFGH",
            "employment": held.employment,
            "gate": held.gate,
            "decision": held.decision,
            "starts": held.ends,
            "ends": held.ends + timedelta(days=9),
        }
        return Authorisation.objects.create(**row | fields)

    def second_decision(self, world, held):
        """A second application for the same gate, decided, and what it gave taken off its day."""
        application = world.open(held.decision.application.gate_version)
        sign_first(application=application, by=world.manager, **SAID)
        application.refresh_from_db()
        return raw_decision(application, world.qualified)

    def test_that_overlaps_is_refused(self, world, held):
        decision = self.second_decision(world, held)

        with refused("on those days already"):
            self.again(held, decision=decision, starts=held.ends - timedelta(days=1))

    def test_that_starts_where_the_last_one_ends_is_taken(self, world, held):
        assert self.again(held, decision=self.second_decision(world, held)).pk

    def test_that_rests_on_not_yet_is_refused(self, world, held):
        application = world.open(held.decision.application.gate_version)
        sign_first(application=application, by=world.manager, **SAID | {"outcome": "not_yet"})
        application.refresh_from_db()

        with refused("rests on a decision that the person is ready"):
            self.again(held, decision=application.decision)

    def test_that_ends_before_it_starts_is_refused(self, world, held):
        with refused("ends_after_starts"):
            self.again(held, decision=self.second_decision(world, held), ends=held.ends)

    @pytest.mark.parametrize("column", ["starts", "ends"])
    def test_keeps_its_days(self, held, column):
        with refused("changes only by ending early, once"):
            Authorisation.objects.filter(pk=held.pk).update(
                **{column: getattr(held, column) + timedelta(days=1)}
            )

    def test_keeps_its_code(self, held):
        with refused("changes only by ending early, once"):
            Authorisation.objects.filter(pk=held.pk).update(code="HGFEDCBA")

    def test_ends_early_once(self, held):
        Authorisation.objects.filter(pk=held.pk).update(ended=today() + timedelta(days=9))

        with refused("changes only by ending early, once"):
            Authorisation.objects.filter(pk=held.pk).update(ended=None)

    def test_is_not_ended_outside_its_time(self, held):
        with refused("ended_within_it"):
            Authorisation.objects.filter(pk=held.pk).update(ended=held.ends + timedelta(days=1))

    def test_is_never_deleted(self, held):
        with refused("never deleted"):
            held.delete()

    def test_keeps_its_pauses(self, world, held):
        paused = pause(authorisation=held, rule="P1", by=world.manager)

        with refused("a pause is never deleted"), transaction.atomic():
            paused.delete()
        with refused("changes only by being lifted"):
            type(paused).objects.filter(pk=paused.pk).update(rule="P2")


class TestLockedRows:
    @pytest.mark.parametrize("table", ["evaluation", "firstsignature", "decision", "attestation"])
    def test_are_kept_from_raw_sql(self, world, held, table):
        Attestation.objects.create(
            employment=held.employment,
            criterion=held.decision.application.gate_version.criteria.get(),
            subject=world.person,
            by=world.manager,
            happened_on=today(),
            recorded_on=today(),
        )

        for command in (f"UPDATE readiness_{table} SET id = id", f"DELETE FROM readiness_{table}"):
            with refused("append-only"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(command)

    def test_are_kept_from_the_code(self, held):
        decision = held.decision
        decision.reasons = "Otherwise."

        with pytest.raises(LockedRecord):
            decision.save()
        with pytest.raises(LockedRecord):
            Decision.objects.filter(pk=decision.pk).update(reasons="Otherwise.")


class TestApplication:
    def test_is_one_live_a_gate(self, world, application):
        with refused(r"(?i)unique.*readiness_application"):
            Application.objects.create(
                employment=world.employment,
                gate=application.gate,
                gate_version=application.gate_version,
                opened_by=world.manager,
                opened_at=now(),
            )

    def test_is_for_the_gate_of_its_version(self, world, application):
        with refused("the gate is not that of the version"):
            Application.objects.filter(pk=application.pk).update(gate=world.gate().gate)

    def test_that_is_closed_stays(self, world, held):
        with refused("a closed application stays as it is"):
            Application.objects.filter(pk=held.decision.application_id).update(state="open")

    def test_is_never_deleted(self, application):
        with refused("never deleted"):
            application.delete()


class TestGateVersion:
    @pytest.mark.parametrize("state", ["published", "superseded"])
    def test_that_was_in_force_never_changes(self, world, state):
        version = world.gate()
        if state == "superseded":
            publish_gate(version=world.draft(version.gate, number=2), by=None)
        rows = GateVersion.objects.filter(pk=version.pk)
        criteria = Criterion.objects.filter(version=version)

        for change in (
            lambda: rows.update(plain="I may do more."),
            lambda: rows.update(second_signer=""),
            lambda: rows.update(may_do=["Everything."]),
            lambda: rows.update(state="draft", published_at=None),
            lambda: criteria.update(params={"count": 2, "by": "anyone"}),
            criteria.delete,
            version.job_roles.clear,
        ):
            with refused("a published gate version never changes"), transaction.atomic():
                change()

    def test_that_was_in_force_is_never_deleted(self, world):
        version = world.gate()

        with (
            refused("a published gate version never changes"),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM readiness_gateversion WHERE id = %s", [version.pk])

    def test_that_was_superseded_stays_so(self, world):
        version = world.gate()
        publish_gate(version=world.draft(version.gate, number=2), by=None)

        with refused("a published gate version never changes"):
            GateVersion.objects.filter(pk=version.pk).update(state="published")
