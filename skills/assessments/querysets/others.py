from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.people.models import Employment
from portal.people.querysets import is_person

from .conditions import WHOSE, asked_for, asked_of, opinion_of


class ConfirmerQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those of whom the viewer is one, as long as they may read that area; and those asked for
        the viewer's own round, or a round that was sent to them to review."""
        return self.filter(asked_of(viewer) | asked_for(viewer)).distinct()

    def asked_of(self, viewer):
        return self.filter(asked_of(viewer)).distinct()

    def standing(self):
        return self.filter(ended_at=None)

    def colleagues(self):
        return self.filter(user__isnull=False)

    def outside(self):
        return self.filter(user__isnull=True)

    def still_here(self):
        """Of colleagues, those who work here today: nobody's word is waited for once they left."""
        one, other = OuterRef("user"), OuterRef("user__merged_into")
        here = Employment.objects.current().filter(Q(user=one) | Q(user=other))
        return self.colleagues().filter(Exists(here))

    def open(self):
        """Those whose word is still waited for."""
        return self.standing().filter(done_at=None, assessment__state="submitted")

    def awaiting_yes_of(self, user):
        """Somebody outside is to be shown an area of the person's, who has not said yes or no."""
        own = is_person(user, f"assessment__{WHOSE}")
        return self.open().outside().filter(own, agreed_at=None)

    def for_page(self):
        return self.select_related("user", "domain", "asked_by", *_of_round("assessment"))


def _of_round(path) -> list[str]:
    parts = ("employment__user", "employment__organisation", "profile", "version")
    return [f"{path}__{part}" for part in parts]


class SecondOpinionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that one asked for; and those that one is asked for, as long as one is practice
        supervisor of the place."""
        own = is_person(viewer, "confirmation__subject")
        return self.filter(own | opinion_of(viewer)).distinct()

    def asked_of(self, viewer):
        return self.filter(opinion_of(viewer)).distinct()

    def open(self):
        return self.filter(review=None, ended_at=None)

    def for_page(self):
        return self.select_related(
            "asked_of",
            "asked_by",
            "review",
            "confirmation__by",
            "confirmation__revision__statement__domain",
            *_of_round("confirmation__review__assessment"),
        )
