from portal.changes import emails
from portal.changes.asked import Return
from portal.changes.plan import Plan, Step
from portal.dates import on_day, today
from portal.people.actions.absence import end_absence, end_cover
from portal.people.models import Cover
from skills.assessments.due import next_round_due
from supervision.readiness.models import Pause

from .checks import day_faults
from .open_things import held, lift_step, name_of, own_pauses


def come_back(asked: Return) -> Plan:
    absence = absence_of(asked.employment, asked.day)
    paused = [
        (one, pauses)
        for one in held(asked.employment, asked.day)
        if (pauses := own_pauses(one, Pause.Rule.AWAY))
    ]
    faults = _faults(asked, absence, paused)
    if faults:
        return Plan([], faults)
    steps = [_absence_step(asked, absence)] if absence else []
    steps += _held_steps(asked, paused)
    due = next_round_due(asked.employment)
    if absence and due:
        steps.append(Step(f"Their next self-assessment is due by {on_day(due)}."))
    return Plan(steps + _cover_steps(asked))


def absence_of(employment, day):
    """The absence that the return ends: the one that lasts beyond the day."""
    absences = employment.absences.filter(starts__lte=day)
    open_then = absences.filter(ends__isnull=True) | absences.filter(ends__gte=day)
    return open_then.order_by("starts").last()


def _faults(asked, absence, paused) -> list[str]:
    if asked.day > today() and absence is None:
        return [*day_faults(asked), "They are not away on that day."]
    if absence is None and (asked.hold or not paused):
        return [*day_faults(asked), "They are not away, so there is nothing to change."]
    return day_faults(asked)


def _absence_step(asked, absence) -> Step:
    return Step(
        f"{asked.employment.user} is back on {on_day(asked.day)}. The clocks go on, and the days "
        "away don’t count.",
        lambda: end_absence(absence=absence, day=asked.day, by=None),
    )


def _held_steps(asked, paused) -> list[Step]:
    if not asked.hold:
        return [lift_step(one, pauses, "holds again.") for one, pauses in paused]
    steps = [
        Step(f"{name_of(one)} stays “Not available now” until you agree how they start again.")
        for one, _ in paused
    ]
    if paused:
        steps.append(
            Step(
                "Their line manager is asked to agree it with them in the next 12 weeks.",
                lambda: emails.agree_how_to_start(asked),
            )
        )
    return steps


def _cover_steps(asked) -> list[Step]:
    covers = Cover.objects.filter(absent=asked.employment.user, starts__lte=asked.day)
    return [
        Step(
            f"{cover.covering} covers for them no longer.",
            lambda cover=cover: end_cover(cover=cover, by=None, day=max(asked.day, today())),
        )
        for cover in covers.filter(ends__gt=asked.day).with_names()
    ]
