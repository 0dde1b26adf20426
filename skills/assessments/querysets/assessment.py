from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from portal.people.models import Post
from portal.people.querysets import is_person, opened_by, supervised_by, waits_for

from .conditions import WHOSE, answered, second_looks_of, theirs_by_right


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
