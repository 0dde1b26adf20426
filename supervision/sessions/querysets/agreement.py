from django.db import models
from django.db.models import Q

from portal.people.querysets import is_person, opened_by, supervised_by


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Its people's own; a draft is theirs alone. The one in force goes on to who supervises the
        person now, and to who opened their records with a reason."""
        said = Q(state__in=["agreed", "ended"])
        others = supervised_by(viewer, "employment__") | opened_by(viewer, "employment__")
        return self.filter(mine(viewer) | (said & others)).distinct()

    def of_party(self, viewer):
        return self.filter(mine(viewer))

    def in_force(self):
        return self.filter(state="agreed")

    def on_the_way(self):
        return self.filter(state__in=["draft", "offered"])

    def with_people(self):
        return self.select_related(
            "employment__organisation", "subject", "supervisor", "other", "started_by"
        )


def mine(viewer) -> Q:
    return (
        is_person(viewer, "subject") | is_person(viewer, "supervisor") | is_person(viewer, "other")
    )
