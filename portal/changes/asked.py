"""What somebody asks for: one kind of change each, with all that it needs. `day` is the first day
on which it is so: of somebody who leaves, the day after their last."""

from dataclasses import dataclass, field
from datetime import date

from portal.dates import months_after
from portal.people.models import Employment, JobRole, Organisation, SupervisionLine, Team, User

from .models import Change

# Starter rule P3: after half a year away, a plan for the return comes first.
LONG_MONTHS = 6
LINE, PRACTICE = SupervisionLine.Kind.LINE, SupervisionLine.Kind.PRACTICE


@dataclass(frozen=True)
class Join:
    """Somebody new, or `person`, who is here already: with another employer, or back again. `by` is
    who asks, and is told of nobody else's people; None is the portal."""

    organisation: Organisation
    team: Team
    job_role: JobRole
    day: date
    name: str = ""
    email: str = ""
    person: User | None = None
    kind_of_job: str = Employment.Kind.EMPLOYED
    term_time: bool = False
    staff_number: str = ""
    supervisor: User | None = None
    practice_supervisor: User | None = None
    by: User | None = None

    kind = Change.Kind.JOIN
    employment = None


@dataclass(frozen=True)
class Move:
    """Another team or job role, and another line manager if there is one."""

    employment: Employment
    day: date
    team: Team
    job_role: JobRole
    supervisor: User | None = None

    kind = Change.Kind.MOVE

    def details(self) -> dict:
        return {
            "team": self.team.pk,
            "job_role": self.job_role.pk,
            "supervisor": self.supervisor.pk if self.supervisor else None,
        }


@dataclass(frozen=True)
class Leave:
    """The job ends. Those whom the person supervises go to `successor`, or each to the one whom
    `successors` names by the supervision line's id."""

    employment: Employment
    day: date
    successor: User | None = None
    successors: dict[int, User] = field(default_factory=dict)

    kind = Change.Kind.LEAVE

    def details(self) -> dict:
        return {
            "successor": self.successor.pk if self.successor else None,
            "successors": {str(line): user.pk for line, user in self.successors.items()},
        }


@dataclass(frozen=True)
class Away:
    """Time away, until the day `back` where it is known. `by` is who says so."""

    employment: Employment
    day: date
    by: User
    back: date | None = None

    kind = Change.Kind.AWAY

    @property
    def is_long(self) -> bool:
        """So long that a manager looks again before they hold what they held."""
        return self.back is not None and self.back >= months_after(self.day, LONG_MONTHS)

    def details(self) -> dict:
        return {"back": self.back.isoformat() if self.back else None}


@dataclass(frozen=True)
class Return:
    """Back at work. With `hold`, what they may hold stays “not available now” until a manager has
    agreed with them how they start again."""

    employment: Employment
    day: date
    hold: bool = False

    kind = Change.Kind.RETURN

    def details(self) -> dict:
        return {"hold": self.hold}


@dataclass(frozen=True)
class NewSupervisor:
    employment: Employment
    day: date
    supervisor: User
    line: str = LINE

    kind = Change.Kind.SUPERVISOR

    def details(self) -> dict:
        return {"supervisor": self.supervisor.pk, "line": self.line}


def asked_of(change) -> Move | Leave | Away | Return | NewSupervisor:
    """What a planned change asks for, read back from its ids."""
    told, common = change.details, {"employment": change.employment, "day": change.on_day}
    kinds = Change.Kind
    if change.kind == kinds.MOVE:
        return Move(
            **common,
            team=Team.objects.get(pk=told["team"]),
            job_role=JobRole.objects.get(pk=told["job_role"]),
            supervisor=_user(told["supervisor"]),
        )
    if change.kind == kinds.LEAVE:
        successors = {int(line): _user(pk) for line, pk in told["successors"].items()}
        return Leave(**common, successor=_user(told["successor"]), successors=successors)
    if change.kind == kinds.AWAY:
        back = told["back"]
        return Away(**common, by=change.planned_by, back=date.fromisoformat(back) if back else None)
    if change.kind == kinds.RETURN:
        return Return(**common, hold=told["hold"])
    return NewSupervisor(**common, supervisor=_user(told["supervisor"]), line=told["line"])


def _user(pk):
    return User.objects.get(pk=pk) if pk else None
