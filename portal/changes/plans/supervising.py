from portal.changes import emails
from portal.changes.asked import LINE, NewSupervisor
from portal.changes.plan import Plan, Step
from portal.dates import on_day
from portal.people.actions.jobs import put_line

from .checks import day_faults, supervisor_faults
from .open_things import waiting_words

PARTS = {"line": "line manager", "practice": "practice supervisor"}


def new_supervisor(asked: NewSupervisor) -> Plan:
    employment, day = asked.employment, asked.day
    before = held_line(employment, asked.line, day)
    faults = day_faults(asked)
    if before and before.supervisor == asked.supervisor:
        faults.append(f"{asked.supervisor} is their {PARTS[asked.line]} already.")
    faults += supervisor_faults(employment.user, asked.supervisor, day, asked.line)
    if faults:
        return Plan([], faults)
    return Plan(line_steps(employment, asked.supervisor, day, kind=asked.line))


def held_line(employment, kind, day):
    lines = employment.supervision_lines.on(day).filter(kind=kind).select_related("supervisor")
    return lines.order_by("starts", "id").last()


def line_steps(employment, supervisor, day, *, kind=LINE) -> list[Step]:
    """Another supervisor, and what goes to them by itself."""
    before, part = held_line(employment, kind, day), PARTS[kind]

    def do():
        line = put_line(employment=employment, supervisor=supervisor, kind=kind, day=day, by=None)
        emails.supervisor_changed(line, before.supervisor if before else None)

    until = f" Until then it is {before.supervisor}." if before else ""
    steps = [
        Step(
            f"From {on_day(day)}, {supervisor} is the {part} of {employment.user}.{until} All of "
            "them are told.",
            do,
        )
    ]
    waits = waiting_words([employment])
    if waits:
        steps.append(Step(f"What waits goes to {supervisor}: {waits}."))
    return steps
