"""Whom somebody can turn to today, in the order in which to ring them."""

from dataclasses import dataclass

from portal.dates import today
from portal.people.models import Cover, Employment, RoleGrant, User
from portal.people.querysets import reaches

from .models import Oversight


@dataclass(frozen=True)
class Helper:
    person: User
    what: str


def oversight_of(employment) -> Oversight | None:
    return Oversight.objects.current().filter(employment=employment).with_people().first()


def helpers_of(employment: Employment) -> list[Helper]:
    """Who oversees the work and who covers for them, then who supervises: each once."""
    helpers = []
    oversight = oversight_of(employment)
    if oversight is not None:
        helpers = [Helper(one, "Covers today") for one in _covering([oversight.overseer_id])]
        first = Helper(oversight.overseer, "Oversees your work")
        helpers = [*helpers, first] if helpers else [first]
        if oversight.cover is not None:
            helpers.append(Helper(oversight.cover, "Covers for them"))
    lines = employment.supervision_lines.current().select_related("supervisor")
    supervisors = [line.supervisor for line in lines]
    helpers += [Helper(one, "Supervises you") for one in supervisors]
    helpers += [
        Helper(one, "Covers for your supervisor") for one in _covering([s.pk for s in supervisors])
    ]
    return _each_once(helpers, employment.user)


def told_by(employment) -> list[User]:
    return [helper.person for helper in helpers_of(employment)]


def managers_of(employment) -> list[User]:
    """The service managers of the place, but not the person themselves."""
    grants = RoleGrant.objects.current().filter(reaches(employment), role="service_manager")
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
