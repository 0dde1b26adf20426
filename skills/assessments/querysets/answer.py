from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from portal.locked import AppendOnlyQuerySet
from portal.people.querysets import is_person
from portal.policy.models import Setting
from skills.framework.models import Requirement, StatementMap

from .conditions import WHOSE, answered


class AnswerRevisionQuerySet(AppendOnlyQuerySet):
    def standing(self):
        """The newest revision of each answer."""
        newest = (
            self.model._default_manager.filter(
                assessment=OuterRef("assessment"), statement=OuterRef("statement")
            )
            .order_by("-number")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))

    def awaiting_second_look(self):
        """Safety statements that were confirmed, by no qualified social worker, and not confirmed
        in a later round: an older round's levels must not take the place of newer ones."""
        confirmations = apps.get_model("assessments.Confirmation").objects
        in_job = "review__assessment__{}"
        later = confirmations.filter(
            revision__statement__meaning=OuterRef("statement__meaning"),
            **{
                in_job.format(path): OuterRef(f"assessment__{path}")
                for path in ("employment", "profile__job_role")
            },
            review__finished_at__gt=OuterRef("assessment__reviewed_at"),
        ).exclude(review__assessment=OuterRef("assessment"))
        own = confirmations.filter(revision=OuterRef("pk"))
        return self.standing().filter(
            Exists(own),
            ~Exists(own.filter(registration__isnull=False)),
            ~Exists(later),
            statement__core=True,
        )


class SelfRatingQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """A draft is its writer's alone."""
        return self.filter(is_person(viewer, f"assessment__{WHOSE}"))

    def held(self):
        """Locked for this transaction together with the round, so that whoever comes second sees
        what the first one did: the round first, as every action does, or two would wait for each
        other. Such a row says that it is `held`."""
        return (
            self.select_for_update(of=("assessment", "self"))
            .select_related("assessment__employment__user", "assessment__profile", "statement")
            .annotate(held=Value(True))
        )

    def answered(self):
        return self.filter(answered())

    def laid_out(self):
        """In order, with all that the page of a draft says of a statement: the level that the role
        needs (`minimum`), the confirmed level that counts (`counts`), why the answer came back, and
        the levels from which evidence is asked for, where a council set any."""
        needed = Requirement.objects.filter(
            profile=OuterRef("assessment__profile"), statement=OuterRef("statement")
        )
        back = apps.get_model("assessments.Return").objects.filter(
            revision__assessment=OuterRef("assessment"), revision__statement=OuterRef("statement")
        )
        back = back.order_by("-returned_at", "-id")
        return (
            self.select_related(
                "assessment__employment__user",
                "assessment__profile",
                "assessment__version",
                "assessment__domain",
                "statement__domain",
            )
            .annotate(
                minimum=Coalesce(Subquery(needed.values("minimum")[:1]), 0),
                counts=_level_that_counts(),
                back_reason=Subquery(back.values("reason")[:1]),
                back_by=Subquery(back.values("by__name")[:1]),
                back_at=Subquery(back.values("returned_at")[:1]),
                asks_from=Subquery(Setting.objects.set_now("evidence.from_level")),
                asks_from_core=Subquery(Setting.objects.set_now("evidence.from_level_core")),
            )
            .order_by("statement__domain__position", "statement__position")
        )


def _level_that_counts() -> Coalesce:
    """Of the rating's statement or, where it has none, of one of another framework that answers it
    too."""
    levels = apps.get_model("assessments.ConfirmedLevel").objects.filter(
        employment=OuterRef("assessment__employment"),
        job_role=OuterRef("assessment__profile__job_role"),
        ends=None,
    )
    own = levels.filter(meaning=OuterRef("statement__meaning"))
    answering = StatementMap.objects.answering(OuterRef(OuterRef("statement__meaning")))
    others = levels.filter(meaning__in=answering).order_by("-starts", "-pk")
    return Coalesce(Subquery(own.values("level")[:1]), Subquery(others.values("level")[:1]))


class ReviewMarkQuerySet(models.QuerySet):
    def of_standing(self, assessment, by):
        """The reviewer's marks on the newest revision of each answer."""
        standing = assessment.revisions.standing().values("pk")
        return self.filter(by=by, revision__in=standing)
