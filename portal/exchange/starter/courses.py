from dataclasses import dataclass

from django.utils.text import slugify

from portal.people.models import Organisation
from skills.training.models import Course as CourseModel

from .framework import Framework
from .node import Node, once_each


@dataclass(frozen=True)
class Course:
    code: str
    slug: str
    title: str
    summary: str
    level: str
    mode: str
    hours: float
    refresh_months: int | None
    yearly_update: bool
    audience: str
    open_to_voluntary_sector: bool
    why_not_open: str
    practice_sessions: int
    certificate: bool
    before: list[str]
    required_for: list[str]
    statements: dict[str, int]


@dataclass(frozen=True)
class Access:
    """Who gets into training and on what terms, to begin with: nobody pays for not coming."""

    words: str
    free_sectors: list[str]
    held_percent: int
    cancel_working_days: int
    offer_hours: int
    ask_after_missed: int


def read_access(file: Node) -> Access | None:
    rows = file.rows("access_policy", default=[])
    return _access(rows[0]) if rows else None


def _access(row) -> Access:
    access = Access(
        words=row.text("words"),
        free_sectors=row.codes("free_sectors", Organisation.Sector.values, "sector"),
        held_percent=row.number("held_percent", 0, 100),
        cancel_working_days=row.number("cancel_working_days", 0, 60),
        offer_hours=row.number("offer_hours", 1, 720),
        ask_after_missed=row.number("ask_after_missed", 1, 20),
    )
    row.done()
    return access


def read_courses(file: Node, framework: Framework) -> list[Course]:
    rows = file.rows("courses")
    known = {row.value.get("code") for row in rows}
    courses = [_course(row, known, framework) for row in rows]
    once_each(rows, [course.code for course in courses], "course")
    once_each(rows, [course.slug for course in courses], "course at the address")
    file.done()
    return courses


def _course(row, known, framework) -> Course:
    title = row.text("title", longest=120)
    course = Course(
        code=row.text("code", longest=10),
        slug=slugify(title)[:80],
        title=title,
        summary=row.text("summary"),
        level=row.one_of("level", CourseModel.Level.values),
        mode=row.one_of("mode", CourseModel.Mode.values),
        hours=row.hours("hours", 0, 999),
        refresh_months=row.number("refresh_months", 1, 120, default=None),
        yearly_update=row.flag("yearly_update", default=False),
        audience=row.text("audience", longest=200),
        open_to_voluntary_sector=row.flag("open_to_voluntary_sector", default=True),
        why_not_open=row.text("why_not_open", default=""),
        practice_sessions=row.number("practice_sessions", 0, 99, default=0),
        certificate=row.flag("certificate", default=True),
        before=row.codes("before", known, "course", default=[]),
        required_for=row.codes("required_for", framework.role_codes, "role", default=[]),
        statements=row.numbers("statements", framework.statement_codes, "statement", 1, 4),
    )
    row.done()
    return course
