from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.dates import holds_on
from portal.people.models import SupervisionLine
from portal.people.querysets import is_person, opened_by, supervised_by


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Its people's own: a draft, and one that is over, are theirs alone. The one in force goes
        on to who supervises the person now, and to who opened their records with a reason."""
        opened = Q(state="agreed") & opened_by(viewer, "employment__")
        return self.filter(_by_right(viewer) | opened).distinct()

    def visible_by_right(self, viewer):
        return self.filter(_by_right(viewer)).distinct()

    def of_party(self, viewer):
        return self.filter(mine(viewer))

    def in_force(self):
        return self.filter(state="agreed")

    def without_line(self, day):
        """Those whose supervisor supervises the person in that job no longer."""
        lines = SupervisionLine.objects.on(day).filter(
            Q(supervisor=OuterRef("supervisor"))
            | Q(supervisor=OuterRef("supervisor__merged_into"))
            | Q(supervisor__merged_into=OuterRef("supervisor")),
            holds_on(day, "employment__"),
            employment=OuterRef("employment"),
        )
        return self.filter(~Exists(lines))

    def on_the_way(self):
        return self.filter(state__in=["draft", "offered"])

    def with_people(self):
        return self.select_related(
            "employment__organisation", "subject", "supervisor", "other", "started_by"
        )


def _by_right(viewer) -> Q:
    return mine(viewer) | Q(state="agreed") & supervised_by(viewer, "employment__")


def mine(viewer) -> Q:
    return (
        is_person(viewer, "subject") | is_person(viewer, "supervisor") | is_person(viewer, "other")
    )
