"""Who may sign, with which words, and what binds them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import as_if, today
from portal.people.models import Organisation
from skills.training.models import Completion
from supervision.readiness.actions import (
    GotWorse,
    NotSaid,
    SafetyNotConfirmed,
    sign_first,
    sign_second,
)
from supervision.readiness.models import (
    Decision,
    Evaluation,
    FirstSignature,
)
from supervision.readiness.rules import FIRST, NOT_SHARED, SECOND, may_sign, why_not_sign
from tests.factories import (
    LONG_AGO,
    CourseFactory,
    JobRoleFactory,
    OrganisationFactory,
    RoleGrantFactory,
)
from tests.readiness.world import (
    SAID,
    lapsed,
    moment_ago,
    practice_supervisor,
    signer,
)


class TestWhoMaySign:
    def test_nobody_signs_for_themselves(self, world, application):
        assert why_not_sign(world.person, application, FIRST) == (
            "This is about you, so somebody else does it."
        )
        with pytest.raises(PermissionDenied, match="about you"):
            sign_first(application=application, by=world.person, **SAID)

    def test_nothing_is_signed_where_the_employer_no_longer_shares(self, world, application):
        Organisation.objects.filter(pk=application.employment.organisation_id).update(
            sector="voluntary", agreement_starts=LONG_AGO, agreement_ends=today()
        )
        application.employment.organisation.refresh_from_db()

        assert why_not_sign(world.manager, application, FIRST) == NOT_SHARED
        with pytest.raises(PermissionDenied, match="data-sharing agreement"):
            sign_first(application=application, by=world.manager, **SAID)

    def test_one_person_signs_once(self, world, recommended):
        RoleGrantFactory(
            user=world.manager,
            role="practice_supervisor",
            organisation=world.team.organisation,
            team=world.team,
        )

        with pytest.raises(PermissionDenied, match="You gave the first signature"):
            sign_second(application=recommended, by=world.manager, **SAID)

    def test_the_second_is_registered(self, world, recommended):
        unqualified = practice_supervisor(world.team, registered=False)

        with pytest.raises(PermissionDenied, match="no registration in date for you"):
            sign_second(application=recommended, by=unqualified, **SAID)

    def test_the_seconds_registration_has_not_run_out(self, world, recommended):
        lapsed(world.qualified)

        with pytest.raises(PermissionDenied, match="Your registration ran out on"):
            sign_second(application=recommended, by=world.qualified, **SAID)

    def test_the_second_covers_the_team(self, world, recommended):
        elsewhere = practice_supervisor(world.team)
        elsewhere.grants.update(team=None, organisation=OrganisationFactory())

        with pytest.raises(PermissionDenied, match="A practice supervisor for their team"):
            sign_second(application=recommended, by=elsewhere, **SAID)

    def test_the_first_is_the_line_manager(self, world, application):
        with pytest.raises(PermissionDenied, match="Their line manager gives"):
            sign_first(application=application, by=world.qualified, **SAID)

    def test_nobody_signs_when_it_is_not_their_turn(self, world, recommended):
        assert why_not_sign(world.manager, recommended, FIRST) == (
            "This signature isn’t waited for any more."
        )

    def test_nobody_signs_for_one_who_has_left(self, world, application):
        world.employment.ends = today()
        world.employment.save()

        with pytest.raises(PermissionDenied, match="don’t work for this employer"):
            sign_first(application=application, by=world.manager, **SAID)

    def test_nobody_signs_for_one_whose_job_is_another_now(self, world, application):
        world.employment.posts.update(job_role=JobRoleFactory())

        with pytest.raises(PermissionDenied, match="Their job has changed"):
            sign_first(application=application, by=world.manager, **SAID)

    @pytest.mark.parametrize("role", ["service_manager", "employer_manager"])
    def test_a_manager_signs_within_what_they_manage(self, world, role):
        application = world.open(world.gate(first_signer=role, second_signer=""))
        application.employment = world.employment

        assert may_sign(signer(role, world.team), application, FIRST)
        assert not may_sign(world.manager, application, FIRST)

    def test_a_working_lead_signs_for_partners_alone(self, world):
        lead = signer("working_lead", world.team)
        application = world.open(world.gate(second_signer="working_lead"))
        sign_first(application=application, by=world.manager, **SAID)
        application.refresh_from_db()

        assert why_not_sign(lead, application, SECOND) == (
            "The council’s working lead gives this signature."
        )


class TestWords:
    @pytest.mark.parametrize(
        ("said", "field"),
        [
            ({"outcome": "ready", "reasons": " "}, "reasons"),
            ({"outcome": "ready_with_conditions", "reasons": "So."}, "conditions"),
        ],
    )
    def test_that_are_missing_are_asked_for(self, world, application, said, field):
        with pytest.raises(NotSaid) as missing:
            sign_first(application=application, by=world.manager, **said)

        assert missing.value.field == field
        assert not FirstSignature.objects.filter(application=application).exists()

    def test_of_conditions_are_kept_only_where_there_are_to_be_some(self, world, application):
        signed = sign_first(
            application=application, by=world.manager, **SAID, conditions="A visit."
        )

        assert signed.conditions == ""

    def test_an_outcome_that_there_is_not_is_refused(self, world, application):
        with pytest.raises(ValueError, match="splendid"):
            sign_first(application=application, by=world.manager, outcome="splendid", reasons="x")


class TestSafety:
    @pytest.fixture
    def application(self, world):
        params = {"role": world.role.code, "confirmed_by": "social_worker"}
        return world.open(world.gate(("core_statements", params)))

    @pytest.mark.parametrize("outcome", ["ready", "ready_with_conditions"])
    def test_unconfirmed_lets_nobody_be_ready(self, world, application, outcome):
        with pytest.raises(SafetyNotConfirmed, match="Criterion 0"):
            sign_first(
                application=application,
                by=world.manager,
                outcome=outcome,
                reasons="So.",
                conditions="Soon.",
            )

        assert not Evaluation.objects.filter(application=application).exists()

    def test_unconfirmed_lets_anybody_be_not_ready_yet(self, world, application):
        signed = sign_first(
            application=application, by=world.manager, outcome="not_yet", reasons="So."
        )

        assert signed.application.decision.outcome == "not_yet"


class TestWorseSinceTheFirst:
    @pytest.fixture
    def recommended(self, world):
        """Recommended ten days ago, on a course that has run out since."""
        course = CourseFactory()
        Completion.objects.create(
            user=world.person,
            course=course,
            completed_on=today() - timedelta(days=300),
            expires_on=today() - timedelta(days=1),
        )
        version = world.gate(("course", {"course": course.code}))
        with as_if(moment_ago(10)):
            application = world.open(version)
            sign_first(application=application, by=world.manager, **SAID)
        application.refresh_from_db()
        return application

    def test_is_shown_before_the_second_signs(self, world, recommended):
        with pytest.raises(GotWorse) as worse:
            sign_second(application=recommended, by=world.qualified, **SAID)

        assert [result.code for result in worse.value.worse] == ["course-0"]
        assert not Decision.objects.filter(application=recommended).exists()

    def test_lets_the_second_sign_who_has_seen_it(self, world, recommended):
        with pytest.raises(GotWorse) as worse:
            sign_second(application=recommended, by=world.qualified, seen="an old page", **SAID)

        seen = worse.value.evaluated.digest
        decision = sign_second(application=recommended, by=world.qualified, seen=seen, **SAID)

        assert decision.evaluation.digest == seen
