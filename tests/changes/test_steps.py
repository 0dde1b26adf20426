"""Each step of the nightly run: whom it tells what, once."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from portal.notices.models import Notice
from portal.people.actions.absence import set_cover, start_absence
from portal.people.models import Invitation, Organisation
from portal.people.nightly import cover, running_out, tidy
from skills.assessments import nightly as assessments
from skills.assessments.due import next_round_due
from skills.assessments.models import Assessment
from supervision.readiness import nightly as readiness
from supervision.readiness.actions import sign_first
from supervision.readiness.models import Authorisation, Standing
from tests.changes.conftest import in_days
from tests.changes.test_moving import world_sent
from tests.factories import (
    JobRoleFactory,
    OrganisationFactory,
    RegistrationFactory,
    RoleGrantFactory,
    someone_with,
)
from tests.readiness.test_holding import hold
from tests.readiness.world import SAID

pytestmark = pytest.mark.django_db


def told(key) -> set:
    return {notice.recipient for notice in Notice.objects.filter(key__startswith=key)}


class TestRegistrations:
    @pytest.mark.parametrize("days", [60, 30, 7])
    def test_that_run_out_are_told_beforehand(self, administrator, days):
        one = RegistrationFactory(ends=in_days(days))

        assert running_out.registrations(today()) == running_out.registrations(today()) == 1
        assert told("registration:") >= {one.user, administrator}

    def test_that_ran_out_are_told_on_the_day(self, administrator):
        one = RegistrationFactory(ends=today())

        running_out.registrations(today())

        assert one.user in told(f"registration:{one.pk}:0")

    def test_that_were_renewed_are_not_told(self):
        one = RegistrationFactory(ends=in_days(7))
        RegistrationFactory(user=one.user, starts=in_days(7), ends=in_days(300))

        assert running_out.registrations(today()) == 0


def test_agreements_that_run_out_are_told_to_who_looks_after_the_employer(administrator):
    partner = OrganisationFactory(agreement_ends=in_days(30))
    coordinator = someone_with("partner_coordinator", organisation=partner)

    assert running_out.agreements(today()) == 1
    assert told("agreement:") >= {coordinator, administrator}
    assert Organisation.objects.filter(agreement_ends=in_days(30)).count() == 1


class TestGrants:
    def test_that_end_are_told_to_both(self, administrator):
        grant = RoleGrantFactory(role="auditor", ends=in_days(7), granted_by=administrator)

        assert running_out.grants(today()) == 1
        assert told("grant:") == {grant.user, administrator}

    def test_that_ended_are_told_and_their_sessions_end(self, administrator):
        RoleGrantFactory(role="auditor", ends=today(), granted_by=administrator)

        assert running_out.grants(today()) == 1

    def test_given_by_nobody_are_told_to_the_person(self):
        grant = RoleGrantFactory(role="auditor", ends=in_days(30))

        running_out.grants(today())

        assert told("grant:") == {grant.user}


def test_cover_that_ends_tomorrow_is_told_to_both(world, colleague):
    set_cover(
        absent=world.manager,
        covering=colleague,
        starts=today(),
        ends=in_days(1),
        by=world.manager,
    )

    assert cover.covers(today()) == 1
    assert told("cover.ends:") == {world.manager, colleague}


class TestNoCover:
    @pytest.fixture(autouse=True)
    def _away(self, world):
        start_absence(employment=world.manager.employments.get(), starts=today(), by=world.person)

    def test_is_told_to_the_service_manager_each_day(self, world):
        by = someone_with("service_manager", organisation=world.team.organisation)

        assert cover.no_cover(today()) == cover.no_cover(today()) == 1
        cover.no_cover(in_days(1))

        assert told("no_cover:") == {by}
        assert Notice.objects.filter(recipient=by).count() == 2

    def test_is_told_to_an_administrator_where_nobody_answers(self, world, administrator):
        cover.no_cover(today())

        assert administrator in told("no_cover:")


def test_an_invitation_that_ran_out_is_told_to_its_sponsor(world, administrator):
    Invitation.objects.create(
        email="ada@x.example",
        name="Ada",
        organisation=world.team.organisation,
        team=world.team,
        job_role=world.role,
        kind="agency",
        ends=in_days(90),
        sponsor=administrator,
        sent_at=now() - timedelta(days=14),
        expires_at=now(),
    )

    assert running_out.invitations(today()) == 1
    assert told("invitation.ran_out:") == {administrator}


def test_what_was_kept_for_a_short_time_goes():
    assert tidy(today()) == 0


class TestLateReviews:
    @pytest.fixture
    def sent(self, world):
        with as_if(now() - timedelta(days=60)):
            sent = world_sent(world)
        Notice.objects.all().delete()
        return sent

    def late_day(self, sent):
        return assessments.DueDays([sent.employment_id]).review(sent) + timedelta(days=1)

    def test_are_told_on_the_first_late_day_and_each_week(self, world, sent):
        day = self.late_day(sent)

        counts = [assessments.reviews_late(day + timedelta(days=n)) for n in range(-1, 8)]

        assert counts == [0, 1, 0, 0, 0, 0, 0, 0, 1]
        assert told("review.late") == {world.manager}

    def test_are_told_to_who_covers_and_to_the_service_manager(self, world, sent, colleague):
        by = someone_with("service_manager", organisation=world.team.organisation)
        someone_with("service_manager")
        day = self.late_day(sent)
        world.manager.covered_by.create(
            covering=colleague, starts=day, ends=day + timedelta(days=1), set_by=by
        )

        assessments.reviews_late(day)

        assert told("review.late") == {colleague, by}

    def test_wait_while_the_person_is_away(self, world, sent):
        day = self.late_day(sent)
        start_absence(employment=world.employment, starts=in_days(-59), by=world.manager)

        assert assessments.reviews_late(day) == 0


class TestAnswers:
    @pytest.fixture
    def review(self, world):
        world.confirm({})
        return Assessment.objects.get(employment=world.employment).reviews.get()

    def test_are_asked_for_while_days_are_left(self, world, review):
        due = assessments.DueDays([world.employment.pk]).answer(review)

        assert assessments.answers_due(due - timedelta(days=3)) == 1
        assert assessments.answers_due(due) == 0
        assert told("response.due") == {world.person}

    def test_are_not_asked_of_whoever_left(self, world, review):
        due = assessments.DueDays([world.employment.pk]).answer(review)
        world.employment.ends = today()
        world.employment.save()

        assert assessments.answers_due(due - timedelta(days=3)) == 0


class TestRounds:
    @pytest.fixture
    def due(self, world):
        world.confirm({})
        return next_round_due(world.employment)

    def test_are_told_a_month_and_a_week_before_and_on_the_day(self, world, due):
        days = [due - timedelta(days=n) for n in (31, 30, 7, 0)]

        assert [assessments.rounds_due(day) for day in days] == [0, 1, 1, 1]
        assert told("round.due") == {world.person}

    def test_are_not_told_to_whoever_is_away(self, world, due):
        start_absence(employment=world.employment, starts=due - timedelta(days=9), by=world.manager)

        assert assessments.rounds_due(due - timedelta(days=7)) == 0

    def test_of_a_job_that_one_has_no_more_are_left_alone(self, world, due):
        world.employment.posts.update(job_role=JobRoleFactory())

        assert assessments.rounds_due(due) == 0

    def test_without_a_post_are_left_alone(self, world, due):
        world.employment.posts.all().delete()

        assert assessments.rounds_due(due) == 0


class TestSignOffs:
    def test_that_end_soon_are_told_to_both(self, world):
        held = hold(world)
        day = held.ends - timedelta(days=30)

        assert readiness.ending(day) == 1
        assert told("authorisation.ends") == {world.person, world.manager}

    def test_are_not_told_while_the_person_is_away(self, world):
        held = hold(world)
        day = held.ends - timedelta(days=30)
        start_absence(employment=world.employment, starts=day, by=world.manager)

        assert readiness.ending(day) == 0

    def test_that_ran_out_are_told_to_both(self, world):
        held = hold(world)

        assert readiness.ran_out(held.ends) == 1
        assert told("authorisation.ran_out") == {world.person, world.manager}


class TestRegistrationsThatSignOffsRestOn:
    def held(self, world):
        version = world.gate(("registration", {}), second_signer="")
        sign_first(application=world.open(version), by=world.manager, **SAID)
        return Authorisation.objects.get(gate=version.gate)

    def test_run_out_so_that_it_is_not_available_and_are_renewed_so_that_it_is(self, world):
        old = RegistrationFactory(user=world.person)
        held = self.held(world)
        old.ends = today()
        old.save()

        assert readiness.registrations(today()) == 1
        assert readiness.registrations(today()) == 0
        lapsed = Authorisation.objects.get(pk=held.pk).standing_on()
        RegistrationFactory(user=world.person, starts=today())
        assert readiness.registrations(today()) == 1

        assert lapsed == Standing.NOT_AVAILABLE
        assert Authorisation.objects.get(pk=held.pk).is_current()

    def test_are_not_asked_for_by_other_gates(self, world):
        hold(world)

        assert readiness.registrations(today()) == 0
