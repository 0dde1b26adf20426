"""Courses that run out soon, or have: each by the newest time that somebody finished it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from portal.dates import today
from skills.training.models import Completion, Course

SOON = timedelta(days=60)
# A course that ran out longer ago is no news.
LATELY = timedelta(days=180)


@dataclass(frozen=True)
class Ending:
    course: Course
    expires_on: date

    @property
    def is_over(self) -> bool:
        return self.expires_on <= today()


def ending_for(users) -> dict:
    """By the person’s id, the soonest first."""
    day = today()
    rows = Completion.objects.filter(user__in=users, expires_on__isnull=False)
    newest = {
        (one.user_id, one.course_id): one
        for one in rows.select_related("course").order_by("expires_on", "id")
    }
    found = defaultdict(list)
    for one in sorted(newest.values(), key=lambda one: one.expires_on):
        if day - LATELY < one.expires_on <= day + SOON:
            found[one.user_id].append(Ending(one.course, one.expires_on))
    return found
