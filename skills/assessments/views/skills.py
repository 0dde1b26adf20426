from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.dates import today
from portal.people.models import Employment
from portal.people.rules import is_same_person

from ..onward import next_step
from ..outcome import short_names
from ..profile import Profile
from ..standing import Standing

# What the page may be narrowed to. What counts stays the same, whatever is shown.
FILTERS = {
    "": ("All", lambda line: True),
    "below": ("Below the level needed", lambda line: bool(line.gap)),
    "differ": ("Where we differ", lambda line: line.differs),
    "due": ("Due or not confirmed", lambda line: line.is_late or not line.is_counted),
}


def job_of(request, uuid) -> Employment:
    """A job of the viewer's own, or of somebody whom they supervise."""
    jobs = Employment.objects.select_related("user", "organisation")
    return get_visible_or_404(jobs, request.user, uuid=uuid)


@require_safe
def skills(request, uuid):
    """Where somebody stands across all their rounds, and their plan."""
    employment = job_of(request, uuid)
    standing = Standing.of(employment, request.user)
    steps = list(employment.development_actions.in_order())
    own = is_same_person(request.user, employment.user)
    chosen = request.GET.get("show", "")
    return render(
        request,
        "assessments/skills.html",
        {
            "employment": employment,
            "standing": standing,
            "own": own,
            "today": today(),
            "profile": standing.profile
            and Profile(standing.areas, short_names(standing.profile.version)),
            "onward": next_step(employment, _unplanned(standing, steps), steps),
            "next_round": _due(standing),
            "steps": steps,
            "crumbs": crumbs(own),
            **_shown(standing, chosen if chosen in FILTERS else ""),
        },
    )


def _shown(standing, chosen) -> dict:
    _, passes = FILTERS[chosen]
    areas = [(area.domain, [one for one in area.lines if passes(one)]) for area in standing.areas]
    return {
        "chosen": chosen,
        "filters": [
            (name, words, sum(map(test, standing.lines))) for name, (words, test) in FILTERS.items()
        ],
        "shown": [(domain, lines) for domain, lines in areas if lines],
    }


def _unplanned(standing, steps) -> list:
    planned = {step.meaning for step in steps if step.is_open}
    return [line for line in standing.gaps if line.statement.meaning not in planned]


def _due(standing):
    return min((line.due for line in standing.lines if line.due), default=None)


def crumbs(own) -> list[tuple[str, str]]:
    if own:
        return [("My skills", reverse("assessments:mine"))]
    return [("Reviews", reverse("assessments:reviews"))]
