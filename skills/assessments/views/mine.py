from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.dates import today
from portal.people.models import Post
from skills.framework.models import RoleProfile

from .. import actions
from ..due import DueDays
from ..models import Assessment
from ..reviewers import reviewer_of
from ..rules import is_own
from ..scopes import Scope
from .beginning import choices_of
from .door import own_draft, own_round, readable_round
from .filters import filters, is_shown
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
            "jobs": _jobs_with_results(rounds),
            "to_start": to_start,
            "rates": not (going or to_start) and _rates(request.user),
        },
    )


def _jobs_with_results(rounds) -> list:
    """The jobs in which something was reviewed, the latest first, each with `profile` as it was."""
    found = {}
    for one in rounds:
        if one.state == Assessment.State.REVIEWED:
            found.setdefault(one.employment, one.profile)
    return list(found.items())


def _to_start(user, going) -> list[tuple]:
    """By employment the round that fits best, where none is open for the job held there."""
    found = []
    for employment in user.employments.current().select_related("organisation"):
        post = employment.post_on(today())
        profile = (
            post
            and RoleProfile.objects.for_post(post).select_related("version", "job_role").first()
        )
        if profile and (employment.pk, profile.job_role_id) not in {
            (r.employment_id, r.profile.job_role_id) for r in going
        }:
            scope = Scope.of(employment, profile)
            found.append((scope, choices_of(scope)[0]))
    return found


def _rates(user) -> bool:
    """Is it a job in which people rate themselves, whatever the framework asks today?"""
    posts = Post.objects.current().filter(employment__user=user)
    return posts.filter(job_role__rates_own_skills=True).exists()


@require_safe
def assessment(request, uuid):
    """A round and its areas, for its practitioner; others go to what they came for."""
    shown = readable_round(request, uuid)
    if not is_own(request.user, shown):
        return redirect(_page_of_another(shown), shown.uuid)
    draft = own_draft(request, uuid)
    lines = draft.lines
    draft.add_before(lines)
    show = request.GET.get("show", "")
    return render(
        request,
        "assessments/round.html",
        {
            "assessment": shown,
            "areas": _shown(draft, show),
            "show": show,
            "tabs": filters(lines, request.path, show),
            "answered": sum(line.is_answered for line in lines),
            "total": len(lines),
            "open_lines": [line for line in lines if line.is_open] if shown.was_returned else [],
            "carry_on": where_to_carry_on(shown, draft.areas),
            "reviewer": reviewer_of(shown),
            "due": due(shown),
            **while_it_waits(shown),
            "crumbs": [("My skills", reverse("assessments:mine"))],
        },
    )


def _shown(draft, show) -> list:
    """The areas that have something to show, each with the lines that are shown."""
    for area in draft.areas:
        area.shown = [line for line in area.lines if is_shown(line, show)]
    return [area for area in draft.areas if area.shown]


def _page_of_another(shown) -> str:
    is_reviewed = shown.state == Assessment.State.REVIEWED
    return "assessments:result" if is_reviewed else "assessments:review"


def where_to_carry_on(shown, areas) -> str:
    """The address of the first statement without an answer, or of the first that came back; once
    all are answered, of the page that checks them."""
    lines = [line for area in areas for line in area.lines]
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
