"""A job ends: what is open is handed over or closed, nothing is lost."""

from datetime import timedelta

import pytest

from portal.changes.asked import PRACTICE, Join, Leave, asked_of
from portal.changes.models import Change
from portal.changes.plans import plan_for
from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions.absence import set_cover
from portal.people.models import Cover, RoleGrant, SupervisionLine, User
from skills.assessments import actions as assessments
from skills.assessments.models import Assessment
from supervision.readiness.models import Application, Authorisation, Standing
from tests.changes.conftest import again, in_days, said
from tests.changes.test_moving import world_sent
from tests.factories import (
    EmploymentFactory,
    PostFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    someone_with,
)
from tests.readiness.test_holding import hold


@pytest.fixture
def leaving(world):
    return Leave(world.employment, today())


@pytest.fixture
def boss_leaving(world):
    """The line manager leaves, who has one person."""
    return Leave(world.manager.employments.get(), today())


def test_the_job_its_post_and_its_supervision_end(world, leaving, done):
    done(leaving)

    assert again(world.employment).ends == today()
    assert world.employment.posts.get().ends == today()
    assert world.employment.supervision_lines.get().ends == today()


def test_rounds_and_applications_close(world, leaving, done):
    draft = assessments.start(employment=world.employment, by=world.person)
    application = world.open()

    done(leaving)

    assert Assessment.objects.get(pk=draft.pk).state == Assessment.State.WITHDRAWN
    assert Application.objects.get(pk=application.pk).state == Application.State.WITHDRAWN


def test_what_was_sent_is_withdrawn_and_stays_on_the_record(world, leaving, done):
    sent = world_sent(world)

    done(leaving)

    sent.refresh_from_db()
    assert (sent.state, sent.revisions.count()) == (Assessment.State.WITHDRAWN, 4)


def test_what_they_held_ends(world, leaving, done):
    held = hold(world)

    done(leaving)

    assert Authorisation.objects.get(pk=held.pk).standing_on() == Standing.ENDED


def test_the_account_closes(world, leaving, done):
    done(leaving)

    assert not User.objects.get(pk=world.person.pk).is_active


def test_with_another_job_the_account_stays_open(world, leaving, done):
    EmploymentFactory(user=world.person)

    done(leaving)

    assert User.objects.get(pk=world.person.pk).is_active


def test_with_a_role_elsewhere_the_account_stays_open(world, leaving, done):
    RoleGrantFactory(user=world.person, role="working_lead")

    done(leaving)

    assert User.objects.get(pk=world.person.pk).is_active


def test_roles_at_the_employer_end(world, leaving, done):
    RoleGrantFactory(user=world.person, role="editor", organisation=world.team.organisation)

    done(leaving)

    assert RoleGrant.objects.get(user=world.person).ends == today()


def test_who_takes_over_gets_the_people_and_what_waits(world, boss_leaving, colleague, done):
    sent = world_sent(world)
    asked = Leave(boss_leaving.employment, today(), successor=colleague)
    plan = plan_for(asked)

    done(asked)

    assert f"{colleague} becomes the line manager of {world.person}." in said(plan)
    assert "1 self-assessment to review" in said(plan)
    assert list(Assessment.objects.awaiting_review_by(colleague)) == [sent]


def test_each_may_go_to_somebody_else(world, boss_leaving, colleague, done):
    line = world.employment.supervision_lines.get()
    asked = Leave(boss_leaving.employment, today(), world.qualified, {line.pk: colleague})

    done(asked)

    assert world.employment.supervision_lines.current().get().supervisor == colleague


def test_many_who_get_the_same_supervisor_are_told_of_at_once(world, boss_leaving, colleague, done):
    other = SupervisionLineFactory(
        employment__organisation=world.team.organisation, supervisor=world.manager
    )
    asked = Leave(boss_leaving.employment, today(), successor=colleague)
    plan = plan_for(asked)

    done(asked)

    assert "becomes the line manager of 2 people:" in said(plan)
    assert SupervisionLine.objects.current().get(subject=other.subject).supervisor == colleague
    assert SupervisionLine.objects.current().get(subject=world.person).supervisor == colleague


def test_whoever_takes_over_does_not_stand_above_themselves(world, boss_leaving, done):
    plan = plan_for(Leave(boss_leaving.employment, today(), successor=world.person))

    assert f"No line manager from then on for {world.person}." in said(plan)


def test_without_one_the_service_manager_is_told(world, boss_leaving, done):
    by = someone_with("service_manager", organisation=world.team.organisation)
    plan = plan_for(boss_leaving)

    done(boss_leaving)

    assert "told of 1 person without a line manager" in said(plan)
    assert not world.employment.supervision_lines.current().exists()
    assert Notice.objects.filter(recipient=by, key__startswith="no_supervisor").count() == 1


def test_without_a_service_manager_an_administrator_is_told(
    world, boss_leaving, administrator, done
):
    done(boss_leaving)

    assert Notice.objects.filter(recipient=administrator, key__startswith="no_sup").exists()


def test_a_practice_supervisor_who_leaves_ends_that_line_alone(world, done):
    SupervisionLineFactory(employment=world.employment, supervisor=world.qualified, kind=PRACTICE)

    done(Leave(world.qualified.employments.get(), today()))

    assert world.employment.supervision_lines.current().get().supervisor == world.manager


def test_with_another_employer_they_still_supervise_there(world, boss_leaving, done):
    other = PostFactory(employment__user=world.manager).employment
    elsewhere = SupervisionLineFactory(
        employment=EmploymentFactory(organisation=other.organisation), supervisor=world.manager
    )

    done(boss_leaving)

    elsewhere.refresh_from_db()
    assert elsewhere.ends is None


def test_cover_they_give_and_get_ends(world, boss_leaving, colleague, administrator, done):
    begun = Cover.objects.create(
        absent=colleague,
        covering=world.manager,
        starts=today() - timedelta(days=3),
        ends=in_days(9),
        set_by=administrator,
    )
    set_cover(
        absent=world.manager,
        covering=colleague,
        starts=in_days(20),
        ends=in_days(30),
        by=administrator,
    )

    done(boss_leaving)

    assert list(Cover.objects.all()) == [begun]
    assert Cover.objects.get().ends == today()


class TestImpossible:
    def test_to_one_who_leaves(self, world, boss_leaving):
        asked = Leave(boss_leaving.employment, today(), successor=world.manager)

        assert "Somebody who leaves can’t take over." in said(plan_for(asked))

    def test_to_one_who_works_here_no_longer(self, world, boss_leaving, colleague):
        colleague.employments.update(ends=today())
        asked = Leave(boss_leaving.employment, today(), successor=colleague)

        assert "doesn’t work here on that day" in said(plan_for(asked))

    def test_in_a_circle(self, world, boss_leaving, colleague):
        SupervisionLineFactory(employment=colleague.employments.get(), supervisor=world.person)
        asked = Leave(boss_leaving.employment, today(), successor=colleague)

        assert "round in a circle" in said(plan_for(asked))


def test_a_planned_leaving_reads_back_as_it_was_asked(world, boss_leaving, colleague, done):
    line = world.employment.supervision_lines.get()
    asked = Leave(boss_leaving.employment, in_days(9), None, {line.pk: colleague})

    change = done(asked)

    assert change.state == Change.State.PLANNED
    assert asked_of(change) == asked


def test_whoever_left_may_come_back_to_a_new_job(world, leaving, done):
    done(leaving)
    asked = Join(
        organisation=world.team.organisation,
        team=world.team,
        job_role=world.role,
        day=today(),
        person=User.objects.get(pk=world.person.pk),
        supervisor=world.manager,
    )
    plan = plan_for(asked)

    change = done(asked)

    assert "is opened again" in said(plan)
    assert change.employment != world.employment
    assert User.objects.get(pk=world.person.pk).is_active
