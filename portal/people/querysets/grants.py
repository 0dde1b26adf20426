from django.db.models import Q

from portal.dates import SpanQuerySet

from .conditions import in_any_scope, is_person


class RoleGrantQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """One's own; an administrator's all; an employer's manager's, what counts there."""
        if "administrator" in viewer.roles:
            return self.all()
        managed = [
            grant.organisation_id
            for grant in viewer.live_grants
            if grant.role == "employer_manager" and grant.team_id is None
        ]
        return self.filter(is_person(viewer) | Q(organisation__in=managed))

    def told_with(self):
        return self.select_related("organisation", "team", "granted_by")


class RegistrationQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """One's own, and of those whose registration the viewer may check."""
        if "administrator" in viewer.roles:
            return self.all()
        employment = self.model._meta.get_field("user").related_model.employments.rel.related_model
        managed = employment.objects.current().filter(in_any_scope(viewer, "service_manager"))
        return self.filter(is_person(viewer) | Q(user__in=managed.values("user")))
