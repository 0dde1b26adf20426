"""Whose levels end to count, and which rounds stay as they are, when a framework goes on."""

from django.db.models import Count

from skills.framework.effects import Effect, declare

from .models import Assessment, ConfirmedLevel


def holders(meanings) -> dict:
    rows = ConfirmedLevel.objects.filter(ends=None, meaning__in=meanings).current_jobs()
    counted = rows.values("meaning", "job_role").annotate(people=Count("employment", distinct=True))
    return {(row["meaning"], row["job_role"]): row["people"] for row in counted.order_by()}


def open_rounds(version) -> list[str]:
    count = Assessment.objects.open().filter(version__framework=version.framework).count()
    if not count:
        return []
    are = "1 self-assessment is" if count == 1 else f"{count} self-assessments are"
    return [
        f"{are} open now. They go on with the statements they began with. What keeps its meaning "
        "counts; the rest is rated in the next one."
    ]


declare(Effect("assessments", holders=holders, warnings=open_rounds))
