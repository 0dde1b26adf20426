"""Our workbook: a row a statement, with what goes where on the first sheet."""

from portal.files.sheets import Sheet

from .. import columns as c
from ..whole import Whole

HOW = [
    ["Statements", "A row for each statement. Its area is named by its code."],
    ["Code", "Short, and each once: 10 letters at most. It names the statement from then on."],
    ["Title", "A few words: 120 letters at most."],
    ["Level 1 to Level 4", "What each level looks like, in the words of the person."],
    ["Core", "Yes for a safety statement. Choose from the list."],
    ["Needed: a role", "The level that the role needs, 0 to 4. 0 says that it needs none."],
    ["Evidence kinds, Topics", "Several are parted by a semicolon."],
    ["Also answers", "Codes of statements in another framework, such as national/N1."],
    ["Key", "Which statement it is here. Leave it as it is; leave it empty for a new statement."],
    ["Areas", "A row for each area, in order. The order of the rows is the order on the page."],
    ["Bring it in", "Nothing is written before you have seen what would change."],
    ["Nothing about a family", "Put no words about a child, a family or a colleague in."],
]


def sheets(version) -> list[Sheet]:
    """All of a version."""
    return _sheets(Whole(version))


def empty(version) -> list[Sheet]:
    """What to fill in for a framework of one’s own, with the levels and roles of a version."""
    whole = Whole(version)
    whole.areas, whole.statements = [], []
    return _sheets(whole, head=["", "", "", ""])


def _sheets(whole, head=None) -> list[Sheet]:
    version = whole.version
    needed = [f"{c.NEEDED}{code}" for code in whole.profiles]
    header = [*c.ORDER, *needed, *c.LAST]
    if head is None:
        head = [version.framework.code, version.title, version.number, version.notice]
    choices = {header.index(c.CORE): [c.YES, c.NO]}
    choices |= {header.index(name): ["0", "1", "2", "3", "4"] for name in needed}
    return [
        Sheet("What goes where", ["Where", "What"], HOW, widths=(28, 90)),
        Sheet(
            c.STATEMENTS,
            header,
            [_row(whole, one) for one in whole.statements],
            choices=choices,
            widths=(12, 10, 34, 50, 40, 40, 40, 40),
        ),
        Sheet(c.AREAS, [*c.AREA_COLUMNS], _areas(whole), widths=(10, 34, 50, 70)),
        Sheet(c.LEVELS, [*c.LEVEL_COLUMNS], _rows(c.LEVEL_COLUMNS, whole.levels)),
        Sheet(c.ROLES, [*c.ROLE_COLUMNS], _roles(whole)),
        Sheet(c.HEAD, [*c.HEAD_COLUMNS], [head]),
    ]


def _rows(columns, rows) -> list[list]:
    return [[getattr(row, name) for name in columns.values()] for row in rows]


def _areas(whole):
    return _rows(c.AREA_COLUMNS, whole.areas)


def _roles(whole) -> list[list]:
    return [
        [code, one.name, one.summary, one.typical_work, one.social_work_qualified]
        for code, one in whole.profiles.items()
    ]


def _row(whole, one) -> list:
    needed = whole.minimum(one)
    return [
        one.domain.code,
        one.code,
        one.title,
        one.text,
        *(one.levels.get(value, "") for value in c.STEPS.values()),
        one.core,
        one.evidence_hint,
        "; ".join(one.evidence_kinds),
        "; ".join(one.topics),
        *(needed.get(code, "") for code in whole.profiles),
        "; ".join(whole.answered.get(one.meaning, [])),
        str(one.lineage),
    ]
