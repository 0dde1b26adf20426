"""Somebody new, somebody with a second employer, and another supervisor."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.changes.asked import PRACTICE, Join, NewSupervisor, asked_of
from portal.changes.models import Change
from portal.changes.plan import Refused
from portal.changes.plans import plan_for
from portal.dates import today
from portal.notices.models import Notice
from portal.people.models import User
from tests.changes.conftest import in_days, said
from tests.factories import (
    EmploymentFactory,
    OrganisationFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)


@pytest.fixture
def joining(world):
    def _joining(**fields):
        usual = {
            "organisation": world.team.organisation,
            "team": world.team,
            "job_role": world.role,
            "day": today(),
            "name": "Ada Lovelace",
            "email": "Ada@Council.example",
            "supervisor": world.manager,
        }
        return Join(**usual | fields)

    return _joining


def test_somebody_new_has_a_job_a_supervisor_and_an_account(world, joining, done):
    change = done(joining(practice_supervisor=world.qualified, term_time=True))

    person = User.objects.get(email="ada@council.example")
    job = change.employment
    assert (job.user, job.term_time, job.post_on(today()).team) == (person, True, world.team)
    assert {line.supervisor for line in job.supervision_lines.all()} == {
        world.manager,
        world.qualified,
    }
    assert Notice.objects.get(recipient=person, key__startswith="welcome").url


def test_without_an_address_nobody_signs_in(world, joining, done):
    plan = plan_for(joining(email=""))

    change = done(joining(email=""))

    assert "no e-mail address" in said(plan)
    assert change.employment.user.email is None


def test_without_a_line_manager_the_plan_says_so(joining):
    assert "no line manager yet" in said(plan_for(joining(supervisor=None)))


def test_a_first_day_to_come_is_written_at_once(joining, done):
    change = done(joining(day=in_days(9)))

    assert (change.state, change.employment.starts) == (Change.State.MADE, in_days(9))


def test_an_address_that_is_taken_names_whose_it_is(world, joining, done):
    UserFactory(name="Ada King", email="ada@council.example")

    with pytest.raises(Refused, match="Ada King"):
        done(joining())

    assert User.objects.filter(name="Ada Lovelace").count() == 0


def test_an_address_of_somebody_elsewhere_tells_a_coordinator_nothing_of_them(world, joining):
    there = EmploymentFactory(user__name="Ada King", user__email="ada@council.example").user
    by = someone_with("partner_coordinator", organisation=world.team.organisation)

    faults = plan_for(joining(by=by)).refusals

    assert len(faults) == 1
    assert "invitation" in faults[0]
    assert there.name not in faults[0]


def test_an_address_of_somebody_here_is_named_to_their_coordinator(world, joining):
    person = world.person
    by = someone_with("partner_coordinator", organisation=world.team.organisation)

    assert person.name in plan_for(joining(by=by, email=person.email)).refusals[0]


def test_nobody_gives_a_job_to_another_account_of_theirs(world, joining, done):
    by = someone_with("employer_manager", organisation=world.team.organisation)
    other = UserFactory(merged_into=by)

    with pytest.raises(PermissionDenied):
        done(joining(person=other, name="", email=""), by=by)


def test_a_second_employer(world, joining, done):
    person = EmploymentFactory().user
    plan = plan_for(joining(person=person))

    done(joining(person=person))

    assert "records of its own" in said(plan)
    assert person.employments.count() == 2


def test_somebody_with_a_password_signs_in_as_before(joining):
    person = UserFactory()
    person.set_password("secret words")
    person.save()

    assert "sign in as before" in said(plan_for(joining(person=person)))


class TestImpossible:
    def says(self, asked):
        plan = plan_for(asked)
        assert not plan.steps
        return said(plan)

    def test_without_a_name(self, joining):
        assert "Enter the person’s name." in self.says(joining(name=" "))

    def test_without_an_agreement(self, joining):
        partner = OrganisationFactory(agreement_starts=None)
        asked = joining(organisation=partner, team=TeamFactory(organisation=partner))

        assert "no agreement on sharing data" in self.says(asked)

    def test_more_than_a_year_ahead(self, joining):
        assert "within the next year" in self.says(joining(day=in_days(400)))

    def test_twice_at_one_employer(self, world, joining):
        assert "works there already" in self.says(joining(person=world.person))

    def test_before_the_last_job_ended(self, world, joining):
        world.employment.ends = in_days(9)
        world.employment.save()

        assert "last job there ends on" in self.says(joining(person=world.person))

    def test_for_an_account_that_was_merged(self, world, joining):
        merged = UserFactory(merged_into=world.person)

        assert "belongs to" in self.says(joining(person=merged))


class TestWhoMay:
    def test_a_service_manager_in_their_teams_alone(self, world, joining, done):
        by = someone_with("service_manager", organisation=world.team.organisation, team=world.team)
        below = TeamFactory(organisation=world.team.organisation, parent=world.team)
        elsewhere = TeamFactory(organisation=world.team.organisation)

        assert done(joining(team=below), by=by)
        with pytest.raises(PermissionDenied):
            done(joining(team=elsewhere, email="other@council.example"), by=by)

    def test_a_coordinator_at_their_own_employer_alone(self, world, joining, done):
        by = someone_with("partner_coordinator", organisation=world.team.organisation)

        assert done(joining(), by=by)
        with pytest.raises(PermissionDenied):
            done(joining(email="b@x.example"), by=someone_with("partner_coordinator"))

    def test_nobody_gives_themselves_a_job(self, joining, administrator, done):
        with pytest.raises(PermissionDenied):
            done(joining(person=administrator))


class TestSupervisor:
    def test_the_old_line_ends_and_the_new_one_starts(self, world, colleague, done):
        done(NewSupervisor(world.employment, today(), colleague))

        lines = world.employment.supervision_lines.order_by("id")
        assert [(line.supervisor, line.ends) for line in lines] == [
            (world.manager, today()),
            (colleague, None),
        ]

    def test_all_three_are_told(self, world, colleague, done):
        done(NewSupervisor(world.employment, today(), colleague))

        told = {notice.recipient for notice in Notice.objects.filter(key__startswith="line:")}
        assert told == {world.person, world.manager, colleague}

    def test_a_practice_supervisor_stands_beside_the_line_manager(self, world, done):
        done(NewSupervisor(world.employment, today(), world.qualified, PRACTICE))

        assert world.employment.supervision_lines.current().count() == 2

    def test_the_same_again_is_refused(self, world):
        plan = plan_for(NewSupervisor(world.employment, today(), world.manager))

        assert "is their line manager already" in said(plan)

    def test_nobody_supervises_themselves(self, world):
        plan = plan_for(NewSupervisor(world.employment, today(), world.person))

        assert "Nobody supervises themselves" in said(plan)

    def test_a_circle_over_three_is_refused_and_named(self, world, colleague):
        SupervisionLineFactory(employment=colleague.employments.get(), supervisor=world.person)
        asked = NewSupervisor(world.manager.employments.get(), today(), colleague)

        assert (f"{world.manager} → {colleague} → {world.person} → {world.manager}") in said(
            plan_for(asked)
        )

    def test_a_circle_through_a_merged_account_is_refused(self, world, colleague):
        UserFactory(merged_into=world.person)
        other = User.objects.get(merged_into=world.person)
        SupervisionLineFactory(employment=colleague.employments.get(), supervisor=other)
        asked = NewSupervisor(world.employment, today(), colleague)

        assert "round in a circle" in said(plan_for(asked))

    def test_planned_reads_back_as_it_was_asked(self, world, colleague, done):
        asked = NewSupervisor(world.employment, in_days(3), colleague)

        assert asked_of(done(asked)) == asked
