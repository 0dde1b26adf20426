from django.db import models

from portal.people.querysets import is_person, supervised_by


class CallForHelpQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The person's own, and of those who were told."""
        return self.filter(is_person(viewer, "subject") | is_person(viewer, "told")).distinct()

    def waiting(self):
        return self.filter(taken_up_at=None)

    def with_people(self):
        return self.select_related("subject", "taken_up_by")


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        own = is_person(viewer, "subject") | is_person(viewer, "by")
        return self.filter(own | supervised_by(viewer, "employment__")).distinct()
