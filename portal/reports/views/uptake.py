"""Who gets into training, and what it changes."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.dates import months_after, today
from skills.training.rules import may_run_training, may_set_policy

from ..course_effects import effects
from ..uptake import BY, FEWEST, held_places, never, uptake, wait_now

MONTHS = (12, 6, 3)


@require_safe
def training(request):
    """The last months, by the group that is asked for. For the training team and the workforce
    lead; small groups are hidden from the second."""
    if not may_set_policy(request.user):
        raise Http404
    by = request.GET.get("by")
    by = by if by in BY else "sector"
    months = next((one for one in MONTHS if str(one) == request.GET.get("months")), MONTHS[0])
    first, last = months_after(today(), -months), today()
    sees_few = may_run_training(request.user)
    context = {
        "rows": uptake(first, last, by, sees_few=sees_few),
        "by": by,
        "ways": BY,
        "months": months,
        "spans": MONTHS,
        "held": held_places(first, last),
        "wait": wait_now(),
        "never": [(name, n) for name, n in never(first, last) if sees_few or n >= FEWEST],
        "effects": effects(first, last),
        "fewest": FEWEST,
        "sees_few": sees_few,
    }
    return render(request, "reports/training.html", context)
