from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404
from portal.dates import months_after, today
from portal.people.rules import is_same_person
from skills.framework.models import Statement

from .. import actions
from ..forms import DropForm, MoveForm, StepForm
from ..helping import gaps_of
from ..models import DevelopmentAction
from ..refusals import ClosedBefore, Refused
from ..standing import Standing
from .skills import crumbs, job_of

# Until when a step that is added in one press is to be done; it can be moved.
MONTHS, MONTHS_FOR_SAFETY = 3, 1


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, uuid):
    """Add a step in one's own words, for a statement or for none."""
    employment = job_of(request, uuid)
    statement = _statement(request.POST.get("for") or request.GET.get("for"))
    owners = actions.owners_of(employment)
    first = {"owner": str(owners[0].uuid), "by_when": _day(statement)}
    form = StepForm(request.POST or None, owners=owners, initial=first)
    if request.method == "POST" and form.is_valid():
        meaning = statement and statement.meaning
        try:
            step = actions.add_step(
                employment=employment, meaning=meaning, by=request.user, **form.content()
            )
        except Refused as refusal:
            form.add_error("what", str(refusal))
        else:
            return _added(request, employment, step)
    own = is_same_person(request.user, employment.user)
    return render(
        request,
        "assessments/plan.html",
        {
            "employment": employment,
            "own": own,
            "statement": statement,
            "gap": statement and _gap(employment, statement, request.user),
            "form": form,
            "crumbs": [*crumbs(own), ("All skills", _skills(employment))],
        },
    )


@require_POST
def plan_add(request, uuid):
    """Add what a gap offers, a course or practice, in one press."""
    employment = job_of(request, uuid)
    statement = _statement(request.POST.get("for"))
    gap = statement and _gap(employment, statement, request.user)
    if not gap:
        messages.info(request, "There is nothing to plan for that now.")
        return redirect(_skills(employment))
    courses = {row.course.code: row for row in gap.courses}
    row = courses.get(request.POST.get("course"))
    step = actions.add_step(
        employment=employment,
        what=gap.course_step(row) if row else gap.practice,
        course=row and row.course,
        meaning=statement.meaning,
        owner=actions.owners_of(employment)[0],
        by_when=_day(statement),
        by=request.user,
    )
    return _added(request, employment, step)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request, uuid):
    """One step: done, dropped, or moved to another day."""
    rows = DevelopmentAction.objects.select_related(
        "employment__user", "owner", "course", "closed_by", "added_by"
    )
    found = get_visible_or_404(rows, request.user, uuid=uuid)
    does = request.POST.get("do", "")
    move = MoveForm(request.POST if does == "move" else None, initial={"by_when": found.by_when})
    drop = DropForm(request.POST if does == "drop" else None)
    if request.method == "POST" and _is_changed(request, found, does, move, drop):
        return redirect(_skills(found.employment) + "#plan")
    own = is_same_person(request.user, found.employment.user)
    context = {
        "step": found,
        "statement": found.meaning and _statement(str(found.meaning)),
        "own": own,
        "move": move,
        "drop": drop,
        "form": drop if drop.errors else move,
        "crumbs": [*crumbs(own), ("All skills", _skills(found.employment))],
    }
    return render(request, "assessments/step.html", context)


def _is_changed(request, found, does, move, drop) -> bool:
    try:
        if does == "move" and move.is_valid():
            day = move.cleaned_data["by_when"]
            actions.move_step(step=found, by_when=day, by=request.user)
            messages.success(request, "The step has another day.")
        elif does == "drop" and drop.is_valid():
            why = drop.cleaned_data["why"]
            actions.drop_step(step=found, why=why, declared=drop.declared, by=request.user)
            messages.success(request, "The step is dropped. The record says why.")
        elif does == "done":
            actions.finish_step(step=found, by=request.user)
            messages.success(request, f"Done: {found.what}.")
        else:
            return False
    except ClosedBefore as refusal:
        messages.info(request, str(refusal))
    return True


def _statement(meaning) -> Statement | None:
    """The statement in force with that meaning; None for words that name none."""
    try:
        meaning = UUID(meaning or "")
    except ValueError:
        return None
    found = Statement.objects.of_published().filter(meaning=meaning)
    return found.select_related("domain", "version").first()


def _gap(employment, statement, viewer):
    """What helps with the statement, as long as it is below the level needed."""
    for line in Standing.of(employment, viewer).gaps:
        if line.statement.meaning == statement.meaning:
            steps = employment.development_actions.in_order()
            return gaps_of([line], employment.user, steps)[0]
    return None


def _day(statement):
    is_safety = statement is not None and statement.core
    return months_after(today(), MONTHS_FOR_SAFETY if is_safety else MONTHS)


def _added(request, employment, step):
    messages.success(request, f"It is in the plan: {step.what}.")
    return redirect(_skills(employment) + "#plan")


def _skills(employment) -> str:
    return reverse("assessments:skills", args=[employment.uuid])
