from portal.changes import emails
from portal.changes.asked import PRACTICE, Join
from portal.changes.plan import Plan, Step
from portal.dates import on_day, today
from portal.people.actions import add_person
from portal.people.actions.jobs import begin_job, open_account, put_line
from portal.people.models import User
from portal.people.telling_apart import label_for

from .checks import FARTHEST, supervisor_faults, team_faults


def join(asked: Join) -> Plan:
    faults = _faults(asked)
    if faults:
        return Plan([], faults)
    made = {"user": asked.person}
    steps = [_person_step(asked, made)] if asked.person is None else _reopen_steps(asked)
    steps.append(_job_step(asked, made))
    steps += _line_steps(asked, made)
    steps.append(_welcome_step(asked, made))
    return Plan(steps, made=made)


def name_of(asked) -> str:
    return asked.person.name if asked.person else asked.name


def _faults(asked) -> list[str]:
    faults = team_faults(asked.team, asked.organisation, asked.day)
    if not asked.organisation.is_active:
        faults.append(
            f"{asked.organisation} has no agreement on sharing data in force. Agree that first."
        )
    if asked.day > today() + FARTHEST:
        faults.append("Choose a day within the next year.")
    faults += _person_faults(asked) if asked.person else _new_person_faults(asked)
    for supervisor, kind in _lines(asked):
        faults += supervisor_faults(asked.person, supervisor, asked.day, kind)
    return faults


def _lines(asked) -> list[tuple]:
    named = ((asked.supervisor, "line"), (asked.practice_supervisor, PRACTICE))
    return [(supervisor, kind) for supervisor, kind in named if supervisor]


def _new_person_faults(asked) -> list[str]:
    if not asked.name.strip():
        return ["Enter the person’s name."]
    there = User.objects.with_email(asked.email).first() if asked.email else None
    if there is None:
        return []
    if _knows(asked.by, there):
        return [f"{label_for(asked.by, there)} has this address already. Give them a job instead."]
    return [
        "Somebody with this address can’t be added here. Send them an invitation instead: they "
        "say yes to it themselves."
    ]


def _knows(viewer, user) -> bool:
    """Others' people are not theirs to find out by trying addresses. None is the portal itself."""
    return viewer is None or User.objects.visible_to(viewer).filter(pk=user.pk).exists()


def _person_faults(asked) -> list[str]:
    if asked.person.merged_into_id:
        kept = label_for(asked.by, asked.person.merged_into)
        return [f"This account belongs to {kept}. Choose that one."]
    last = (
        asked.person.employments.filter(organisation=asked.organisation).order_by("starts").last()
    )
    if last and last.ends is None:
        return [f"{asked.person} works there already, since {on_day(last.starts)}."]
    if last and last.ends > asked.day:
        return [
            f"Their last job there ends on {on_day(last.ends)}. Choose that day or a later one."
        ]
    return []


def _person_step(asked, made) -> Step:
    def do():
        made["user"] = add_person(name=asked.name.strip(), email=asked.email or None, by=None)

    address = f", with the address {asked.email.lower()}" if asked.email else ""
    return Step(f"{asked.name.strip()} is added{address}.", do)


def _reopen_steps(asked) -> list[Step]:
    if asked.person.is_active:
        return []
    return [
        Step(
            f"The account of {label_for(asked.by, asked.person)} is opened again.",
            lambda: open_account(user=asked.person, by=None),
        )
    ]


def _job_step(asked, made) -> Step:
    def do():
        made["employment"] = begin_job(
            user=made["user"],
            organisation=asked.organisation,
            team=asked.team,
            job_role=asked.job_role,
            starts=asked.day,
            kind=asked.kind_of_job,
            term_time=asked.term_time,
            staff_number=asked.staff_number,
            by=None,
        )

    own = ""
    if asked.person and asked.person.employments.exists():
        own = " It has records of its own: those of their other jobs stay with those."
    return Step(
        f"{name_of(asked)} is {asked.job_role} in {asked.team} at {asked.organisation} from "
        f"{on_day(asked.day)}.{own}",
        do,
    )


def _line_steps(asked, made) -> list[Step]:
    parts = {"line": "line manager", PRACTICE: "practice supervisor"}
    steps = [
        Step(
            f"{supervisor} is their {parts[kind]}, and is told.",
            lambda supervisor=supervisor, kind=kind: emails.supervisor_changed(
                put_line(
                    employment=made["employment"],
                    supervisor=supervisor,
                    kind=kind,
                    day=asked.day,
                    by=None,
                ),
                None,
            ),
        )
        for supervisor, kind in _lines(asked)
    ]
    if not asked.supervisor:
        steps.insert(0, Step("They have no line manager yet. Name one soon.", warns=True))
    return steps


def _welcome_step(asked, made) -> Step:
    email = asked.person.email if asked.person else asked.email
    if not email:
        return Step("They can’t sign in, because there is no e-mail address.", warns=True)
    if asked.person and asked.person.has_usable_password():
        return Step("They sign in as before.")
    return Step(
        "They get an e-mail that says how to choose a password.",
        lambda: emails.welcome(made["user"], made["employment"]),
    )
