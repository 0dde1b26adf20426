"""Another team or job: what is open goes along, ends or waits."""

from datetime import timedelta

import pytest

from portal.changes.asked import Move, asked_of
from portal.changes.models import Change
from portal.changes.plan import Refused
from portal.changes.plans import plan_for
from portal.dates import today
from portal.journal.models import Entry
from portal.notices.models import Notice
from skills.assessments import actions as assessments
from skills.assessments.models import Assessment
from supervision.readiness.models import Application, Authorisation, Standing
from tests.changes.conftest import again, in_days, said
from tests.factories import (
    RoleGrantFactory,
    SupervisionLineFactory,
    TeamFactory,
)
from tests.readiness.test_holding import hold


def test_a_move_ends_one_post_and_starts_another(world, to_team, done):
    change = done(to_team)

    posts = list(world.employment.posts.order_by("id"))
    assert (posts[0].ends, posts[1].starts, posts[1].ends) == (today(), today(), None)
    assert posts[1].team == to_team.team
    assert (change.state, change.kind) == (Change.State.MADE, Change.Kind.MOVE)


def test_a_move_is_journalled_with_who_made_it(world, to_team, done, administrator):
    change = done(to_team)

    entry = Entry.objects.get(verb="change.made", object_id=change.pk)
    assert (entry.actor, entry.ids) == (administrator, {"employment": world.employment.pk})


def test_a_second_click_changes_nothing(world, to_team, done):
    first = done(to_team)

    assert done(to_team) == first
    assert world.employment.posts.count() == 2


def test_the_line_manager_stays_unless_another_is_named(world, to_team, done):
    plan = plan_for(to_team)
    done(to_team)

    assert f"{world.manager} stays their line manager." in said(plan)
    assert world.employment.supervision_lines.get().supervisor == world.manager


def test_another_line_manager_takes_over_what_waits(world, team, colleague, done):
    assessment = world_sent(world)
    asked = Move(world.employment, today(), team, world.role, supervisor=colleague)
    plan = plan_for(asked)

    done(asked)

    assert f"What waits goes to {colleague}: 1 self-assessment to review." in said(plan)
    assert list(Assessment.objects.awaiting_review_by(colleague)) == [assessment]
    assert not Assessment.objects.awaiting_review_by(world.manager).exists()


def world_sent(world):
    begun = assessments.start(employment=world.employment, kind="full", by=world.person)
    for rating in begun.ratings.all():
        assessments.save_answer(
            rating=rating,
            level=2,
            not_in_role=False,
            comment="",
            edit=0,
            by=world.person,
        )
    return assessments.submit(assessment=begun, by=world.person)


def test_without_a_line_manager_the_plan_says_so(world, to_team):
    world.employment.supervision_lines.all().delete()

    plan = plan_for(to_team)

    assert any(step.warns and "no line manager" in step.words for step in plan.steps)


def test_a_draft_for_the_old_job_is_withdrawn_and_stays_readable(world, to_role, done):
    draft = assessments.start(employment=world.employment, by=world.person)

    done(to_role)

    draft.refresh_from_db()
    assert draft.state == Assessment.State.WITHDRAWN
    assert Assessment.objects.visible_to(world.person).filter(pk=draft.pk).exists()


def test_a_draft_stays_when_only_the_team_changes(world, to_team, done):
    draft = assessments.start(employment=world.employment, by=world.person)

    done(to_team)

    draft.refresh_from_db()
    assert draft.is_draft


def test_the_plan_does_not_tell_whether_a_draft_is_begun(world, to_role):
    before = said(plan_for(to_role))

    assessments.start(employment=world.employment, by=world.person)

    assert said(plan_for(to_role)) == before


def test_what_was_sent_is_reviewed_by_who_stays_line_manager(world, to_role, done):
    sent = world_sent(world)
    plan = plan_for(to_role)

    done(to_role)

    sent.refresh_from_db()
    assert sent.state == Assessment.State.SUBMITTED
    assert "reviewed by their line manager" in said(plan)


def test_an_application_that_the_new_job_may_not_hold_is_withdrawn(world, to_role, done):
    application = world.open()

    done(to_role)

    application.refresh_from_db()
    assert application.state == Application.State.WITHDRAWN


def test_an_application_that_the_new_job_may_hold_goes_along(world, to_team, done):
    application = world.open()
    plan = plan_for(to_team)

    done(to_team)

    application.refresh_from_db()
    assert application.is_live
    assert "goes with them" in said(plan)


def test_what_the_new_job_may_not_hold_is_not_available(world, to_role, done):
    held = hold(world)

    done(to_role)

    held = Authorisation.objects.get(pk=held.pk)
    assert held.standing_on() == Standing.NOT_AVAILABLE
    assert held.pauses.get().rule == "P5"


def test_back_in_a_job_that_may_hold_it_it_holds_again(world, to_role, to_team, done):
    held = hold(world)
    done(to_role)
    plan = plan_for(to_team)

    done(to_team)

    assert "holds again" in said(plan)
    assert Authorisation.objects.get(pk=held.pk).is_current()


def test_what_stays_is_to_be_looked_at_again(world, to_team, done):
    hold(world)

    done(to_team)

    notice = Notice.objects.get(recipient=world.manager, key__startswith="moved.look")
    assert world.person.name not in notice.title


def test_roles_stay_and_the_plan_says_whom_to_ask(world, to_team):
    RoleGrantFactory(
        user=world.person,
        role="practice_supervisor",
        organisation=world.team.organisation,
        team=world.team,
    )

    steps = plan_for(to_team).steps

    assert any(step.warns and "Ask an administrator" in step.words for step in steps)


def test_those_whom_the_person_supervises_are_counted(world, to_team):
    SupervisionLineFactory(supervisor=world.person)

    assert "They still supervise 1 person." in said(plan_for(to_team))


class TestImpossible:
    def refusal(self, asked) -> str:
        plan = plan_for(asked)
        assert plan.steps == []
        return said(plan)

    def test_to_where_they_are(self, world):
        asked = Move(world.employment, today(), world.team, world.role)

        assert "in that team and job already" in self.refusal(asked)

    def test_to_a_team_of_another_employer(self, world):
        asked = Move(world.employment, today(), TeamFactory(), world.role)

        assert "is not a team of" in self.refusal(asked)

    def test_to_a_team_that_was_closed(self, world, team, to_team):
        team.closed_on = today()
        team.save()

        assert "was closed on" in self.refusal(to_team)

    def test_before_the_job_began(self, world, team):
        day = world.employment.starts - timedelta(days=1)

        assert "The job began on" in self.refusal(Move(world.employment, day, team, world.role))

    def test_after_the_job_ended(self, world, team):
        world.employment.ends = today()
        world.employment.save()

        asked = Move(world.employment, today(), team, world.role)
        assert "has ended by that day" in self.refusal(asked)

    def test_more_than_a_year_ahead(self, world, team):
        asked = Move(world.employment, in_days(400), team, world.role)

        assert "within the next year" in self.refusal(asked)

    def test_before_a_post_that_is_on_the_record(self, world, team, to_team, done):
        done(to_team)
        asked = Move(world.employment, in_days(-3), TeamFactory(), world.role)

        assert "is on the record already" in self.refusal(asked)

    def test_under_oneself(self, world, team):
        asked = Move(world.employment, today(), team, world.role, supervisor=world.person)

        assert "Nobody supervises themselves" in self.refusal(asked) or "doesn’t work" in (
            self.refusal(asked)
        )

    def test_is_refused_by_the_action_with_the_reasons(self, world, done):
        with pytest.raises(Refused, match="already"):
            done(Move(world.employment, today(), world.team, world.role))


def test_a_planned_move_reads_back_as_it_was_asked(world, team, colleague, done):
    asked = Move(world.employment, in_days(20), team, world.role, supervisor=colleague)

    change = done(asked)

    assert change.state == Change.State.PLANNED
    assert asked_of(change) == asked
    assert again(world.employment).post_on(in_days(21)).team == world.team
