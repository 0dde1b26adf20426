from django.db import models

from .known import MANAGING


def _managed_by(viewer) -> list[int]:
    return [grant.organisation_id for grant in viewer.live_grants if grant.role in MANAGING]


class OrganisationQuerySet(models.QuerySet):
    def council(self):
        return self.filter(sector="council")

    def visible_to(self, viewer):
        """An administrator sees all; a manager or coordinator their own."""
        if "administrator" in viewer.roles:
            return self.all()
        return self.filter(pk__in=_managed_by(viewer))


class TeamQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        if "administrator" in viewer.roles:
            return self.all()
        return self.filter(organisation__in=_managed_by(viewer))

    def open(self):
        return self.filter(closed_on=None)

    def in_order(self):
        """Each team with those above it, as a chooser names it."""
        return self.select_related("organisation", "parent__parent").order_by(
            "organisation__name", "name"
        )


class LocalityQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The places are the administrator's to name."""
        return self.all() if "administrator" in viewer.roles else self.none()
