"""Gates in force ask for courses, by their codes."""

from skills.training.asked_by import declare

from .criteria import COURSE
from .models import Criterion


def gates(course) -> list[str]:
    asked = Criterion.objects.filter(version__state="published", kind=COURSE)
    asked = asked.filter(params__course=course.code).select_related("version")
    return [_said(one) for one in asked.order_by("version__gate__position", "position")]


def _said(criterion) -> str:
    months = criterion.params.get("within_months_after")
    return f"{criterion.version}{f' (within {months} months after it begins)' if months else ''}"


declare(gates)
