"""What would help with a statement that is below the level needed: guidance to read, courses, and
practice to seek. Everything is read in a few questions, however many gaps there are."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from content.models import PageStatement
from portal.dates import today
from skills.framework.models import LevelDescriptor
from skills.training.models import Completion, CourseStatement, Event

# More would be a list to search, not help.
MOST = 3


@dataclass
class Gap:
    """A line below the level needed, with what helps. `next_level` is the one above the confirmed
    one, `words` what it looks like; `steps` are those of the plan that are for it, open ones
    first."""

    line: object
    pages: list = field(default_factory=list)
    courses: list = field(default_factory=list)
    words: str = ""
    steps: list = field(default_factory=list)

    @property
    def statement(self):
        return self.line.statement

    @property
    def next_level(self) -> int:
        return (self.line.confirmed_level or 0) + 1

    @property
    def is_planned(self) -> bool:
        return any(step.is_open for step in self.steps)

    @property
    def practice(self) -> str:
        """The step for the plan that is to try it at work."""
        return f"Practise “{self.statement}” with somebody watching, then talk it over"

    def course_step(self, row) -> str:
        """The step for the plan that is to take a course."""
        return f"Take the course “{row.course}”"


def gaps_of(lines, person, steps=()) -> list[Gap]:
    """The lines, in their order, each with what helps the person; `steps` are those of their
    plan."""
    if not lines:
        return []
    lineages = [line.statement.lineage for line in lines]
    pages = PageStatement.objects.pages_by(lineages)
    courses = _courses(lineages, person)
    words = _words(lines)
    found = []
    for line in lines:
        gap = Gap(line, steps=[one for one in steps if one.meaning == line.statement.meaning])
        gap.pages = pages.get(line.statement.lineage, [])[:MOST]
        gap.courses = _helpful(courses.get(line.statement.lineage, ()), line)
        gap.words = words.get((line.statement.pk, gap.next_level), "")
        found.append(gap)
    return found


def _courses(lineages, person) -> dict:
    """By lineage, each with the day on which the person finished it last (`done_on`), as long as
    that counts, and the beginning of the next date with a free place (`free_on`)."""
    done = Completion.objects.in_date_on(today()).filter(user=person, course=OuterRef("course"))
    rows = CourseStatement.objects.filter(lineage__in=lineages).select_related("course")
    last = done.order_by("-completed_on").values("completed_on")[:1]
    free = Event.objects.with_a_free_place().filter(course=OuterRef("course")).values("first")
    rows = rows.annotate(done_on=Subquery(last), free_on=Subquery(free[:1]))
    found = {}
    for row in rows.order_by("course__code"):
        found.setdefault(row.lineage, []).append(row)
    return found


def _helpful(rows, line) -> list:
    """Courses that lead beyond the level confirmed: those not done first, then those that lead as
    far as the role needs, then those with a place that is free now."""
    beyond = [row for row in rows if row.up_to_level > (line.confirmed_level or 0)]
    beyond.sort(key=_by_use(line))
    return beyond[:MOST]


def _by_use(line):
    def key(row):
        is_free = row.course.is_in_own_time or row.free_on is not None
        return row.done_on is not None, row.up_to_level < line.minimum, not is_free

    return key


def _words(lines) -> dict:
    """By statement and level."""
    rows = LevelDescriptor.objects.filter(statement__in=[line.statement.pk for line in lines])
    return {(row.statement_id, row.value): row.text for row in rows}
