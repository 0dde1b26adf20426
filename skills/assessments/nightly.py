"""Reminders of what is due. The clocks of whoever is away stand still, and nobody is reminded of
anything while they are."""

from datetime import timedelta

from portal.nightly import Step, declare
from portal.people.clocks import Clocks
from portal.people.models import Employment, Post, RoleGrant, User
from portal.people.querysets import in_scope
from portal.people.rules import is_same_person

from . import reminders
from .due import DueDays
from .models import Assessment, ConfirmedLevel, DevelopmentAction, Review
from .rules import may_plan

# Late reviews are told of on the first late day, and again each week.
AGAIN_AFTER = 7
# Days before the next round is due on which its writer is told.
BEFORE_A_ROUND = (30, 7, 0)
# Days that are left to answer a review when its reader is reminded.
BEFORE_AN_ANSWER = 3


def reviews_late(day) -> int:
    """Rounds that were sent and wait beyond the day by which they should be reviewed."""
    sent = list(_current(Assessment.objects.filter(state=Assessment.State.SUBMITTED), day))
    days = DueDays([one.employment_id for one in sent], day)
    told = 0
    for one in sent:
        due = days.review(one)
        late = (day - due).days
        if late < 1 or (late - 1) % AGAIN_AFTER:
            continue
        told += 1
        for person, supervises in _who_reviews(one, day).items():
            reminders.review_late(one, person, due, day, supervises=supervises)
    return told


def _current(assessments, day):
    found = assessments.filter(employment__starts__lte=day).exclude(employment__ends__lte=day)
    return found.filter(employment__user__is_active=True).select_related("employment__user")


def _who_reviews(assessment, day) -> dict[User, bool]:
    """Those who supervise the person, covers among them; and service managers, who are told."""
    employment = assessment.employment
    told = {}
    for grant in RoleGrant.objects.on(day).filter(role="service_manager").select_related("user"):
        if type(employment).objects.filter(in_scope(grant), pk=employment.pk).exists():
            told[grant.user] = False
    lines = employment.supervision_lines.on(day).select_related("supervisor")
    for line in lines:
        told[line.supervisor] = True
        for cover in line.supervisor.covered_by.on(day).select_related("covering"):
            told[cover.covering] = True
    told.pop(employment.user, None)
    return told


def answers_due(day) -> int:
    """Reviews that their reader has not answered, while a few days are left."""
    waiting = Review.objects.filter(response=None, assessment__employment__user__is_active=True)
    since = day - timedelta(days=400)
    waiting = waiting.filter(finished_at__date__gte=since).select_related(
        "assessment__employment__user", "by"
    )
    waiting = [one for one in waiting if one.assessment.employment.holds_on(day)]
    days = DueDays([one.assessment.employment_id for one in waiting], day)
    told = 0
    for review in waiting:
        due = days.answer(review)
        away = days.clocks.is_away(review.assessment.employment_id, day)
        if not away and due - timedelta(days=BEFORE_AN_ANSWER) == day:
            reminders.answer_soon(review, due)
            told += 1
    return told


def rounds_due(day) -> int:
    """The next round, for those who have none with their supervisor."""
    sent = Assessment.objects.filter(state=Assessment.State.SUBMITTED).values("employment")
    levels = ConfirmedLevel.objects.filter(ends=None).exclude(employment__in=sent)
    people = Employment.objects.on(day).filter(
        pk__in=levels.values("employment"), user__is_active=True
    )
    people = {one.pk: one for one in people.select_related("user")}
    due_days = DueDays(list(people), day)
    jobs = Post.objects.on(day).filter(employment__in=people).values_list("employment", "job_role")
    told = 0
    for employment, job_role in set(jobs):
        due = due_days.next_round(employment, job_role)
        days = due and (due - day).days
        if days in BEFORE_A_ROUND and not due_days.clocks.is_away(employment, day):
            reminders.round_due(people[employment], due, days)
            told += 1
    return told


def steps_late(day) -> int:
    """Steps of a plan that are late: their owner is told on the first late day, and again each
    week. Not while they are away, nor about a plan that is theirs to read no longer."""
    late = DevelopmentAction.objects.open().filter(by_when__lt=day, owner__is_active=True)
    late = late.select_related("employment__user", "owner")
    late = [one for one in late if not ((day - one.by_when).days - 1) % AGAIN_AFTER]
    clocks = Clocks([one.employment_id for one in late], day)
    told = 0
    for one in late:
        own = is_same_person(one.owner, one.employment.user)
        away = own and clocks.is_away(one.employment_id, day)
        if not away and may_plan(one.owner, one.employment):
            reminders.step_late(one, day, own=own)
            told += 1
    return told


declare(
    Step("assessments.reviews", "Reviews that are late", reviews_late, 40),
    Step("assessments.answers", "Reviews to be answered soon", answers_due, 40),
    Step("assessments.rounds", "Self-assessments that are due", rounds_due, 40),
    Step("assessments.steps", "Steps of development plans that are late", steps_late, 40),
)
