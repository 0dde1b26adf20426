from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from portal.dates import SpanQuerySet, holds_on, today
from portal.locked import AppendOnlyQuerySet
from portal.people.models import Employment, Post
from portal.people.querysets import in_any_scope, is_person, opened_by, supervised_by, waits_for
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
        """Sent to this person and not yet reviewed, the one that waits longest first. While
        somebody covers for them it waits for whoever does."""
        return self._sent(waits_for(user, "employment__"))

    def with_cover_of(self, user):
        """Sent to this person, who is covered today: what waits for whoever covers."""
        own = self._sent(supervised_by(user, "employment__"))
        return own.exclude(pk__in=self.awaiting_review_by(user).order_by().values("pk"))

    def _sent(self, to):
        return self.filter(to, state="submitted").distinct().order_by("submitted_at", "id")

    def returned(self):
        """Those with answers that were sent back and have not come again."""
        return self.filter(state="draft", submitted_at__isnull=False)

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
            .exclude(is_person(user, WHOSE) | is_person(user, "reviews__by"))
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
        here = Employment.objects.current().filter(user=OuterRef("user"))
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


def asked_of(viewer) -> Q:
    """The condition that a colleague was asked: they read the area as long as their word is waited
    for, and afterwards where they gave it. Never after they left, and never of themselves."""
    in_time = Q(assessment__state__in=["draft", "submitted"])
    gave_it = Q(assessment__state="reviewed", done_at__isnull=False)
    works_here = Exists(viewer.employments.current())
    mine = is_person(viewer, "user") & ~is_person(viewer, f"assessment__{WHOSE}")
    return mine & Q(ended_at=None) & (in_time | gave_it) & Q(works_here)


def asked_for(viewer) -> Q:
    """The condition that a round is the viewer's own, or was sent to them to review."""
    whose = "assessment__employment__"
    sent_to = supervised_by(viewer, whose) & Q(assessment__submitted_at__isnull=False)
    return is_person(viewer, f"assessment__{WHOSE}") | sent_to


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


def opinion_of(viewer) -> Q:
    """The condition that the viewer was asked for an opinion, and still may give or read it."""
    scope = in_any_scope(
        viewer, "practice_supervisor", "confirmation__review__assessment__employment__"
    )
    mine = is_person(viewer, "asked_of") & ~is_person(viewer, "confirmation__subject")
    return mine & Q(ended_at=None) & scope


class DevelopmentActionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own plan, and those of the people one supervises."""
        return self.filter(
            is_person(viewer, WHOSE) | supervised_by(viewer, "employment__")
        ).distinct()

    def open(self):
        return self.filter(state="open")

    def in_order(self):
        """What is still to do by its day, so that what is late comes first; then what was closed,
        the newest first."""
        return self.select_related("owner", "course", "closed_by").order_by(
            F("closed_at").desc(nulls_first=True), "by_when", "pk"
        )


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


class NudgeQuerySet(AppendOnlyQuerySet):
    def of_the_week(self, about, day=None):
        """Those after which nobody may be reminded of the same thing on the day, today unless
        told."""
        return self.filter(about=about, at__date__gt=(day or today()) - timedelta(days=7))

    def again_on(self, about, ids) -> dict:
        """By id, the day on which somebody may be reminded again: of those reminded this week."""
        return {
            one.object_id: one.again_on for one in self.of_the_week(about).filter(object_id__in=ids)
        }
