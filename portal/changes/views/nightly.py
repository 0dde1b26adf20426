"""What the nightly run did last: for administrators."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.changes.models import StepRun
from portal.changes.rules import may_see_nightly
from portal.dates import now, today
from portal.nightly import Step, all_steps

# By this hour the run of the night is over.
DONE_BY = 6
WEEKS = timedelta(days=31)


@dataclass(frozen=True)
class Row:
    step: Step
    last: StepRun | None

    @property
    def seconds(self):
        """How long the last run took, in whole seconds."""
        if self.last is None or self.last.finished_at is None:
            return None
        return round((self.last.finished_at - self.last.started_at).total_seconds())

    @property
    def has_failed(self) -> bool:
        return self.last is not None and self.last.outcome == StepRun.Outcome.FAILED


@require_safe
def nightly(request):
    if not may_see_nightly(request.user):
        raise Http404
    last = StepRun.objects.filter(day__gte=today() - WEEKS).last_of_each()
    rows = [Row(step, last.get(step.name)) for step in all_steps()]
    newest = max((row.day for row in last.values()), default=None)
    context = {
        "rows": rows,
        "newest": newest,
        "missed": newest is None or newest < _expected(),
        "failed": [row for row in rows if row.has_failed],
    }
    return render(request, "changes/nightly.html", context)


def _expected():
    """The day whose run should be over by now."""
    is_over = timezone.localtime(now()).hour >= DONE_BY
    return today() if is_over else today() - timedelta(days=1)
