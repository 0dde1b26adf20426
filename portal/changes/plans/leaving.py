from datetime import timedelta

from django.db.models import Q

from portal.changes import emails
from portal.changes.asked import LINE, Leave
from portal.changes.plan import Plan, Step, counted
from portal.dates import on_day, today
from portal.people.actions.absence import end_cover
from portal.people.actions.jobs import (
    close_account,
    end_grant_with_job,
    end_job,
    end_line,
    put_line,
)
from portal.people.models import Cover
from skills.assessments import actions as assessments
from supervision.readiness import actions as readiness

from .checks import day_faults, supervisor_faults
from .open_things import (
    drafts_end,
    held,
    lines_given,
    live_applications,
    name_of,
    sent_rounds,
    waiting_words,
    withdrawal,
)
from .supervising import PARTS


def leave(asked: Leave) -> Plan:
    rest = other_jobs(asked)
    lines = list(lines_given(asked.employment.user, asked.day, _within(asked, rest)))
    faults = day_faults(asked) + _successor_faults(asked, lines)
    if faults:
        return Plan([], list(dict.fromkeys(faults)))
    steps = [_job_step(asked), drafts_end(asked.employment)]
    steps += [_sent_step(one) for one in sent_rounds(asked.employment)]
    steps += [withdrawal(one) for one in live_applications(asked.employment)]
    steps += [_held_step(one, asked.day) for one in held(asked.employment, asked.day)]
    steps += _people_steps(asked, lines) + _grant_steps(asked)
    if not rest:
        steps += _asked_steps(asked) + _cover_steps(asked) + _account_steps(asked)
    return Plan(steps)


def other_jobs(asked):
    """Whether the person has another job on the day or later, in any organisation."""
    open_then = Q(ends__isnull=True) | Q(ends__gt=asked.day)
    others = asked.employment.user.employments.filter(open_then)
    return others.exclude(pk=asked.employment.pk).exists()


def _within(asked, has_another):
    """Somebody with another job still supervises those of the other employer."""
    return asked.employment.organisation if has_another else None


def _job_step(asked) -> Step:
    employment, day = asked.employment, asked.day
    return Step(
        f"The job of {employment.user} at {employment.organisation} ends. Their last day is "
        f"{on_day(day - timedelta(days=1))}. Their records stay with the job.",
        lambda: end_job(employment=employment, day=day, by=None),
    )


def _sent_step(assessment) -> Step:
    return Step(
        "The self-assessment that they sent is withdrawn, because nobody can review it any more. "
        "It stays on the record.",
        lambda: assessments.withdraw(assessment=assessment, by=None),
    )


def _held_step(authorisation, day) -> Step:
    ended = min(max(day, authorisation.starts), authorisation.ends)
    return Step(
        f"{name_of(authorisation)} ends.",
        lambda: readiness.end(authorisation=authorisation, by=None, day=ended),
    )


def successor_of(asked, line):
    """Who takes the line over; nobody stands above themselves."""
    named = asked.successors.get(line.pk) or asked.successor
    return None if named == line.subject else named


def _successor_faults(asked, lines) -> list[str]:
    faults = []
    if asked.employment.user in {asked.successor, *asked.successors.values()}:
        faults.append("Somebody who leaves can’t take over. Choose somebody else.")
    for line in lines:
        named = successor_of(asked, line)
        faults += supervisor_faults(line.subject, named, asked.day, line.kind) if named else []
    return faults


def _people_steps(asked, lines) -> list[Step]:
    steps = _line_steps(asked, lines)
    waits = waiting_words([line.employment_id for line in lines])
    if waits:
        steps.append(Step(f"What waits for them goes to whoever takes over: {waits}."))
    without = [line for line in lines if line.kind == LINE and not successor_of(asked, line)]
    if without:
        people = counted(len(without), "person", "people")
        steps.append(
            Step(
                f"The service manager is told of {people} without a line manager.",
                lambda: emails.without_supervisor(asked, without),
                warns=True,
            )
        )
    return steps


def _line_steps(asked, lines) -> list[Step]:
    """One for all whom the same person takes over, and one for all who are left without."""
    groups = {}
    for line in lines:
        groups.setdefault((successor_of(asked, line), line.kind), []).append(line)
    return [_handing_over(asked, *key, group) for key, group in groups.items()]


def _handing_over(asked, named, kind, lines) -> Step:
    names = [str(line.subject) for line in lines]
    people = names[0] if len(names) == 1 else f"{len(names)} people: {', '.join(names)}"
    if named is None:
        return Step(
            f"No {PARTS[kind]} from then on for {people}.",
            lambda: [end_line(line=line, day=_from(asked, line), by=None) for line in lines],
            warns=True,
        )
    return Step(
        f"{named} becomes the {PARTS[kind]} of {people}.",
        lambda: [_hand_over(asked, named, line) for line in lines],
    )


def _hand_over(asked, named, line) -> None:
    new = put_line(
        employment=line.employment,
        supervisor=named,
        kind=line.kind,
        day=_from(asked, line),
        by=None,
    )
    emails.supervisor_changed(new, None)


def _from(asked, line):
    return max(asked.day, line.starts)


def _grant_steps(asked) -> list[Step]:
    user, day = asked.employment.user, asked.day
    open_then = Q(ends__isnull=True) | Q(ends__gt=day)
    grants = user.grants.filter(open_then, organisation=asked.employment.organisation)
    return [
        Step(
            f"The role “{grant.get_role_display()}” for {grant.team or grant.organisation} ends.",
            lambda grant=grant: end_grant_with_job(grant=grant, day=day, by=None),
        )
        for grant in grants.select_related("team", "organisation")
    ]


def _asked_steps(asked) -> list[Step]:
    """They were asked for their word by name: nobody steps in, and who asked is told."""
    user = asked.employment.user
    count = user.confirms.open().count() + user.opinions_asked.open().count()
    if not count:
        return []
    were = counted(count, "self-assessment", "self-assessments")
    return [
        Step(
            f"They were asked for their word on {were}. Who asked is told, and can ask somebody "
            "else.",
            lambda: assessments.end_requests_of(user=user, by=None),
        )
    ]


def _cover_steps(asked) -> list[Step]:
    user, day = asked.employment.user, asked.day
    covers = Cover.objects.filter(Q(absent=user) | Q(covering=user), ends__gt=day).with_names()
    return [
        Step(
            f"{cover.covering} covers for {cover.absent} no longer.",
            lambda cover=cover: end_cover(cover=cover, by=None, day=max(day, today())),
            warns=cover.covering == user,
        )
        for cover in covers
    ]


def _account_steps(asked) -> list[Step]:
    user = asked.employment.user
    elsewhere = user.grants.on(asked.day).exclude(organisation=asked.employment.organisation)
    if not user.is_active or elsewhere.exists():
        return []
    return [
        Step(
            "Their account closes, and they are signed out everywhere.",
            lambda: close_account(user=user, by=None),
        )
    ]
