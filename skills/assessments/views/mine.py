from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.dates import today
from portal.people.models import Post
from skills.framework.models import RoleProfile

from .. import actions
from ..due import DueDays
from ..forms import StartForm
from ..models import Assessment
from ..refusals import CannotStart
from ..reviewers import reviewer_of
from ..rounds import drafted, lines_of
from ..rules import is_own
from .door import own_round, readable_round
from .reminding import while_it_waits


@require_safe
def mine(request):
    """One's own rounds: the open one to carry on with, and those that are over."""
    rounds = list(Assessment.objects.of(request.user).for_page().with_answers().newest_first())
    going = [r for r in rounds if r.state in Assessment.OPEN]
    to_start = _to_start(request.user, going)
    return render(
        request,
        "assessments/mine.html",
        {
            "going": going,
            "over": [r for r in rounds if r.state not in Assessment.OPEN],
            "to_start": to_start,
            "rates": not (going or to_start) and _rates(request.user),
        },
    )


def _to_start(user, going) -> list[tuple]:
    """Each employment in whose job a round may begin, with the job's profile."""
    found = []
    for employment in user.employments.current().select_related("organisation"):
        post = employment.post_on(today())
        profile = (
            post
            and RoleProfile.objects.for_post(post)
            .select_related("version", "job_role")
            .annotate(statements=Count("version__statements"))
            .first()
        )
        if profile and (employment.pk, profile.job_role_id) not in {
            (r.employment_id, r.profile.job_role_id) for r in going
        }:
            found.append((employment, profile))
    return found


def _rates(user) -> bool:
    """Is it a job in which people rate themselves, whatever the framework asks today?"""
    posts = Post.objects.current().filter(employment__user=user)
    return posts.filter(job_role__rates_own_skills=True).exists()


@require_POST
def start(request):
    form = StartForm(request.POST, employments=request.user.employments.current())
    if not form.is_valid():
        messages.info(request, "Choose the job to rate yourself in.")
        return redirect("assessments:mine")
    try:
        begun = actions.start(employment=form.cleaned_data["employment"], by=request.user)
    except CannotStart as refusal:
        messages.info(request, str(refusal))
        return redirect("assessments:mine")
    return redirect(begun)


@require_safe
def assessment(request, uuid):
    """A round and its areas, for its practitioner; others go to what they came for."""
    shown = readable_round(request, uuid)
    if not is_own(request.user, shown):
        return redirect(_page_of_another(shown), shown.uuid)
    areas = drafted(shown)
    lines = lines_of(areas)
    return render(
        request,
        "assessments/round.html",
        {
            "assessment": shown,
            "areas": areas,
            "answered": sum(line.is_answered for line in lines),
            "total": len(lines),
            "open_lines": [line for line in lines if line.is_open] if shown.was_returned else [],
            "carry_on": where_to_carry_on(shown, areas),
            "reviewer": reviewer_of(shown),
            "due": due(shown),
            **while_it_waits(shown),
            "crumbs": [("My skills", reverse("assessments:mine"))],
        },
    )


def _page_of_another(shown) -> str:
    is_reviewed = shown.state == Assessment.State.REVIEWED
    return "assessments:result" if is_reviewed else "assessments:review"


def where_to_carry_on(shown, areas) -> str:
    """The address of the first statement without an answer, or of the first that came back; once
    all are answered, of the page that checks them."""
    lines = lines_of(areas)
    if shown.was_returned:
        waiting = [line for line in lines if line.is_open]
    else:
        waiting = [line for line in lines if not line.is_answered]
    if not waiting:
        return reverse("assessments:check", args=[shown.uuid])
    return reverse("assessments:answer", args=[shown.uuid, waiting[0].statement.code])


def due(shown):
    """The day by which the review is aimed at, or None for what is not sent."""
    if shown.state != Assessment.State.SUBMITTED:
        return None
    return DueDays([shown.employment_id]).review(shown)


@require_POST
def withdraw(request, uuid):
    actions.withdraw(assessment=own_round(request, uuid), by=request.user)
    messages.success(request, "Your self-assessment is withdrawn. Nobody will review it.")
    return redirect("assessments:mine")
