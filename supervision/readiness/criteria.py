"""The kinds of criterion that a gate may have, with the parameters that each takes.

A kind is what the portal knows how to look at (`evaluation` does the looking); the parameters are
data that a council writes. What the portal can't compute is of the kind `attested`: the dated word
of a named person."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.people.models import JobRole
from skills.training.models import Course

from .models import Gate

CORE_STATEMENTS = "core_statements"
OTHER_STATEMENTS = "other_statements"
NO_STATEMENT_BELOW = "no_statement_below"
LISTED_STATEMENTS = "listed_statements"
COURSE = "course"
GATE_HELD = "gate_held"
REGISTRATION = "registration"
ATTESTED = "attested"

ANYONE = "anyone"
SOCIAL_WORKER = "social_worker"


@dataclass(frozen=True)
class Param:
    """One parameter. `check(value, framework_version)` says what is wrong with it, or None."""

    name: str
    check: Callable
    required: bool = True


def _is_number(value, low: int, high: int) -> bool:
    return type(value) is int and low <= value <= high


def _number(low: int, high: int) -> Callable:
    def check(value, version):
        if not _is_number(value, low, high):
            return f"{value!r} is not a whole number from {low} to {high}"
        return None

    return check


def _one_of(*allowed: str) -> Callable:
    def check(value, version):
        return None if value in allowed else f"{value!r} is none of {', '.join(allowed)}"

    return check


def _yes_or_no(value, version):
    return None if isinstance(value, bool) else f"{value!r} is neither true nor false"


def _role(value, version):
    if not JobRole.objects.filter(code=value).exists():
        return f"there is no job role {value!r}"
    if not version.profiles.filter(job_role__code=value).exists():
        return f"this version of the framework asks nothing of {value!r}"
    return None


def _course(value, version):
    return None if Course.objects.filter(code=value).exists() else f"there is no course {value!r}"


def _gate(value, version):
    return None if Gate.objects.filter(code=value).exists() else f"there is no gate {value!r}"


def _levels(value, version):
    if not isinstance(value, dict) or not value:
        return "it takes one or more statements, each with a level"
    known = set(version.statements.filter(code__in=value).values_list("code", flat=True))
    for code, level in value.items():
        if code not in known:
            return f"there is no statement {code!r} in this version of the framework"
        if not _is_number(level, 1, 4):
            return f"the level of {code} is {level!r} and not 1 to 4"
    return None


_ROLE = Param("role", _role)
_BY = (ANYONE, SOCIAL_WORKER)
_UP_TO_60 = _number(1, 60)
KINDS: dict[str, tuple[Param, ...]] = {
    CORE_STATEMENTS: (_ROLE, Param("confirmed_by", _one_of(*_BY))),
    OTHER_STATEMENTS: (_ROLE, Param("percent", _number(1, 100))),
    NO_STATEMENT_BELOW: (_ROLE, Param("level", _number(1, 4))),
    LISTED_STATEMENTS: (Param("levels", _levels),),
    COURSE: (
        Param("course", _course),
        Param("within_months_after", _UP_TO_60, required=False),
    ),
    GATE_HELD: (
        Param("gate", _gate),
        Param("months", _UP_TO_60),
        Param("or_attested", _yes_or_no, required=False),
    ),
    REGISTRATION: (),
    ATTESTED: (
        Param("count", _number(1, 20)),
        Param("by", _one_of(*_BY)),
        Param("valid_months", _number(1, 120), required=False),
    ),
}


def faults(kind, params, framework_version) -> list[str]:
    """What is wrong with a criterion's kind and parameters, in plain words; empty when nothing is.
    Roles, statements, courses and gates that it names must be there already."""
    if kind not in KINDS:
        return [f"there is no kind {kind!r}; there are {', '.join(KINDS)}"]
    if not isinstance(params, dict):
        return [f"{kind}: params is not a list of names with values"]
    known = {param.name: param for param in KINDS[kind]}
    found = [f"{kind} takes no {name!r}" for name in params if name not in known]
    for name, param in known.items():
        if name in params:
            wrong = param.check(params[name], framework_version)
            found += [f"{kind}: {name}: {wrong}"] if wrong else []
        elif param.required:
            found.append(f"{kind} needs {name!r}")
    return found


def is_decisive(kind: str, params: dict) -> bool:
    """Is it one that no signer can set aside? Safety statements that a qualified social worker has
    to confirm (gate G3); see docs/adr/0010."""
    return kind == CORE_STATEMENTS and params.get("confirmed_by") == SOCIAL_WORKER


def takes_attestations(kind: str, params: dict) -> bool:
    """May a named person's word meet it?"""
    return kind == ATTESTED or (kind == GATE_HELD and params.get("or_attested", False))


def version_faults(version) -> list[str]:
    """What is missing before a gate version can be published; empty when it is whole."""
    found = []
    if version.framework_version.state != "published":
        found.append("The version of the framework that it rests on is not published.")
    if not version.job_roles.exists():
        found.append("It names no job role that may be put forward.")
    criteria = list(version.criteria.all())
    if not criteria:
        found.append("It asks nothing: there are no criteria.")
    for criterion in criteria:
        wrong = faults(criterion.kind, criterion.params, version.framework_version)
        found += [f"{criterion.code}: {fault}." for fault in wrong]
    return found
