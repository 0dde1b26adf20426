from django.db import models
from django.db.models import Q

from portal.dates import SpanQuerySet, holds_on, today

from ..folding import Folded, fold
from .conditions import in_any_scope, is_person, supervised_by


class UserQuerySet(models.QuerySet):
    def with_email(self, email: str):
        return self.filter(email=email.lower())

    def in_use(self):
        """People who are not shut out, and not another account of somebody."""
        return self.filter(is_active=True, merged_into=None)

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


class SupervisionLineQuerySet(SpanQuerySet):
    def line_manager_of(self, employment, day=None):
        return self.on(day or today()).filter(employment=employment, kind="line")

    def held_by(self, viewer):
        """The lines that the viewer stands in today: their own, and those of whom they cover."""
        covered = viewer.covers.current().values("absent")
        held = Q(supervisor=viewer) | Q(supervisor__in=covered)
        return self.current().filter(held).exclude(is_person(viewer, "subject"))
