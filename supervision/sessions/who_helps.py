"""Whom somebody can turn to today, in the order in which to ring them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from portal.dates import today
from portal.people.models import Cover, Employment, Post, RoleGrant, SupervisionLine, User
from portal.people.querysets import reaches

from .models import Oversight


@dataclass(frozen=True)
class Helper:
    person: User
    what: str


def jobs_of(user) -> list[Employment]:
    """The person’s jobs of today: those that are overseen first, because that is where help is
    asked for; then the one that started last."""
    overseen = Oversight.objects.current().filter(employment=OuterRef("pk"))
    jobs = Employment.objects.current().of(user).filter(posts__in=Post.objects.held_by(user))
    jobs = jobs.annotate(is_overseen=Exists(overseen)).select_related("user", "organisation")
    return list(jobs.order_by("-is_overseen", "-starts", "-pk").distinct())


def helpers_of(*employments) -> list[Helper]:
    """Who oversees the work and who covers for them, then who supervises: each once."""
    if not employments:
        return []
    helpers = []
    overseen = Oversight.objects.current().filter(employment__in=employments).with_people()
    for oversight in overseen:
        helpers += [Helper(one, "Covers today") for one in _covering([oversight.overseer_id])]
        helpers.append(Helper(oversight.overseer, "Oversees your work"))
        if oversight.cover is not None:
            helpers.append(Helper(oversight.cover, "Covers for them"))
    lines = SupervisionLine.objects.current().filter(employment__in=employments)
    supervisors = [line.supervisor for line in lines.select_related("supervisor")]
    helpers += [Helper(one, "Supervises you") for one in supervisors]
    helpers += [
        Helper(one, "Covers for your supervisor") for one in _covering([s.pk for s in supervisors])
    ]
    return _each_once(helpers, employments[0].user)


def told_by(employment) -> list[User]:
    """Who is told of a call at once; where there is nobody, who manages the place."""
    return [helper.person for helper in helpers_of(employment)] or called_of(employment)


def managers_of(employment) -> list[User]:
    """The service managers of the place, but not the person themselves."""
    return _holding(employment, "service_manager")


def called_of(employment) -> list[User]:
    """The managers to whom a call goes that nobody takes up: a partner’s are its own."""
    return _holding(employment, "service_manager", "employer_manager")


def _holding(employment, *roles) -> list[User]:
    grants = RoleGrant.objects.current().filter(reaches(employment), role__in=roles)
    users = User.objects.in_use().filter(pk__in=grants.values("user"))
    return list(users.exclude(pk=employment.user_id))


def _covering(absent) -> list[User]:
    covers = Cover.objects.working(today()).filter(absent__in=absent)
    return [cover.covering for cover in covers.select_related("covering")]


def _each_once(helpers, but) -> list[Helper]:
    kept = {}
    for helper in helpers:
        person = helper.person
        if person.is_active and person.pk not in (but.pk, but.merged_into_id):
            kept.setdefault(person.pk, helper)
    return list(kept.values())
