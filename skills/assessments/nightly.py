"""Reminders of what is due. The clocks of whoever is away stand still, and nobody is reminded of
anything while they are."""

from datetime import timedelta

from portal.nightly import Step, declare
from portal.people.asked import holders_of
from portal.people.clocks import Clocks
from portal.people.models import Absence, Employment, Post, RoleGrant, User
from portal.people.querysets import reaches
from portal.people.querysets.absence import MANAGING
from portal.people.rules import is_same_person

from . import actions, reminders
from .due import DueDays
from .emails import others as emails
from .models import (
    Assessment,
    ConfirmedLevel,
    Confirmer,
    DevelopmentAction,
    Nudge,
    Review,
    SecondOpinion,
)
from .rules import may_plan

# Late reviews are told of on the first late day, and again each week.
AGAIN_AFTER = 7
# Days before the next round is due on which its writer is told.
BEFORE_A_ROUND = (30, 7, 0)
# Days that are left to answer a review when its reader is reminded.
BEFORE_AN_ANSWER = 3


def reviews_late(day) -> int:
    """Rounds that were sent and wait beyond the day by which they should be reviewed. Whoever was
    reminded by hand this week is not reminded of the same round again."""
    sent = list(_current(Assessment.objects.filter(state=Assessment.State.SUBMITTED), day))
    days = DueDays([one.employment_id for one in sent], day)
    nudged = Nudge.objects.of_the_week(Nudge.About.REVIEW, day).values_list("object_id", flat=True)
    told = 0
    for one in sent:
        due = days.review(one)
        late = (day - due).days
        reviewers = _reviewers(one.employment, day)
        if late < 1 or (late - 1) % AGAIN_AFTER or not reviewers:
            continue
        told += 1
        for person in _holders(one.employment, day, "service_manager") - reviewers:
            reminders.review_late(one, person, due, day, supervises=False)
        for person in reviewers if one.pk not in nudged else ():
            reminders.review_late(one, person, due, day, supervises=True)
    return told


def reviews_without_reviewer(day) -> int:
    """Rounds that were sent and that nobody is left to review: their writer and whoever answers for
    the place are told at once, and again each week."""
    told = 0
    for one in _current(Assessment.objects.filter(state=Assessment.State.SUBMITTED), day):
        if _reviewers(one.employment, day):
            continue
        over = one.employment.supervision_lines.filter(ends__lte=day).order_by("ends").last()
        since = max(one.submitted_on, over.ends) if over else one.submitted_on
        if (day - since).days % AGAIN_AFTER:
            continue
        told += 1
        reminders.nobody_reviews(one, day)
        managers = _holders(one.employment, day, *MANAGING) or set(
            holders_of("administrator", day=day)
        )
        for person in managers - {one.employment.user}:
            reminders.name_a_reviewer(one, person, day)
    return told


def _current(assessments, day):
    found = assessments.filter(employment__starts__lte=day).exclude(employment__ends__lte=day)
    return found.filter(employment__user__is_active=True).select_related("employment__user")


def _reviewers(employment, day) -> set[User]:
    """Those who supervise the person; in place of who is covered, whoever covers."""
    found = set()
    for line in employment.supervision_lines.on(day).select_related("supervisor"):
        covers = line.supervisor.covered_by.on(day).exclude(covering=employment.user)
        covering = {one.covering for one in covers.select_related("covering")}
        found |= covering or {line.supervisor}
    return found - {employment.user}


def _holders(employment, day, *roles) -> set[User]:
    """Those who hold one of the roles for the place where the person works."""
    grants = RoleGrant.objects.on(day).filter(reaches(employment), role__in=roles)
    return {grant.user for grant in grants.select_related("user")} - {employment.user}


def answers_due(day) -> int:
    """Reviews that their reader has not answered, while a few days are left."""
    waiting = Review.objects.filter(response=None, assessment__employment__user__is_active=True)
    # Who asked for a second opinion may answer it, and is not reminded.
    waiting = waiting.exclude(kind=Review.Kind.SECOND_OPINION)
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


def asked_and_gone(day) -> int:
    """Those who were asked for their word by name, and are not here to give it."""
    return actions.end_requests_of_leavers()


def asked_and_away(day) -> int:
    """Nobody steps in for somebody who was asked by name: who asked is told, once an absence."""
    away = dict(
        Absence.objects.on(day).values_list("employment__user", "pk").order_by("ends", "-pk")
    )
    absences = Absence.objects.in_bulk(away.values())
    told = 0
    for confirmer in Confirmer.objects.open().filter(user__in=away).for_page():
        emails.person_away(confirmer, absences[away[confirmer.user_id]])
        told += 1
    for opinion in SecondOpinion.objects.open().filter(asked_of__in=away).for_page():
        emails.opinion_person_away(opinion, absences[away[opinion.asked_of_id]])
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
    Step("assessments.unreviewed", "Reviews with nobody to do them", reviews_without_reviewer, 40),
    Step("assessments.answers", "Reviews to be answered soon", answers_due, 40),
    Step("assessments.rounds", "Self-assessments that are due", rounds_due, 40),
    Step("assessments.gone", "Asked for their word, and not here any more", asked_and_gone, 30),
    Step("assessments.away", "Asked for their word, and away", asked_and_away, 40),
    Step("assessments.steps", "Steps of development plans that are late", steps_late, 40),
)
