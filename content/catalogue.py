"""The list of courses as somebody reads it: what they asked for, each with its next dates."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from skills.training.catalogue import Charge, Reader, Shown, offered, shown_events
from skills.training.models import AccessPolicy, Course, Event

from .published import in_force

MOST = 3  # dates of a course on the list; its own page has all


@dataclass(frozen=True)
class Listed:
    course: Course
    dates: list[Shown]
    charges: list[Charge]

    @property
    def next(self) -> list[Shown]:
        return self.dates[:MOST]

    @property
    def more(self) -> int:
        return len(self.dates) - len(self.next)


class Catalogue:
    """All that is offered; the same number of questions however many courses and dates there
    are."""

    def __init__(self, user):
        self.reader = Reader.of(user)

    @cached_property
    def policy(self):
        return AccessPolicy.objects.in_force()

    @cached_property
    def framework(self):
        return in_force()

    @cached_property
    def areas(self) -> list:
        return self.framework.areas if self.framework else []

    @cached_property
    def dates(self) -> list[Shown]:
        """Those that can be booked, or waited for."""
        shown = shown_events(Event.objects.all(), self.reader)
        return [one for one in shown if one.can_book]

    @cached_property
    def localities(self) -> list:
        """Where there is something to come."""
        found = {one.event.locality for one in self.dates if one.event.locality}
        return sorted(found, key=str)

    def chosen(self, form) -> list[Listed]:
        """What the form asks for. A course in one’s own time has a place at any time, and
        nowhere."""
        by_course = defaultdict(list)
        for one in self.dates:
            if form.fits(one):
                by_course[one.event.course_id].append(one)
        courses = form.courses(offered().order_by("code"), self._lineages(form.area))
        return [
            Listed(one, by_course[one.pk], self.reader.prices(self.policy, one))
            for one in courses
            if not form.asks_for_dates or by_course[one.pk] or form.fits_any_time(one)
        ]

    def _lineages(self, code):
        """Of the statements in that area, or None where all areas are asked for."""
        if not code:
            return None
        return self.framework.version.statements.filter(domain__code=code).values("lineage")
