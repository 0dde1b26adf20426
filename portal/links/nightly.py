from datetime import date, datetime, time

from django.utils import timezone

from portal.dates import months_after
from portal.nightly import Step, declare

from .models import Link


def tidy(day: date) -> int:
    """Forget links a year after they ended."""
    start_of_day = datetime.combine(months_after(day, -12), time.min)
    count, _ = Link.objects.ended_before(timezone.make_aware(start_of_day)).delete()
    return count


declare(Step("links.tidy", "Links that ended a year ago are forgotten", tidy, order=90))
