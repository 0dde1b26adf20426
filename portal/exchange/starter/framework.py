from dataclasses import dataclass

from django.utils.text import slugify

from .node import Node, once_each

VALUES = (0, 1, 2, 3, 4)
DESCRIBED = VALUES[1:]


@dataclass(frozen=True)
class Role:
    code: str
    name: str
    social_work_qualified: bool
    summary: str = ""
    typical_work: str = ""


@dataclass(frozen=True)
class Scale:
    value: int
    code: str
    name: str
    short: str
    description: str


@dataclass(frozen=True)
class Statement:
    code: str
    slug: str
    title: str
    text: str
    core: bool
    evidence_hint: str
    evidence_kinds: list[str]
    topics: list[str]
    levels: dict[int, str]
    minimum: dict[str, int]


@dataclass(frozen=True)
class Area:
    code: str
    slug: str
    title: str
    question: str
    summary: str
    statements: list[Statement]


@dataclass(frozen=True)
class Framework:
    code: str
    title: str
    version: int
    notice: str
    levels: list[Scale]
    roles: list[Role]
    other_roles: list[Role]
    areas: list[Area]

    @property
    def statement_codes(self) -> set[str]:
        return {statement.code for area in self.areas for statement in area.statements}

    @property
    def role_codes(self) -> set[str]:
        return {role.code for role in (*self.roles, *self.other_roles)}


def read_framework(file: Node) -> Framework:
    head = file.row("framework")
    kinds = file.table("evidence_kinds")
    roles, others = _roles(file)
    framework = Framework(
        code=head.text("code", longest=60),
        title=head.text("title", longest=200),
        version=head.number("version", 1, 9999),
        notice=head.text("notice", default=""),
        levels=_levels(file),
        roles=roles,
        other_roles=others,
        areas=_areas(file, kinds, [role.code for role in roles]),
    )
    head.done()
    file.done()
    return framework


def _roles(file) -> tuple[list[Role], list[Role]]:
    first, others = file.rows("roles"), file.rows("other_roles", default=[])
    roles = [_role(row, profile=True) for row in first]
    rest = [_role(row, profile=False) for row in others]
    once_each([*first, *others], [role.code for role in (*roles, *rest)], "role")
    return roles, rest


def _role(row, *, profile: bool) -> Role:
    words = {}
    if profile:
        words = {
            "summary": row.text("summary"),
            "typical_work": row.text("typical_work", longest=40),
        }
    role = Role(
        code=row.text("code", longest=60),
        name=row.text("name", longest=120),
        social_work_qualified=row.flag("social_work_qualified", default=False),
        **words,
    )
    row.done()
    return role


def _levels(file) -> list[Scale]:
    levels = []
    for row in file.rows("levels"):
        levels.append(
            Scale(
                value=row.number("value", 0, 4),
                code=row.text("code", longest=40),
                name=row.text("name", longest=80),
                short=row.text("short", longest=120),
                description=row.text("description"),
            )
        )
        row.done()
    there = [level.value for level in levels]
    for value in VALUES:
        if there.count(value) != 1:
            says = "is missing" if value not in there else "is here more than once"
            file.fault("levels", f"level {value} {says}")
    return levels


def _areas(file, kinds, roles) -> list[Area]:
    rows = file.rows("domains")
    codes = set()
    areas = [_area(row, kinds, roles, codes) for row in rows]
    once_each(rows, [area.code for area in areas], "area")
    once_each(rows, [area.slug for area in areas], "area at the address")
    return areas


def _area(row, kinds, roles, codes) -> Area:
    title = row.text("title", longest=120)
    rows = row.rows("statements")
    area = Area(
        code=row.text("code", longest=10),
        slug=slugify(title)[:80],
        title=title,
        question=row.text("question", longest=200),
        summary=row.text("summary"),
        statements=[_statement(each, kinds, roles, codes) for each in rows],
    )
    once_each(rows, [statement.slug for statement in area.statements], "statement at the address")
    row.done()
    return area


def _statement(row, kinds, roles, codes) -> Statement:
    title = row.text("title", longest=120)
    statement = Statement(
        code=row.text("code", longest=10),
        slug=slugify(title)[:80],
        title=title,
        text=row.text("text"),
        core=row.flag("core"),
        evidence_hint=row.text("evidence_hint", default=""),
        evidence_kinds=row.codes("evidence_kinds", kinds, "kind of evidence", default=[]),
        topics=row.texts("topics", default=[]),
        levels=_descriptors(row),
        minimum=row.numbers("minimum", roles, "role", 0, 4),
    )
    if statement.code in codes:
        row.fault("", f"there is another statement {statement.code!r}")
    codes.add(statement.code)
    # What a file that was taken out of a portal has besides; it is for bringing that one back in.
    row.asked |= {"key", "answers"}
    for role in roles:
        if role not in statement.minimum:
            row.fault("minimum", f"the level for {role} is missing")
    row.done()
    return statement


def _descriptors(row) -> dict[int, str]:
    levels = row.table("levels")
    for value in DESCRIBED:
        if value not in levels:
            row.fault("levels", f"level {value} is missing")
    for value, words in levels.items():
        if value not in DESCRIBED:
            row.fault("levels", f"there is no level {value!r}")
        elif not isinstance(words, str) or not words.strip():
            row.fault(f"levels.{value}", "this should be text")
    return levels
