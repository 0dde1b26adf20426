"""A team: who is in it, its name, and where it stands."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless

from ..actions.organisations import (
    Refused,
    add_team,
    change_team,
    close_team,
    open_team,
    why_not_close,
)
from ..forms.organisations import TeamForm
from ..models import Employment, Organisation, Team
from ..rules import may_change_teams
from ..shown import jobs_of
from ..uncovered import no_cover
from .page import form_page

FORM = ["GET", "HEAD", "POST"]


@require_safe
def team(request, uuid):
    viewer = request.user
    teams = Team.objects.select_related("organisation", "parent").prefetch_related(
        "children", "localities"
    )
    found = get_visible_or_404(teams, viewer, uuid=uuid)
    known = Employment.objects.current().known_to(viewer).holding(team=found)
    may = may_change_teams(viewer, found.organisation)
    jobs = sorted(jobs_of(known), key=lambda job: job.employment.user.name)
    supervisors = {line.supervisor_id for job in jobs for line in job.current_lines}
    context = {
        "team": found,
        "jobs": jobs,
        "no_cover": no_cover(viewer, among=supervisors),
        "below": [child for child in found.children.all() if child.closed_on is None],
        "may_change": may,
        "why_not_close": why_not_close(found) if may else "",
        "crumbs": [
            ("People", "/people/"),
            (
                found.organisation.name,
                reverse("people:organisation", args=[found.organisation.uuid]),
            ),
        ],
    }
    return render(request, "people/team.html", context)


@require_http_methods(FORM)
def add(request, uuid):
    organisation = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    refuse_unless(may_change_teams(request.user, organisation))
    form = TeamForm(request.POST or None, organisation=organisation)
    here = reverse("people:organisation", args=[uuid])
    if form.is_valid():
        made = _or_say(form, add_team, organisation=organisation, by=request.user)
        if made:
            messages.success(request, f"{made} is added.")
            return redirect(here)
    return form_page(
        request,
        form,
        kicker=organisation.name,
        title="Add a team",
        button="Add the team",
        back=("Go back", here),
    )


@require_http_methods(FORM)
def change(request, uuid):
    found = get_visible_or_404(
        Team.objects.select_related("organisation", "parent"), request.user, uuid=uuid
    )
    refuse_unless(may_change_teams(request.user, found.organisation))
    initial = {
        "name": found.name,
        "parent": found.parent and found.parent.uuid,
        "localities": found.localities.all(),
    }
    form = TeamForm(
        request.POST or None, organisation=found.organisation, team=found, initial=initial
    )
    here = reverse("people:team", args=[uuid])
    if form.is_valid() and _or_say(form, change_team, team=found, by=request.user):
        messages.success(request, "What you changed is saved.")
        return redirect(here)
    return form_page(
        request,
        form,
        kicker=found.organisation.name,
        title=f"Change {found.name}",
        lead="Whoever is in the team stays in it, and so do their records.",
        button="Save",
        back=("Go back", here),
    )


@require_POST
def close(request, uuid):
    found = get_visible_or_404(Team.objects, request.user, uuid=uuid)
    try:
        close_team(team=found, by=request.user)
        messages.success(request, f"{found} is closed. You can open it again.")
    except Refused as refused:
        messages.error(request, f"{found} stays open. {refused}")
    return redirect("people:team", uuid)


@require_POST
def reopen(request, uuid):
    found = get_visible_or_404(Team.objects, request.user, uuid=uuid)
    open_team(team=found, by=request.user)
    messages.success(request, f"{found} is open again.")
    return redirect("people:team", uuid)


def _or_say(form, action, **more):
    """What the action made; or None, with its words beside the form."""
    try:
        return action(**form.cleaned_data, **more)
    except Refused as refused:
        form.add_error("parent" if "team of" not in str(refused) else "name", str(refused))
        return None
