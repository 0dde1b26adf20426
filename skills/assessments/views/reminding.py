"""Reminding somebody by hand of what waits, and what there is to remind of."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.access import get_visible_or_404
from portal.dates import today
from portal.people.models import Employment, Post
from portal.people.querysets import is_person, waits_for

from .. import actions
from ..models import Assessment, Nudge
from ..refusals import Refused
from ..returns import CameAgain
from ..reviewers import reviewer_of
from .door import own_round


def whose_round_is_open_to(user) -> dict:
    """By id, the employments of those whom the viewer supervises today and who have sent nothing
    that is open."""
    going = Assessment.objects.filter(submitted_at__isnull=False).open()
    people = Employment.objects.filter(waits_for(user), user__is_active=True).distinct()
    people = people.exclude(pk__in=going.values("employment")).select_related("user")
    return {one.pk: one for one in people}


def to_send(seen, people, days) -> dict:
    """Those whom the viewer may remind, each with the day from which they may be again: people to
    whom answers went back (`sent_back`), and those whose next round is due (`not_sent`)."""
    sent_back = list(seen.returned())
    not_sent = _not_sent(people, days)
    told = [one.employment_id for one in sent_back] + [one.pk for one, _ in not_sent]
    again_on = Nudge.objects.again_on(Nudge.About.ROUND, told)
    return {
        "sent_back": [(one, again_on.get(one.employment_id)) for one in sent_back],
        "not_sent": [(one, due, again_on.get(one.pk)) for one, due in not_sent],
    }


def _not_sent(people, days) -> list[tuple]:
    """Whose next round was due, and when, the longest due first."""
    jobs = Post.objects.current().filter(employment__in=people)
    jobs = jobs.values_list("employment", "job_role").distinct()
    due = {(days.next_round(*job), job[0]) for job in jobs if days.next_round(*job)}
    return [(people[one], day) for day, one in sorted(due) if day <= today()]


def while_it_waits(assessment) -> dict:
    """For the practitioner's page of a round that was sent: from when its reviewer may be reminded
    again, where that is not today, and which answers came again."""
    if assessment.state != Assessment.State.SUBMITTED:
        return {}
    again_on = Nudge.objects.again_on(Nudge.About.REVIEW, [assessment.pk])
    return {
        "remind_again_on": again_on.get(assessment.pk),
        "came_again": CameAgain.of(assessment),
    }


@require_POST
def remind_reviewer(request, uuid):
    shown = own_round(request, uuid)
    try:
        actions.remind_reviewer(assessment=shown, by=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, f"We reminded {reviewer_of(shown)}.")
    return redirect(shown)


@require_POST
def remind(request, uuid):
    """By the employment: of somebody whom the viewer supervises."""
    others = Employment.objects.exclude(is_person(request.user))
    employment = get_visible_or_404(others, request.user, uuid=uuid)
    try:
        actions.remind(employment=employment, by=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, f"We reminded {employment.user}.")
    return redirect(reverse("assessments:reviews"))
