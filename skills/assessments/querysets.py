from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from portal.dates import SpanQuerySet, holds_on, today
from portal.locked import AppendOnlyQuerySet
from portal.people.models import Post
from portal.people.querysets import in_any_scope, is_person, opened_by, supervised_by
from portal.policy.models import Setting
from skills.framework.models import Requirement, StatementMap

WHOSE = "employment__user"


def second_looks_of(user) -> Q:
    """The condition that an assessment is reviewed and within what a practice supervisor covers."""
    return Q(state="reviewed") & in_any_scope(user, "practice_supervisor", "employment__")


def answered(prefix: str = "") -> Q:
    """The condition that a statement of a round has an answer."""
    return Q(**{f"{prefix}level__isnull": False}) | Q(**{f"{prefix}not_in_role": True})


def theirs_by_right(viewer) -> Q:
    """One's own; a supervisor's people's, once sent; for a practice supervisor those reviewed in
    the teams they cover."""
    sent_to = supervised_by(viewer, "employment__") & Q(submitted_at__isnull=False)
    return is_person(viewer, WHOSE) | sent_to | second_looks_of(viewer)


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that are the viewer's by right, and those with answers that they opened with a
        reason: never a draft."""
        opened = opened_by(viewer, "employment__") & Q(state__in=["submitted", "reviewed"])
        return self.filter(theirs_by_right(viewer) | opened).distinct()

    def visible_by_right(self, viewer):
        return self.filter(theirs_by_right(viewer)).distinct()

    def for_page(self):
        """With what a page's heading says: whose it is, in which role and which team."""
        posts = Post.objects.current().filter(employment=OuterRef("employment"))
        return self.select_related("employment__user", "profile", "version", "domain").annotate(
            team_name=Subquery(posts.order_by("-starts", "-id").values("team__name")[:1])
        )

    def with_answers(self):
        """How many statements the round asks (`total`) and how many the practitioner has answered
        so far (`answered`)."""
        return self.annotate(
            total=Count("ratings"), answered=Count("ratings", filter=answered("ratings__"))
        )

    def newest_first(self):
        return self.order_by("-started_at", "-id")

    def of(self, user):
        return self.filter(is_person(user, WHOSE))

    def open(self):
        return self.filter(state__in=["draft", "submitted"])

    def for_job(self, employment, job_role):
        """Those of a person in a job role, whichever version of the framework they are on."""
        return self.filter(employment=employment, profile__job_role=job_role)

    def awaiting_review_by(self, user):
        """Sent to this person and not yet reviewed, the one that waits longest first."""
        return (
            self.filter(supervised_by(user, "employment__"), state="submitted")
            .distinct()
            .order_by("submitted_at", "id")
        )

    def with_a_second_look_to_take(self):
        """Reviewed, not looked at again, and with safety statements that no qualified social worker
        has confirmed since."""
        revisions = apps.get_model("assessments.AnswerRevision").objects.awaiting_second_look()
        waiting = revisions.filter(assessment=OuterRef("pk"))
        return self.filter(Exists(waiting), state="reviewed").exclude(reviews__kind="second_look")

    def awaiting_second_look_by(self, user):
        """Of those who lead child in need work and are no social worker (gate G3). The person is
        told of by grant; that their registration is in date is asked by the rule."""
        return (
            self.with_a_second_look_to_take()
            .filter(second_looks_of(user), profile__typical_work="child_in_need")
            .filter(profile__social_work_qualified=False)
            .exclude(is_person(user, WHOSE))
            .distinct()
            .order_by("reviewed_at", "id")
        )


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
        what the first one did. Such a row says that it is `held`."""
        return (
            self.select_for_update(of=("self", "assessment"))
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


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own; and what those whom the viewer supervises share. What was sent is read with
        its answer: see `EvidenceRevision`."""
        shared = supervised_by(viewer, "employment__") & Q(tier="shared")
        return self.filter(is_person(viewer, WHOSE) | shared, removed_at=None).distinct()

    def of(self, user):
        return self.filter(is_person(user, WHOSE), removed_at=None)


class EvidenceRevisionQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer):
        """Whoever may read an answer may read what was sent with it."""
        rounds = apps.get_model("assessments.Assessment").objects.visible_to(viewer)
        return self.filter(answers__assessment__in=rounds.values("pk")).distinct()


class ConfirmerQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at=None)

    def open(self):
        """Those whose word is still waited for."""
        return self.standing().filter(done_at=None, assessment__state="submitted")


class SecondOpinionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(review=None, ended_at=None)


class DevelopmentActionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own plan, and those of the people one supervises."""
        return self.filter(
            is_person(viewer, WHOSE) | supervised_by(viewer, "employment__")
        ).distinct()

    def open(self):
        return self.filter(state="open")


class ReviewMarkQuerySet(models.QuerySet):
    def of_standing(self, assessment, by):
        """The reviewer's marks on the newest revision of each answer."""
        standing = assessment.revisions.standing().values("pk")
        return self.filter(by=by, revision__in=standing)


class ConfirmedLevelQuerySet(SpanQuerySet):
    def held_by(self, employment, job_role, day=None):
        """One row a meaning: what counts on `day`; never a row that began and ended on one day."""
        return self.on(day or today()).filter(employment=employment, job_role=job_role)

    def affirmed_first(self, statements):
        """For each person in each job: the earliest of the days (`first`) on which a level that
        counts was last affirmed, among the meanings of `statements`."""
        counting = self.filter(ends=None, meaning__in=statements.values("meaning"))
        return counting.values("employment", "job_role").annotate(first=Min("affirmed_on"))

    def current_jobs(self):
        """Of people who work in the job today."""
        return self.filter(holds_on(today(), "employment__"), employment__user__is_active=True)
