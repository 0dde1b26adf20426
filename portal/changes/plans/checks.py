"""What makes a change impossible, as sentences for the person who asks for it."""

from datetime import timedelta

from portal.changes.asked import LINE
from portal.dates import on_day, today
from portal.people.models import SupervisionLine
from portal.people.rules import is_same_person
from portal.people.rules.lines import loop_of

FARTHEST = timedelta(days=366)


def day_faults(asked) -> list[str]:
    """The day lies in the job, and not too far ahead."""
    employment, day = asked.employment, asked.day
    if day < employment.starts:
        return [f"The job began on {on_day(employment.starts)}. Choose that day or a later one."]
    if employment.ends is not None and employment.ends <= max(day, today()):
        return ["The job has ended by that day."]
    if day > today() + FARTHEST:
        return ["Choose a day within the next year."]
    return []


def team_faults(team, organisation, day) -> list[str]:
    if team.organisation_id != organisation.pk:
        return [f"{team} is not a team of {organisation}. Choose one that is."]
    if team.closed_on is not None and team.closed_on <= day:
        return [f"{team} was closed on {on_day(team.closed_on)}. Choose another team."]
    return []


def supervisor_faults(subject, supervisor, day, kind=LINE) -> list[str]:
    """Nobody supervises themselves, and no line of managers comes back to where it began.
    `subject` is None for somebody who is not here yet."""
    if supervisor is None:
        return []
    if not supervisor.is_active or not supervisor.employments.on(max(day, today())).exists():
        return [f"{supervisor} doesn’t work here on that day. Choose somebody else."]
    if subject is None:
        return []
    if is_same_person(supervisor, subject) or is_same_person(subject, supervisor):
        return ["Nobody supervises themselves. Choose somebody else."]
    loop = loop_of(subject, supervisor, day, SupervisionLine.objects) if kind == LINE else []
    if loop:
        chain = " → ".join(person.name for person in loop)
        return [f"This would go round in a circle: {chain}. Choose somebody else."]
    return []
