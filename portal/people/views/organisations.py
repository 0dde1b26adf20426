"""Employers, their agreements and the places where they work."""

from collections import Counter
from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import today

from ..actions.organisations import add_organisation, change_organisation, set_locality
from ..forms.organisations import LocalityForm, OrganisationForm
from ..models import Employment, Locality, Organisation, Post
from ..rules import may_change_teams, may_manage_people
from ..rules.absence import may_add_to
from .page import form_page

FORM = ["GET", "HEAD", "POST"]
LIST = "/people/organisations/"


def agreement_of(organisation) -> tuple[str, str, str]:
    """The colour and word of the agreement's tag, and what it means, in plain words."""
    day, starts, ends = today(), organisation.agreement_starts, organisation.agreement_ends
    if organisation.is_council:
        return "", "", "The council needs no agreement with itself."
    if organisation.is_for_training_only:
        return "blue", "Training only", "Its people come to training. Nothing else is shared."
    if starts is None:
        return "red", "No agreement", "Nobody can join from here until there is one."
    if starts > day:
        return "blue", "Starts later", "Nobody can join from here until it starts."
    if ends is None:
        return "green", "In date", "It has no last day."
    if ends > day + timedelta(days=60):
        return "green", "In date", ""
    if ends > day:
        return "yellow", "Ends soon", "Renew it, so that people can still join."
    return (
        "red",
        "Ended",
        "Nobody new can join from here, and no team can be added. Those who work here can still "
        "sign in: end their jobs if they should not.",
    )


@require_safe
def organisations(request):
    found = list(Organisation.objects.visible_to(request.user).prefetch_related("localities"))
    if not found and not may_manage_people(request.user):
        raise Http404
    jobs = Employment.objects.current().known_to(request.user)
    people = Counter(jobs.values_list("organisation", flat=True))
    context = {
        "rows": [(one, agreement_of(one), people[one.pk]) for one in found],
        "may_manage": may_manage_people(request.user),
        "crumbs": [("People", "/people/")],
    }
    return render(request, "people/organisations.html", context)


@require_safe
def organisation(request, uuid):
    viewer = request.user
    found = get_visible_or_404(
        Organisation.objects.prefetch_related("localities"), viewer, uuid=uuid
    )
    context = {
        "organisation": found,
        "agreement": agreement_of(found),
        "teams": _tree(viewer, found),
        "closed": found.teams.exclude(closed_on=None),
        "may_manage": may_manage_people(viewer),
        "may_change_teams": may_change_teams(viewer, found),
        "may_add": may_add_to(viewer, found) and found.is_active,
        "may_invite": may_add_to(viewer, found) and found.takes_people,
        "crumbs": [("People", "/people/"), ("Organisations", LIST)],
    }
    return render(request, "people/organisation.html", context)


def _tree(viewer, found) -> list[dict]:
    """The open teams, each with those below it and how many people known to the viewer are in."""
    known = Employment.objects.current().known_to(viewer).filter(organisation=found)
    posts = Post.objects.current().filter(employment__in=known.values("pk"))
    people = Counter(posts.values_list("team", flat=True))
    teams = list(found.teams.open().prefetch_related("localities"))
    there = {team.pk for team in teams}

    def below(parent):
        return [
            {"team": team, "people": people[team.pk], "below": below(team.pk)}
            for team in teams
            if (team.parent_id if team.parent_id in there else None) == parent
        ]

    return below(None)


@require_http_methods(FORM)
def add(request):
    refuse_unless_manager(request.user)
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        made = add_organisation(by=request.user, **form.said())
        messages.success(request, f"{made} is added. Now add its teams.")
        return redirect("people:organisation", made.uuid)
    return form_page(
        request, form, title="Add an organisation", button="Add it", back=("Go back", LIST)
    )


@require_http_methods(FORM)
def change(request, uuid):
    found = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    refuse_unless(may_manage_people(request.user))
    here = reverse("people:organisation", args=[uuid])
    form = OrganisationForm(
        request.POST or None, initial=OrganisationForm.of(found), organisation=found
    )
    if form.is_valid():
        change_organisation(organisation=found, by=request.user, **form.said())
        messages.success(request, "What you changed is saved.")
        return redirect(here)
    return form_page(request, form, title=f"Change {found}", button="Save", back=("Go back", here))


@require_http_methods(FORM)
def localities(request):
    """The list of places, with a form for one more."""
    refuse_unless_manager(request.user)
    form = LocalityForm(request.POST or None)
    if form.is_valid():
        made = set_locality(by=request.user, **form.cleaned_data)
        messages.success(request, f"{made} is in the list now.")
        return redirect("people:localities")
    places = Locality.objects.prefetch_related("organisations", "teams")
    crumbs = [("People", "/people/"), ("Organisations", LIST)]
    context = {"form": form, "places": places, "crumbs": crumbs}
    return render(request, "people/localities.html", context)


@require_http_methods(FORM)
def locality(request, pk):
    """Another name, or whether a pilot runs there."""
    found = get_visible_or_404(Locality.objects, request.user, pk=pk)
    initial = {"name": found.name, "is_pilot": found.is_pilot}
    form = LocalityForm(request.POST or None, initial=initial, locality=found)
    back = reverse("people:localities")
    if form.is_valid():
        set_locality(locality=found, by=request.user, **form.cleaned_data)
        messages.success(request, "What you changed is saved.")
        return redirect(back)
    return form_page(
        request, form, title=f"Change {found.name}", button="Save", back=("Go back", back)
    )


def refuse_unless_manager(viewer):
    """To others than administrators the page is not there."""
    if not may_manage_people(viewer):
        raise Http404
