from django.db import models
from django.db.models import Q

from portal.locked import AppendOnlyQuerySet

from .known import MANAGING


def papers_of(viewer) -> Q:
    """The condition that the viewer may read the papers of the organisation: an administrator of
    all, a manager or coordinator of their own. The same who may read the organisation’s page."""
    if "administrator" in viewer.roles:
        return Q()
    own = [grant.organisation_id for grant in viewer.live_grants if grant.role in MANAGING]
    return Q(organisation__in=own)


class SafeguardingStatementQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer):
        return self.filter(papers_of(viewer))


class OrganisationFileQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.kept().filter(papers_of(viewer))

    def kept(self):
        return self.filter(removed_at__isnull=True)
