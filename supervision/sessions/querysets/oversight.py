from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from portal.dates import SpanQuerySet
from portal.people.querysets import in_any_scope, is_person, supervised_by


class OversightQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """The person's own; the overseer's and who covers; of who supervises the person; of the
        practice supervisors and service managers of the place. It holds counts alone."""
        condition = is_person(viewer, "subject") | is_person(viewer, "overseer")
        condition |= is_person(viewer, "cover") | supervised_by(viewer, "employment__")
        for role in ("practice_supervisor", "service_manager"):
            condition |= in_any_scope(viewer, role, "employment__")
        return self.filter(condition).distinct()

    def done_by(self, viewer):
        """Those that the viewer looks after: as overseer, as the cover that is named, or for an
        overseer whom they cover today."""
        covered = viewer.covers.current().values("absent")
        whose = Q(overseer=viewer) | Q(cover=viewer) | Q(overseer__in=covered)
        return self.filter(whose).exclude(is_person(viewer, "subject"))

    def with_last(self):
        """With the day since which the work is overseen without a break, by whomever; the day of
        the last check in that time that stands, and how many children there were then. So to
        change who covers starts no clock anew."""
        checks = self.model._meta.get_field("checks").related_model.objects.standing()
        last = checks.filter(
            oversight__employment=OuterRef("employment"), happened_on__gte=OuterRef("since")
        )
        last = last.order_by("-happened_on", "-pk")
        return self.annotate(since=Subquery(self._first().values("starts")[:1])).annotate(
            last_on=Subquery(last.values("happened_on")[:1]),
            last_children=Subquery(last.values("of_children")[:1]),
        )

    def _first(self):
        """The one with which the time without a break began."""
        rows = self.model.objects
        before = rows.filter(
            employment=OuterRef("employment"), ends=OuterRef("starts"), pk__lt=OuterRef("pk")
        )
        return rows.filter(
            ~Exists(before), employment=OuterRef("employment"), pk__lte=OuterRef("pk")
        ).order_by("-starts", "-pk")

    def with_people(self):
        return self.select_related("subject", "overseer", "cover", "employment__organisation")


class ToOverseeQuerySet(SpanQuerySet):
    """Of employments: those for which the viewer may say who oversees the work."""

    def visible_to(self, viewer):
        condition = Q(pk__in=[])
        for role in ("practice_supervisor", "service_manager"):
            condition |= in_any_scope(viewer, role)
        return self.current().filter(condition).exclude(is_person(viewer)).distinct()


class OversightCheckQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those of the oversight that the viewer sees."""
        seen = self.model._meta.get_field("oversight").related_model.objects.visible_to(viewer)
        return self.filter(oversight__in=seen.values("pk"))

    def standing(self):
        """Those that no later check puts right."""
        return self.filter(corrected_by=None)
