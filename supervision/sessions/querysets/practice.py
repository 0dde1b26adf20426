from django.db import models
from django.db.models import Q

from portal.people.querysets import is_person, opened_by, supervised_by


class PracticeRecordQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """A draft is its writer's alone. Once shared: the practitioner's, of who supervises them,
        and with an opening by reason."""
        read = Q(state__in=["shared", "answered"])
        others = is_person(viewer, "subject") | supervised_by(viewer, "employment__")
        others |= opened_by(viewer, "employment__")
        return self.filter(is_person(viewer, "by") | (read & others)).distinct()
