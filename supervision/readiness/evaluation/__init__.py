"""Looks at what a gate asks, for one person on one day. It never decides: a person does."""

from portal.dates import today
from supervision.readiness import criteria

from . import records, skills
from .facts import Facts
from .result import LATER, MET, MISSING, OUT_OF_DATE, Evaluated, Result

__all__ = ["LATER", "MET", "MISSING", "OUT_OF_DATE", "Evaluated", "Facts", "Result", "evaluate"]

LOOKS = {
    criteria.CORE_STATEMENTS: skills.core_statements,
    criteria.OTHER_STATEMENTS: skills.other_statements,
    criteria.NO_STATEMENT_BELOW: skills.no_statement_below,
    criteria.LISTED_STATEMENTS: skills.listed_statements,
    criteria.COURSE: records.course,
    criteria.REGISTRATION: records.registration,
}
# These read attestations, which are kept by criterion.
LOOKS_AT_WORDS = {
    criteria.GATE_HELD: records.gate_held,
    criteria.ATTESTED: records.attested,
}


def evaluate(employment, gate_version, day=None, *, facts=None) -> Evaluated:
    """What each criterion of the gate shows for the person on `day`, today unless told. With
    `facts` several gates of one person are looked at without asking the database again."""
    facts = facts or Facts(employment, day or today())
    results = (_look(facts, gate_version, criterion) for criterion in gate_version.criteria.all())
    return Evaluated(tuple(results))


def _look(facts, version, criterion) -> Result:
    kind, params = criterion.kind, criterion.params
    if kind in LOOKS_AT_WORDS:
        status, detail, links = LOOKS_AT_WORDS[kind](facts, version, params, criterion=criterion)
    else:
        status, detail, links = LOOKS[kind](facts, version, params)
    return Result(
        code=criterion.code,
        group=criterion.group,
        kind=kind,
        plain=criterion.plain,
        status=status,
        detail=detail,
        links=tuple(links),
        decisive=criteria.is_decisive(kind, params),
    )
