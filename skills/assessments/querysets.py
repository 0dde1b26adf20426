from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from portal.dates import SpanQuerySet, holds_on, today
from portal.locked import AppendOnlyQuerySet
from portal.people.models import Post
from portal.people.querysets import in_any_scope, is_person, opened_by, supervised_by

WHOSE = "employment__user"


def second_looks_of(user) -> Q:
    """The condition that an assessment is reviewed and within what a practice supervisor covers."""
    return Q(state="reviewed") & in_any_scope(user, "practice_supervisor", "employment__")


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
        return self.select_related("employment__user", "profile", "version").annotate(
            team_name=Subquery(posts.order_by("-starts", "-id").values("team__name")[:1])
        )

    def with_answers(self):
        """How many statements there are (`total`) and how many the practitioner has answered so
        far (`answered`): for the practitioner alone."""
        return self.annotate(
            total=Count("version__statements", distinct=True),
            answered=Count(
                "ratings",
                filter=Q(ratings__level__isnull=False) | Q(ratings__not_in_role=True),
                distinct=True,
            ),
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

    def reviewed_last(self):
        """Of a person's rounds in a job, the one that was reviewed last: its levels count."""
        later = self.model._default_manager.filter(
            state="reviewed",
            employment=OuterRef("employment"),
            profile__job_role=OuterRef("profile__job_role"),
            reviewed_at__gt=OuterRef("reviewed_at"),
        )
        return self.filter(~Exists(later), state="reviewed")

    def awaiting_second_look_by(self, user):
        """Reviewed, and with safety statements that no qualified social worker has confirmed yet:
        for those who lead child in need work and are no social worker (gate G3). The person is told
        of by grant; that their registration is in date is asked by the rule."""
        return (
            self.reviewed_last()
            .filter(second_looks_of(user), profile__typical_work="child_in_need")
            .filter(profile__social_work_qualified=False)
            .exclude(reviews__confirmations__registration__isnull=False)
            .exclude(reviews__second_look=True)
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


class ReviewMarkQuerySet(models.QuerySet):
    def of_standing(self, assessment, by):
        """The reviewer's marks on the newest revision of each answer."""
        standing = assessment.revisions.standing().values("pk")
        return self.filter(by=by, revision__in=standing)


class ConfirmedLevelQuerySet(SpanQuerySet):
    def held_by(self, employment, job_role, day=None):
        """One row a meaning: what counts on `day`; never a row that began and ended on one day."""
        return self.on(day or today()).filter(employment=employment, job_role=job_role)

    def current_jobs(self):
        """Of people who work in the job today."""
        return self.filter(holds_on(today(), "employment__"), employment__user__is_active=True)
