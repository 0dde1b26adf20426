from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.nightly import Step, declare

from .actions import (
    remove_old_framework_files,
    remove_old_past_files,
    remove_old_people_files,
)

KEPT_DAYS = 7


def remove_old_files(day) -> int:
    """What files held goes a week after they were applied, dropped or left lying."""
    morning = timezone.make_aware(datetime.combine(day, time.min))
    before = morning - timedelta(days=KEPT_DAYS)
    removed = remove_old_people_files(before=before) + remove_old_past_files(before=before)
    return removed + remove_old_framework_files(before=before)


declare(
    Step(
        name="exchange.people_files",
        order=90,
        run=remove_old_files,
        plain="Files of people and frameworks that are no longer needed",
    )
)
