from django.db import models

from portal.dates import now


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that one sent; all of them for an administrator; those of the organisation for who
        may invite to it."""
        roles = {grant.role for grant in viewer.live_grants}
        if "administrator" in roles:
            return self
        places = [
            grant.organisation_id
            for grant in viewer.live_grants
            if grant.role in {"partner_coordinator", "employer_manager"}
        ]
        return self.filter(models.Q(sponsor=viewer) | models.Q(organisation__in=places)).distinct()

    def unanswered(self):
        """Neither accepted nor withdrawn; some of them may have run out."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def open(self):
        return self.unanswered().filter(expires_at__gt=now())

    def with_people(self):
        return self.select_related("organisation", "team", "job_role", "sponsor", "accepted_by")
