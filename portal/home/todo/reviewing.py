"""What waits for those who review what others sent."""

from django.urls import reverse
from django.utils import timezone

from portal.dates import today, working_days_after
from portal.home.templatetags.portal import longdate
from portal.policy.models import Setting
from skills.assessments.due import DueDays
from skills.assessments.models import Assessment, Confirmer, Response, SecondOpinion

from .task import Task


def tasks(desk) -> list[Task]:
    found = []
    if "supervisor" in desk.roles:
        found += [*_reviews(desk.user), *_different_views(desk.user)]
    if "practice_supervisor" in desk.roles and desk.is_qualified:
        found += _second_looks(desk.user)
    if "practice_supervisor" in desk.roles:
        found += _opinions(desk.user)
    return found + _areas(desk.user)


def _reviews(user) -> list[Task]:
    rounds = list(Assessment.objects.for_page().awaiting_review_by(user))
    days = DueDays([one.employment_id for one in rounds])
    return [
        Task(
            title=f"Review {one.employment.user}’s self-assessment",
            url=reverse("assessments:review", args=[one.uuid]),
            why=f"{_who(one)}. Sent {longdate(one.submitted_at)}.",
            due=days.review(one),
            kicker="Sent to you",
            button="Review it",
        )
        for one in rounds
    ]


def _second_looks(user) -> list[Task]:
    rounds = list(Assessment.objects.for_page().awaiting_second_look_by(user))
    days = DueDays([one.employment_id for one in rounds])
    return [
        Task(
            title=f"Look again at {one.employment.user}’s safety statements",
            url=reverse("assessments:review", args=[one.uuid]),
            why=f"{_who(one)}. For child in need work, a social worker confirms them too. "
            f"Reviewed {longdate(one.reviewed_at)}.",
            due=days.second_look(one),
            kicker="For a second look",
            button="Look at them",
        )
        for one in rounds
    ]


def _areas(user) -> list[Task]:
    """What the person was asked to confirm because they know that work, the oldest first."""
    asked = list(Confirmer.objects.asked_of(user).open().for_page())
    days = DueDays([one.assessment.employment_id for one in asked])
    return [
        Task(
            title=f"Confirm “{one.domain}” for {one.assessment.employment.user}",
            url=one.get_absolute_url(),
            why=f"{one.asked_by} asked you, because you know this work.",
            due=days.review(one.assessment),
            kicker="You were asked",
            button="Read it",
        )
        for one in asked
    ]


def _opinions(user) -> list[Task]:
    asked = list(SecondOpinion.objects.asked_of(user).open().for_page())
    days = Setting.objects.value("review.within_working_days") if asked else 0
    return [
        Task(
            title=f"Give {one.asked_by} a second opinion",
            url=one.get_absolute_url(),
            why=f"They see a level differently: “{one.confirmation.revision.statement}”. Asked "
            f"{longdate(one.asked_at)}.",
            due=working_days_after(timezone.localdate(one.asked_at), days),
            kicker="Second opinion",
            button="Look at it",
        )
        for one in asked
    ]


def _who(assessment) -> str:
    """Their role and team."""
    return ", ".join(filter(None, (str(assessment.profile), assessment.team_name)))


def _different_views(user) -> list[Task]:
    """Somebody sees the person’s review differently: to be talked over while there is time."""
    rows = Response.objects.filter(agrees=False, review__by=user).select_related(
        "by", "review__assessment"
    )
    rows = list(rows)
    days = Setting.objects.value("gate.disagreement_working_days") if rows else 0
    found = [(row, working_days_after(timezone.localdate(row.responded_at), days)) for row in rows]
    return [
        Task(
            title=f"Talk with {row.by} about a different view",
            url=reverse("assessments:result", args=[row.review.assessment.uuid]),
            why="They see something in your review differently. Both views stay on the record.",
            due=due,
            kicker="Two views",
            button="Read both",
        )
        for row, due in found
        if due >= today()
    ]
