from django.db import models
from django.db.models import Q

from portal.dates import today

SPONSORS = ("partner_coordinator", "employer_manager", "service_manager")


def inviting(viewer) -> Q:
    """The condition that the viewer may invite people to a team."""
    day = today()
    active = Q(organisation__sector="council") | (
        Q(organisation__agreement_starts__lte=day)
        & (Q(organisation__agreement_ends=None) | Q(organisation__agreement_ends__gt=day))
    )
    active |= Q(organisation__training_since__isnull=False)
    return _reached(viewer) & active & Q(closed_on=None)


def _reached(viewer, prefix: str = "") -> Q:
    """The condition that the team at `prefix` is one that the viewer invites people to."""
    if any(grant.role == "administrator" for grant in viewer.live_grants):
        return Q()
    condition = Q(pk__in=[])
    for grant in viewer.live_grants:
        if grant.role not in SPONSORS:
            continue
        place = Q(**{f"{prefix}organisation": grant.organisation_id})
        if grant.team_id is not None:
            team = Q(**{f"{prefix}pk": grant.team_id})
            for path in ("parent", "parent__parent"):
                team |= Q(**{f"{prefix}{path}": grant.team_id})
            place &= team
        condition |= place
    return condition


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that one sent, and those to the teams that one invites people to: for an
        administrator, all."""
        if any(grant.role == "administrator" for grant in viewer.live_grants):
            return self.all()
        return self.filter(Q(sponsor=viewer) | _reached(viewer, "team__")).distinct()

    def unanswered(self):
        """Neither accepted nor withdrawn; some of them may have run out."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def with_people(self):
        return self.select_related(
            "organisation",
            "team__parent__parent",
            "team__organisation",
            "job_role",
            "sponsor",
            "accepted_by",
            "partner_request",
        )
