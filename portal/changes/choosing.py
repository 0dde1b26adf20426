"""Whom and what somebody who makes a change can choose."""

from itertools import groupby

from portal.dates import today
from portal.people.models import Employment, Team, User
from portal.people.rules import may_manage_people
from portal.people.rules.absence import may_add_to_team


def people_for(viewer, organisation=None):
    """Those who work here: for an administrator everybody, for others at the one employer."""
    working = Employment.objects.current()
    if not may_manage_people(viewer):
        own = [grant.organisation_id for grant in viewer.live_grants]
        working = working.filter(organisation=organisation or None)
        working = (
            working if organisation else Employment.objects.current().filter(organisation__in=own)
        )
    return User.objects.in_use().filter(pk__in=working.values("user"))


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
