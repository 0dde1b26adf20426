from portal.changes.asked import Away
from portal.changes.plan import Plan, Step, counted
from portal.dates import on_day, today
from portal.people.actions.absence import start_absence
from portal.people.models import Cover
from supervision.readiness.models import Pause

from .checks import day_faults
from .open_things import held, lines_given, pause_step


def away(asked: Away) -> Plan:
    faults = day_faults(asked) + _faults(asked)
    if faults:
        return Plan([], faults)
    steps = [_absence_step(asked)]
    steps.append(
        Step(
            "The clocks stop for them. What they have to do, and their next self-assessment, is "
            "due later by as many days as they are away."
        )
    )
    steps += [
        pause_step(
            one,
            Pause.Rule.AWAY,
            asked.day,
            "reads “Not available now” until they are back. Nobody reads why.",
        )
        for one in held(asked.employment, asked.day)
    ]
    steps += _cover_steps(asked)
    return Plan(steps)


def _faults(asked) -> list[str]:
    if asked.back is not None and asked.back <= asked.day:
        return ["The day that they are back comes after the first day away."]
    others = asked.employment.absences.filter(ends__isnull=True)
    dated = asked.employment.absences.filter(ends__gt=asked.day)
    if asked.back is not None:
        others, dated = others.filter(starts__lt=asked.back), dated.filter(starts__lt=asked.back)
    if others.exists() or dated.exists():
        return ["They are away on some of these days already."]
    return []


def _absence_step(asked) -> Step:
    until = f" until {on_day(asked.back)}, when they are back" if asked.back else ""
    unknown = "" if asked.back else " Nobody has to know yet when they come back."

    def do():
        start_absence(employment=asked.employment, starts=asked.day, ends=asked.back, by=asked.by)

    return Step(
        f"{asked.employment.user} is away from {on_day(asked.day)}{until}.{unknown}",
        do,
    )


def _cover_steps(asked) -> list[Step]:
    user = asked.employment.user
    lines = lines_given(user, asked.day, asked.employment.organisation)
    people = lines.values("subject").distinct().count()
    if not people:
        return []
    cover = Cover.objects.on(max(asked.day, today())).filter(absent=user).with_names().first()
    if cover:
        return [Step(f"{cover.covering} covers for them until {on_day(cover.ends)}.")]
    whose = counted(people, "person has", "people have")
    return [Step(f"{whose} nobody to go to from that day. Set cover next.", warns=True)]
