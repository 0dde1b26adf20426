"""A version of the framework as a workbook, or what a role needs of it."""

from collections.abc import Iterator

from portal.files.sheets import Sheet, workbook

from .framework import Slice, words_of


def framework_as_workbook(shown: Slice) -> bytes:
    return workbook(_sheets(shown)).getvalue()


def _sheets(shown: Slice) -> list[Sheet]:
    names = [f"{value} {name}" for value, name in shown.levels.items()]
    roles = [shown.role] if shown.role else shown.framework.roles
    header = ["Code", "Area", "Statement", "What it says", "Safety statement", *names]
    header += ["Evidence that helps", *(f"Level needed: {role.name}" for role in roles)]
    areas = [(area.code, area.title, area.question, area.summary) for area, _, _ in shown.areas]
    scale = [(level.value, level.name, level.description) for level in shown.framework.levels]
    return [
        Sheet("Statements", header, _statements(shown, roles)),
        Sheet("Areas", ["Code", "Area", "Question", "What it is about"], areas),
        Sheet("Levels", ["Level", "Name", "What it means"], scale),
        Sheet("About", ["What", "Words"], _about(shown)),
    ]


def _statements(shown: Slice, roles) -> Iterator[list]:
    for area, rows, _ in shown.areas:
        for statement in rows:
            words = words_of(statement)
            yield [
                statement.code,
                area.title,
                statement.title,
                statement.text,
                statement.core,
                *(words.get(value, "") for value in shown.levels),
                statement.evidence_hint,
                *(shown.needed(statement, role) for role in roles),
            ]


def _about(shown: Slice) -> list[tuple[str, str]]:
    about = [("Framework", shown.title), ("Version", shown.which), ("Pages", shown.page)]
    if shown.role:
        about += [("Role", shown.role.name), ("What it does", shown.role.summary)]
    return [*about, ("Level 0", "The role does not need the statement.")]
