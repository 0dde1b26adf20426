"""The versions of a framework, and one version with its areas and statements."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_public_or_404
from skills.framework import actions
from skills.framework.models import Framework
from skills.framework.rules import gaps, may_publish

from .differences import area_changes, differences
from .forms import RoleForm, VersionForm
from .page import (
    FORM,
    ask_first,
    attempt,
    back_to,
    show,
    to,
    version_or_404,
    version_to_write,
)


@require_safe
def index(request):
    frameworks = Framework.objects.prefetch_related("versions")
    rows = []
    for framework in frameworks:
        versions = framework.versions.annotate(statement_count=Count("statements"))
        versions = list(versions.order_by("-number"))
        rows.append((framework, versions, not any(one.is_open for one in versions)))
    return show(request, "index", "Framework", rows=rows)


@require_POST
def begin(request, pk):
    framework = get_public_or_404(Framework.objects, pk=pk)
    try:
        version = actions.begin_version(framework=framework, by=request.user)
    except actions.OpenAlready as refusal:
        messages.error(request, str(refusal))
        return redirect(back_to(refusal.version))
    messages.success(request, f"Version {version.number} is a draft. Change what you like in it.")
    return redirect(back_to(version))


@require_safe
def version(request, pk):
    found = version_or_404(request, pk)
    missing = gaps(found) if found.is_open else []
    moves = {}
    for move in found.moves.with_words():
        moves.setdefault(move.to_statement_id, []).append(move)
    areas = []
    for area in found.domains.prefetch_related("statements"):
        statements = sorted(area.statements.all(), key=lambda one: (one.position, one.pk))
        areas.append((area, [(one, (moves.get(one.pk) or [None])[0]) for one in statements]))
    return show(
        request,
        "version",
        str(found),
        found,
        areas=areas,
        gaps=missing,
        removed=moves.get(None, []),
        may_publish=may_publish(request.user),
        requests=found.reviews.open_requests().count(),
    )


@require_http_methods(FORM)
def words(request, pk):
    found = version_to_write(request, pk)
    form = VersionForm(request.POST or None, initial={"title": found.title, "notice": found.notice})
    if form.is_valid():
        words = form.cleaned_data
        if attempt(form, lambda: actions.change_version(version=found, by=request.user, **words)):
            messages.success(request, "Saved.")
            return redirect(back_to(found))
    return show(request, "form", "Title and notice", found, form=form, button="Save")


@require_safe
def changes(request, pk):
    """What it changes of the version before, word by word."""
    found = version_or_404(request, pk)
    return show(
        request,
        "changes",
        f"What version {found.number} changes",
        found,
        differences=differences(found) if found.follows else [],
        areas=area_changes(found) if found.follows else [],
    )


@require_http_methods(FORM)
def add_role(request, pk):
    found = version_to_write(request, pk)
    form = RoleForm(request.POST or None, version=found)
    if form.is_valid():
        fields = dict(form.cleaned_data)
        role = fields.pop("job_role")
        made = attempt(
            form,
            lambda: actions.add_profile(
                version=found, job_role=role, fields=fields, by=request.user
            ),
        )
        if made:
            says = "It needs nothing yet. Choose its levels, statement by statement."
            messages.success(request, f"{made} is in this version. {says}")
            return redirect(back_to(found, "roles"))
    return show(request, "form", "Add a role", found, form=form, button="Add the role")


@require_http_methods(FORM)
def remove_role(request, pk, profile):
    found = version_to_write(request, pk)
    role = get_public_or_404(found.profiles, pk=profile)
    return ask_first(
        request,
        found,
        lambda: actions.remove_profile(profile=role, by=request.user),
        title=f"Take out {role}?",
        says="This version asks nothing of the role then. Versions before stay as they are.",
        button="Take it out",
        done_says=f"{role} is not in this version any more.",
        where=back_to(found, "roles"),
        back=to("version", found.pk),
    )
