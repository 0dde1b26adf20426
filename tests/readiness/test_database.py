"""What the database refuses of what is held, closed or in force, whatever writes to it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from portal.dates import now, today
from portal.locked import LockedRecord
from supervision.readiness.actions import pause, publish_gate, sign_first
from supervision.readiness.models import (
    Application,
    Attestation,
    Authorisation,
    Criterion,
    Decision,
    GateVersion,
)
from tests.factories import EmploymentFactory
from tests.readiness.bypassing import raw_decision, refused
from tests.readiness.world import SAID

pytestmark = pytest.mark.database


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

    def test_stays_with_the_person_it_is_of(self, application):
        with refused("stays with the person and the gate"):
            Application.objects.filter(pk=application.pk).update(employment=EmploymentFactory())

    def test_stays_with_the_version_of_the_gate_it_is_for(self, world, application):
        other = world.draft(application.gate, number=2)

        with refused("stays with the person and the gate"):
            Application.objects.filter(pk=application.pk).update(gate_version=other)

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
