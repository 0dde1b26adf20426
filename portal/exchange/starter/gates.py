from dataclasses import dataclass

from supervision.readiness.models import Criterion as CriterionModel
from supervision.readiness.models.gate import Signer

from .framework import Framework
from .node import Node, once_each


@dataclass(frozen=True)
class Criterion:
    """`path` is where it stands in the file, for what is found out only as it is loaded."""

    code: str
    group: str
    kind: str
    params: dict
    plain: str
    path: str


@dataclass(frozen=True)
class Gate:
    code: str
    name: str
    plain: str
    kind_of_work: str
    may_do: list[str]
    may_not_do: list[str]
    first_signer: str
    second_signer: str
    valid_months: int
    families_to_start: int | None
    look_again_weeks: int | None
    job_roles: list[str]
    criteria: list[Criterion]


def read_gates(file: Node, framework: Framework) -> list[Gate]:
    rows = file.rows("gates")
    gates = [_gate(row, framework) for row in rows]
    once_each(rows, [gate.code for gate in gates], "gate")
    file.done()
    return gates


def _gate(row, framework) -> Gate:
    criteria = row.rows("criteria")
    gate = Gate(
        code=row.text("code", longest=10),
        name=row.text("name", longest=120),
        plain=row.text("plain"),
        kind_of_work=row.text("kind_of_work", longest=40),
        may_do=row.texts("may_do"),
        may_not_do=row.texts("may_not_do"),
        first_signer=row.one_of("first_signer", Signer.values),
        second_signer=row.one_of("second_signer", Signer.values, default=""),
        valid_months=row.number("valid_months", 1, 120),
        families_to_start=row.number("families_to_start", 1, 99, default=None),
        look_again_weeks=row.number("look_again_weeks", 1, 99, default=None),
        job_roles=row.codes("job_roles", framework.role_codes, "role"),
        criteria=[_criterion(each) for each in criteria],
    )
    once_each(criteria, [criterion.code for criterion in gate.criteria], "criterion")
    row.done()
    return gate


def _criterion(row) -> Criterion:
    criterion = Criterion(
        code=row.text("code", longest=40),
        group=row.one_of("group", CriterionModel.Group.values),
        kind=row.text("kind", longest=40),
        params=row.table("params", default={}),
        plain=row.text("plain"),
        path=row.path,
    )
    row.done()
    return criterion
