from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When

from portal.locked import AppendOnlyQuerySet
from portal.people.querysets import is_person, supervised_by

from .conditions import WHOSE


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own; and what those whom the viewer supervises share. What was sent is read with
        its answer: see `EvidenceRevision`."""
        shared = supervised_by(viewer, "employment__") & Q(tier="shared")
        return self.filter(is_person(viewer, WHOSE) | shared, removed_at=None).distinct()

    def visible_by_right(self, viewer):
        """The same: no opening lets anybody see what is private or shared."""
        return self.visible_to(viewer)

    def of(self, user):
        return self.filter(is_person(user, WHOSE), removed_at=None)

    def shared_with(self, viewer):
        """What those whom the viewer supervises let them read now."""
        return self.visible_to(viewer).filter(tier="shared").exclude(is_person(viewer, WHOSE))

    def with_files(self):
        return self.select_related("file")

    def fitting_first(self, kinds):
        """Those of the `kinds` that show a statement best first, and then the newest."""
        fits = Case(When(kind__in=kinds, then=0), default=1)
        return self.order_by(fits, "-added_at", "-id")

    def going_with(self, assessment):
        """What goes with the answers of a draft if it is sent now: never what is private."""
        ratings = assessment.ratings.answered()
        if assessment.was_returned:
            ratings = ratings.filter(reopened=True)
        return self.filter(pk__in=ratings.values("evidence"), tier="evidence")

    def untouched(self):
        """Begun, and nothing put down in it yet."""
        return self.filter(edit=0, text="", file=None, removed_at=None, tier="private")


class EvidenceFileQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The file of a piece that the viewer may read, or of what was sent to them."""
        evidence = apps.get_model("assessments.Evidence").objects.visible_to(viewer)
        revisions = apps.get_model("assessments.EvidenceRevision").objects.visible_to(viewer)
        return self.filter(
            Q(used_by__in=evidence.values("pk")) | Q(revisions__in=revisions.values("pk"))
        ).distinct()


class EvidenceRevisionQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer):
        """Whoever may read an answer may read what was sent with it."""
        rounds = apps.get_model("assessments.Assessment").objects.visible_to(viewer)
        readable = Q(answers__assessment__in=rounds.values("pk"))
        asked = apps.get_model("assessments.Confirmer").objects.asked_of(viewer)
        in_the_area = asked.filter(
            assessment=OuterRef("answers__assessment"),
            domain=OuterRef("answers__statement__domain"),
        )
        return self.filter(readable | Exists(in_the_area)).distinct()

    def with_files(self):
        return self.select_related("file")
