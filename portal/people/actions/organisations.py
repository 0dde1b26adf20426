"""Employers, the places where they work, and their teams. `by` is None while an installation is set
up."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import today
from portal.journal.actions import record

from ..models import Locality, Organisation, Post, Team
from ..rules import may_change_teams, may_manage_people

LEVELS = 3
ONCE_A_TEAM = "A team of that name is there already. Enter another name."


class Refused(Exception):
    """Its words are for whoever asked."""


def _ask(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def add_organisation(*, by, localities=(), **fields) -> Organisation:
    _ask(by is None or may_manage_people(by))
    organisation = Organisation.objects.create(**fields)
    organisation.localities.set(localities)
    record("organisation.added", organisation, by=by)
    return organisation


@transaction.atomic
def change_organisation(*, organisation, by, localities=(), **fields) -> Organisation:
    """Its name, sector, size, membership, agreement and places, as they are from now on."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    _ask(may_manage_people(by))
    changed = [name for name, value in fields.items() if getattr(organisation, name) != value]
    for name in changed:
        setattr(organisation, name, fields[name])
    places = set(localities) != set(organisation.localities.all())
    if not changed and not places:
        return organisation
    if changed:
        organisation.save(update_fields=changed)
    organisation.localities.set(localities)
    record("organisation.changed", organisation, by=by)
    return organisation


@transaction.atomic
def set_locality(*, name, is_pilot, by, locality=None) -> Locality:
    """Name a place, or say of one whether a pilot runs there."""
    _ask(may_manage_people(by))
    if locality is None:
        locality, _ = Locality.objects.get_or_create(name=name)
    if (locality.name, locality.is_pilot) != (name, is_pilot):
        locality.name, locality.is_pilot = name, is_pilot
        locality.save(update_fields=["name", "is_pilot"])
    record("locality.set", locality, by=by)
    return locality


@transaction.atomic
def add_team(*, organisation, name, by, parent=None, localities=()) -> Team:
    _ask(by is None or may_change_teams(by, organisation))
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    _check_place(organisation, None, name, parent)
    team = Team.objects.create(organisation=organisation, name=name, parent=parent)
    team.localities.set(localities)
    record("team.added", team, by=by)
    return team


@transaction.atomic
def change_team(*, team, name, parent, by, localities=()) -> Team:
    """Another name, another team above it, or other places."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=team.organisation_id)
    team = Team.objects.get(pk=team.pk)
    _ask(may_change_teams(by, organisation))
    _check_place(organisation, team, name, parent)
    team.name, team.parent = name, parent
    team.save(update_fields=["name", "parent"])
    team.localities.set(localities)
    record("team.changed", team, by=by)
    return team


@transaction.atomic
def close_team(*, team, by) -> Team:
    """Nobody joins it any more. Refused while people or open teams are in it."""
    team = Team.objects.select_for_update(of=("self",)).get(pk=team.pk)
    _ask(may_change_teams(by, team.organisation))
    if team.closed_on:
        return team
    if why := why_not_close(team):
        raise Refused(why)
    team.closed_on = today()
    team.save(update_fields=["closed_on"])
    record("team.closed", team, by=by)
    return team


@transaction.atomic
def open_team(*, team, by) -> Team:
    team = Team.objects.select_for_update(of=("self",)).get(pk=team.pk)
    _ask(may_change_teams(by, team.organisation))
    if team.closed_on is None:
        return team
    team.closed_on = None
    team.save(update_fields=["closed_on"])
    record("team.opened", team, by=by)
    return team


def why_not_close(team) -> str:
    """Who and what is still in it, in words; nothing where it can be closed."""
    below = [child.name for child in team.children.open()]
    if below:
        return f"Close the teams in it first: {', '.join(below)}."
    people = sorted({post.employment.user.name for post in Post.objects.held_or_to_come(team)})
    if not people:
        return ""
    named = ", ".join(people[:5]) + (f" and {len(people) - 5} more" if len(people) > 5 else "")
    return f"Move the people in it first: {named}."


def _check_place(organisation, team, name, parent) -> None:
    others = organisation.teams.exclude(pk=team.pk if team else None)
    if others.filter(name__iexact=name).exists():
        raise Refused(ONCE_A_TEAM)
    if parent is None:
        return
    if parent.organisation_id != organisation.pk:
        raise Refused("Choose a team of the same organisation.")
    below = _below(team) if team else 0
    above = _above(parent)
    if team and team.pk in {parent.pk, parent.parent_id}:
        raise Refused("A team can’t stand below itself. Choose another team.")
    if above + 1 + below > LEVELS:
        raise Refused("Teams stand on three levels at most. Choose a team that is higher up.")


def _above(team) -> int:
    """On how many levels the team and those above it stand."""
    return 1 + (_above(team.parent) if team.parent else 0)


def _below(team) -> int:
    return max((1 + _below(child) for child in team.children.all()), default=0)
