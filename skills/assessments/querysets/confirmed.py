from datetime import timedelta

from django.db import models
from django.db.models import F, Min

from portal.dates import SpanQuerySet, holds_on, today
from portal.locked import AppendOnlyQuerySet
from portal.people.querysets import is_person, supervised_by

from .conditions import (
    WHOSE,
)


class ConfirmedLevelQuerySet(SpanQuerySet):
    def held_by(self, employment, job_role, day=None):
        """One row a meaning: what counts on `day`; never a row that began and ended on one day."""
        return self.on(day or today()).filter(employment=employment, job_role=job_role)

    def affirmed_first(self, statements):
        """For each person in each job: the earliest of the days (`first`) on which a level that
        counts was last affirmed, among the meanings of `statements`."""
        counting = self.filter(ends=None, meaning__in=statements.values("meaning"))
        return counting.values("employment", "job_role").annotate(first=Min("affirmed_on"))

    def current_jobs(self):
        """Of people who work in the job today."""
        return self.filter(holds_on(today(), "employment__"), employment__user__is_active=True)


class DevelopmentActionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own plan, and those of the people one supervises."""
        return self.filter(
            is_person(viewer, WHOSE) | supervised_by(viewer, "employment__")
        ).distinct()

    def open(self):
        return self.filter(state="open")

    def in_order(self):
        """What is still to do by its day, so that what is late comes first; then what was closed,
        the newest first."""
        return self.select_related("owner", "course", "closed_by").order_by(
            F("closed_at").desc(nulls_first=True), "by_when", "pk"
        )


class NudgeQuerySet(AppendOnlyQuerySet):
    def of_the_week(self, about, day=None):
        """Those after which nobody may be reminded of the same thing on the day, today unless
        told."""
        return self.filter(about=about, at__date__gt=(day or today()) - timedelta(days=7))

    def again_on(self, about, ids) -> dict:
        """By id, the day on which somebody may be reminded again: of those reminded this week."""
        return {
            one.object_id: one.again_on for one in self.of_the_week(about).filter(object_id__in=ids)
        }
