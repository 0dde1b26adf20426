from django.db import models

from portal.people.querysets import is_person


class DisagreementQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The two people's, and of the one to whom it goes."""
        return self.filter(
            is_person(viewer, "subject")
            | is_person(viewer, "supervisor")
            | is_person(viewer, "goes_to")
        )
