from django.db import models
from django.db.models import Q

from portal.dates import today
from portal.locked import AppendOnlyQuerySet

MANAGING = frozenset({"partner_coordinator", "employer_manager"})


def evidence_of(viewer, path: str) -> Q:
    """The condition that the viewer may read the papers of the organisation at `path`: those who
    answer for the whole of it, and administrators."""
    if "administrator" in viewer.roles:
        return Q()
    own = [
        grant.organisation_id
        for grant in viewer.live_grants
        if grant.role in MANAGING and grant.team_id is None
    ]
    return Q(**{f"{path}__in": own})


class SafeguardingStatementQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer):
        return self.filter(evidence_of(viewer, "organisation"))

    def current(self):
        """Those that count today."""
        return self.filter(confirmed_on__lte=today(), runs_out_on__gt=today())


class OrganisationFileQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.kept().filter(evidence_of(viewer, "organisation"))

    def kept(self):
        return self.filter(removed_at__isnull=True)


class EvidencedQuerySet(models.QuerySet):
    """Organisations, for the pages about their papers."""

    def visible_to(self, viewer):
        return self.filter(evidence_of(viewer, "pk"))
