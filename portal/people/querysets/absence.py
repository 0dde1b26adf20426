from django.db.models import Exists, OuterRef, Q

from portal.dates import SpanQuerySet, holds_on, today

from .conditions import in_any_scope

MANAGING = ("service_manager", "employer_manager")


class AbsenceQuerySet(SpanQuerySet):
    pass


class CoverQuerySet(SpanQuerySet):
    def overlapping(self, starts, ends):
        return self.filter(starts__lt=ends, ends__gt=starts)

    def running_or_to_come(self):
        return self.filter(ends__gt=today())

    def with_names(self):
        return self.select_related("absent", "covering")

    def working(self, day):
        """Those of a day whose covering person is there themselves."""
        return self.on(day).exclude(away_on(day, "covering__"))


def away_on(day, prefix="") -> Q:
    """The condition that the person at `prefix` is away from one of their jobs on the day. It
    is for excluding by, or where a row may come twice."""
    return holds_on(day, f"{prefix}employments__absences__")


def without_cover(lines, absences, covers, day):
    """Those of the supervision `lines` on which nobody can be asked on `day`: the supervisor is
    away from the same employer, and no one who is there covers for them."""
    away = absences.on(day).filter(
        employment__user=OuterRef("supervisor"),
        employment__organisation=OuterRef("employment__organisation"),
    )
    covered = covers.working(day).filter(absent=OuterRef("supervisor"))
    here = holds_on(day, "employment__")
    return lines.on(day).filter(here & Exists(away) & ~Exists(covered))


def answered_for_by(viewer, prefix="employment__") -> Q:
    """The condition that the employment at `prefix` is of a place that the viewer manages."""
    condition = Q(pk__in=[])
    for role in MANAGING:
        condition |= in_any_scope(viewer, role, prefix)
    return condition
