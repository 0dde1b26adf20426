from datetime import date, datetime

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import IsNull

from portal.access import CMS_ROLES
from portal.dates import SpanQuerySet
from portal.locked import AppendOnlyQuerySet


def _same(field: str) -> Q:
    """The condition of a subquery that `field` is the outer row's, where that may be nothing."""
    both_empty = Q(IsNull(OuterRef(field), True), **{f"{field}__isnull": True})
    return Q(**{field: OuterRef(field)}) | both_empty


def _seen_by(viewer, version="") -> Q:
    """What was published is everybody's to read; a draft is for those who write and publish."""
    if CMS_ROLES & viewer.roles:
        return Q()
    return ~Q(**{f"{version}state__in": ["draft", "in_review"]})


class FrameworkVersionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(_seen_by(viewer))

    def published(self):
        return self.filter(state="published")

    def shut(self):
        """Those that anybody may read: in force, or once in force. They never change."""
        return self.filter(state__in=["published", "superseded", "retired"])

    def open(self):
        """Those that are being written or read through."""
        return self.filter(state__in=["draft", "in_review"])

    def in_force_on(self, day: date):
        """Those that were put in force by the end of `day`, the one that counted then first."""
        return self.filter(published_at__date__lte=day).order_by("-published_at", "-number")

    def in_force_at(self, moment: datetime):
        """Those that were put in force by that moment, the one that counted then first."""
        return self.filter(published_at__lte=moment).order_by("-published_at", "-number")


class PartQuerySet(models.QuerySet):
    """Of what belongs to a version."""

    def visible_to(self, viewer):
        return self.filter(_seen_by(viewer, "version__"))


class StatementQuerySet(PartQuerySet):
    def of_published(self):
        return self.filter(version__state="published")

    def answered_by(self, statement, *, on: date):
        """Those in force of other frameworks that a statement also answers on that day."""
        said = apps.get_model("framework.StatementMap").objects.on(on)
        answers = said.filter(meaning=statement.meaning).values("answers")
        return self.of_published().filter(meaning__in=answers)

    def in_order(self):
        return self.select_related("domain").order_by("domain__position", "position", "pk")


class StatementMoveQuerySet(models.QuerySet):
    def with_words(self):
        """With all that it takes to compare the words at both ends."""
        return self.select_related("from_statement", "to_statement").prefetch_related(
            "from_statement__descriptors", "to_statement__descriptors"
        )

    def untold(self) -> list:
        """Those whose words differ without anybody having said what that means."""
        asked = self.filter(kind="carried", told=False).with_words()
        return [move for move in asked if move.is_untold]


class StatementMapQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """Whoever publishes says what answers what."""
        return self if "workforce_lead" in viewer.roles else self.none()

    def by_answered(self, *, on: date) -> dict:
        """Every meaning that others answer on that day, with those."""
        found = {}
        rows = self.on(on).order_by("starts", "id").values_list("answers", "meaning")
        for answers, meaning in rows:
            found.setdefault(answers, []).append(meaning)
        return found

    def answering(self, meaning):
        """For a subquery: the meanings that count now for `meaning`, an outer row’s."""
        return self.current().filter(answers=meaning).values("meaning")


class ReviewQuerySet(AppendOnlyQuerySet):
    def standing(self):
        """The last word of each reader about each thing. A comment asks for nothing and takes
        nothing back."""
        newer = self.model._default_manager.filter(
            _same("by"),
            _same("invitation"),
            _same("lineage"),
            version=OuterRef("version"),
            pk__gt=OuterRef("pk"),
        ).exclude(verdict="comments")
        return self.filter(~Exists(newer))

    def open_requests(self):
        """Changes that are asked for, where who asked has not thought again."""
        return self.standing().filter(verdict="asks")


class RoleProfileQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(version__state="published")

    def for_post(self, post):
        """The profile, in the version in force, of the job role of a post."""
        return self.of_published().filter(job_role=post.job_role_id)
