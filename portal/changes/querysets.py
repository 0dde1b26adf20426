from django.db import models

from portal.people.querysets import EmploymentQuerySet


class ChangeQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those of jobs of which the viewer may know, but for one's own: what is planned with
        somebody is told by who plans it."""
        jobs = self.model._meta.get_field("employment").related_model
        known = jobs.objects.known_to(viewer).exclude(user=viewer)
        return self.filter(employment__in=known.values("pk"))

    def planned(self):
        return self.filter(state="planned")

    def newest_first(self):
        return self.order_by("-on_day", "-id")


class StepRunQuerySet(models.QuerySet):
    def last_of_each(self):
        """By the step's name, the row of its newest day."""
        return {row.step: row for row in self.order_by("day")}


class KnownJobs(EmploymentQuerySet):
    """Jobs, where knowing of one is enough to be told that it may not be changed."""

    def visible_to(self, viewer):
        return self.known_to(viewer)
