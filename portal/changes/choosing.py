"""Whom and what somebody who makes a change can choose."""

from itertools import groupby

from portal.dates import today
from portal.people.models import Employment, Team, User
from portal.people.rules import may_manage_people
from portal.people.rules.absence import may_add_to_team


def people_for(viewer, organisation=None):
    """Those who work here: for an administrator everybody, for others at the one employer."""
    working = _jobs_here(viewer, organisation)
    return User.objects.in_use().filter(pk__in=working.values("user"))


def told_apart_by(viewer, organisation=None):
    """The jobs by which those people are told apart; None means by all, and by roles too."""
    if may_manage_people(viewer):
        return None
    return _jobs_here(viewer, organisation).values("pk")


def _jobs_here(viewer, organisation):
    working = Employment.objects.current()
    if may_manage_people(viewer):
        return working
    if organisation is not None:
        return working.filter(organisation=organisation)
    return working.filter(organisation__in=[one.organisation_id for one in viewer.live_grants])


def teams_for(viewer, organisation=None) -> list[tuple[str, list[tuple[int, str]]]]:
    """By employer, the teams into which the viewer may bring somebody."""
    teams = Team.objects.select_related("organisation", "parent").order_by(
        "organisation__name", "organisation_id", "name"
    )
    if organisation is not None:
        teams = teams.filter(organisation=organisation)
    open_ = [
        team
        for team in teams
        if (team.closed_on is None or team.closed_on > today()) and may_add_to_team(viewer, team)
    ]
    return [
        (str(employer), [(team.pk, team.name) for team in group])
        for employer, group in groupby(open_, key=lambda team: team.organisation)
    ]
