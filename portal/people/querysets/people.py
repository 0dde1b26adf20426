from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from portal.dates import SpanQuerySet, holds_on, today

from ..folding import Folded, fold
from .conditions import in_any_scope, is_person, supervised_by
from .known import known_to


def not_over(day, prefix: str = "") -> Q:
    """The condition that the span at `prefix` ends after `day`, or has no end."""
    return Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gt": day})


class UserQuerySet(models.QuerySet):
    def with_email(self, email: str):
        return self.filter(email=email.lower())

    def visible_to(self, viewer):
        """Themselves and those of whose jobs they may know. An administrator sees every account."""
        if "administrator" in viewer.roles:
            return self.all()
        employment = self.model._meta.get_field("employments").related_model
        known = employment.objects.filter(known_to(viewer)).values("user")
        return self.filter(Q(pk=viewer.pk) | Q(merged_into=viewer) | Q(pk__in=known))

    def in_use(self):
        """People who are not shut out, and not another account of somebody."""
        return self.filter(is_active=True, merged_into=None)

    def of_partners_alone(self):
        """People in use who work for partners today and, by any account of theirs, have no job and
        no role at the council, now or later."""
        theirs = Q(user=OuterRef("pk")) | Q(user__merged_into=OuterRef("pk"))
        not_over = Q(ends__isnull=True) | Q(ends__gt=today())
        jobs = self.model._meta.get_field("employments").related_model.objects.filter(theirs)
        grants = self.model._meta.get_field("grants").related_model.objects.filter(theirs)
        at_council = not_over & Q(organisation__sector="council")
        return (
            self.in_use()
            .filter(Exists(jobs.current()))
            .exclude(Exists(jobs.filter(at_council)))
            .exclude(Exists(grants.filter(at_council)))
        )

    def of_partners_unused_since(self, moment):
        """Accounts of people who work for partners alone, with which nobody has signed in since
        then; whoever was asked or came back since is left out. Who has no account of their own,
        because others book for them, has none to close."""
        asked = self.model._meta.get_field("times_unused").related_model.objects
        return (
            self.of_partners_alone()
            .filter(
                Q(last_login__isnull=False) | Q(emailaddress__verified=True), email__isnull=False
            )
            .annotate(used=Coalesce("last_login", "joined_at"))
            .filter(used__lt=moment)
            .exclude(Exists(asked.asked_since(moment).filter(user=OuterRef("pk"))))
            .distinct()
        )

    def found_by(self, words: str):
        """Those of whom each of `words` begins a word of the name, or begins the e-mail address.
        Capitals and accents don't matter."""
        found = self.annotate(folded_name=Folded("name"))
        for word in words.replace("\0", "").split():
            in_name = Q()
            for part in fold(word).split():
                in_name &= Q(folded_name__contains=f" {part}")
            found = found.filter(in_name | Q(email__startswith=word.lower()))
        return found


class EmploymentQuerySet(SpanQuerySet):
    def visible_to(self, viewer):
        """One's own, and those that the viewer supervises today."""
        return self.current().filter(is_person(viewer) | supervised_by(viewer)).distinct()

    def not_over(self):
        """Those of today and to come."""
        return self.filter(not_over(today()))

    def holding(self, **post):
        """Those with such a post: today's or one to come, or the last one of a job that is over."""
        still = holds_on(today(), "posts__") | Q(posts__starts__gt=today())
        last = Q(ends__lte=today(), posts__ends=F("ends"))
        wanted = Q(**{f"posts__{name}": value for name, value in post.items()})
        return self.filter(wanted & (still | last)).distinct()

    def known_to(self, viewer):
        """Those of which the viewer may know on the pages about people, which open no records."""
        return self.filter(known_to(viewer)).distinct()

    def of(self, person):
        """The person's own, those of an account that was merged into theirs among them."""
        return self.filter(is_person(person))

    def supervised_by(self, user):
        """Employments that the person supervises today, by a line of any kind or as cover."""
        return self.filter(supervised_by(user)).distinct()

    def in_scope_of(self, user, role: str):
        return self.current().filter(in_any_scope(user, role)).distinct()


class PostQuerySet(SpanQuerySet):
    def told_with(self):
        """Posts held today in employments of today, with what is said of them."""
        return (
            self.current()
            .filter(holds_on(today(), "employment__"))
            .select_related("job_role", "team", "employment__organisation")
        )

    def held_by(self, user):
        employed = holds_on(today(), "employment__") & is_person(user, "employment__user")
        return self.current().filter(employed)

    def held_or_to_come(self, team):
        """Posts in the team that are not over, in employments that are not."""
        return (
            self.filter(team=team)
            .filter(not_over(today()) & not_over(today(), "employment__"))
            .select_related("employment__user")
        )


class SupervisionLineQuerySet(SpanQuerySet):
    def not_over(self):
        """Lines of today and to come."""
        return self.filter(not_over(today()) & not_over(today(), "employment__"))

    def line_manager_of(self, employment, day=None):
        return self.on(day or today()).filter(employment=employment, kind="line")

    def held_by(self, viewer):
        """The lines that the viewer stands in today: their own, and those of whom they cover."""
        covered = viewer.covers.current().values("absent")
        held = Q(supervisor=viewer) | Q(supervisor__in=covered)
        return self.current().filter(held).exclude(is_person(viewer, "subject"))
