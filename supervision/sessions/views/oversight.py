"""Who oversees somebody’s child in need work, and what they found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import today
from portal.people.models import Employment
from portal.people.rules import is_qualified, is_same_person
from portal.policy.models import Setting

from .. import actions
from ..forms import CheckForm, OversightForm
from ..models import Oversight, OversightCheck
from ..querysets import ToOverseeQuerySet
from ..refusals import Refused
from ..rules import may_set_oversight, oversees

PAGE = ["GET", "HEAD", "POST"]


def _found(request, uuid) -> Oversight:
    rows = Oversight.objects.with_people().with_last().select_related("employment__user")
    return get_visible_or_404(rows, request.user, uuid=uuid)


@require_GET
def oversight(request, uuid):
    found = _found(request, uuid)
    checks = OversightCheck.objects.visible_to(request.user).order_by("-happened_on", "-pk")
    checks = checks.filter(oversight__employment=found.employment_id)
    checks = checks.select_related("by", "corrected_by")
    told = {
        "oversight": found,
        "checks": list(checks.prefetch_related("triggers__trigger")),
        "is_mine": is_same_person(request.user, found.subject),
        "may_check": oversees(request.user, found),
        "may_set": found.ends is None and may_set_oversight(request.user, found.employment),
        "today": today(),
        "crumbs": crumbs(),
    }
    return render(request, "supervision/oversight.html", told)


def crumbs(found=None) -> list:
    trail = [("Oversight", reverse("home:oversight"))]
    return trail + ([(str(found.subject), found.get_absolute_url())] if found else [])


@require_http_methods(PAGE)
def check(request, uuid):
    found = _found(request, uuid)
    refuse_unless(oversees(request.user, found))
    corrects = _corrected(request, found)
    initial = {"happened_on": today()}
    if corrects is not None:
        initial = {
            name: getattr(corrects, name)
            for name in ("happened_on", "children", "of_children", "decisions_written")
        }
    form = CheckForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.record_check(
                oversight=found, by=request.user, corrects=corrects, **form.check()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The check is on record.")
            return redirect(found)
    told = {"form": form, "oversight": found, "corrects": corrects, "crumbs": crumbs(found)}
    told["is_qualified"] = is_qualified(request.user)
    return render(request, "supervision/check.html", told)


def _corrected(request, found) -> OversightCheck | None:
    """The check that is to be put right, where the address names one."""
    number = request.GET.get("corrects", "")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return None
    return get_visible_or_404(
        OversightCheck.objects.all(), request.user, pk=int(number), oversight=found
    )


@require_http_methods(["POST"])
def end(request, uuid):
    found = _found(request, uuid)
    actions.end_oversight(oversight=found, by=request.user)
    messages.success(request, f"Nobody oversees {found.subject}’s work from today.")
    return redirect("home:oversight")


@require_http_methods(PAGE)
def set_(request, uuid):
    whose = ToOverseeQuerySet(Employment).select_related("user", "organisation")
    employment = get_visible_or_404(whose, request.user, uuid=uuid)
    before = Oversight.objects.current().filter(employment=employment).first()
    initial = {"every_days": Setting.objects.value("oversight.every_days")}
    if before:
        initial = {
            "overseer": before.overseer_id,
            "cover": before.cover_id,
            "every_days": before.every_days,
        }
    form = OversightForm(request.POST or None, employment=employment, initial=initial)
    if form.is_valid():
        try:
            made = actions.set_oversight(
                employment=employment, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{made.overseer} oversees {made.subject}’s work.")
            return redirect(made)
    told = {"form": form, "employment": employment, "before": before, "crumbs": crumbs()}
    return render(request, "supervision/set_oversight.html", told)
