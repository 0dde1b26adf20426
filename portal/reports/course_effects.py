"""What a course leads to: how sure people feel before, on the day and three months later, what
their supervisors see, and whether confirmed levels go up afterwards.

It shows what went together, not what caused it: people learn at work, too. A figure of fewer than
five people is not shown to anybody.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Max

from content.published import in_force
from skills.assessments.models import ConfirmedLevel
from skills.training.models import Booking, CourseStatement, Evaluation

from .uptake import FEWEST, events_between

KINDS = ("before", "on_the_day", "later")
CAME = ("attended", "partly")


@dataclass(frozen=True)
class Figure:
    """An average or a share of so many people; nothing of fewer than five."""

    people: int
    value: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.people >= FEWEST


@dataclass
class Effect:
    """Of one course. `sure` has a figure from 1 to 4 for each of `KINDS`; `seen` is the share of
    supervisors in 100 who saw a change; `rose` is the share of people in 100 of whose statements
    at least one was confirmed at a higher level after the course than before it."""

    course: object
    came: int
    sure: dict = field(default_factory=dict)
    seen: Figure = Figure(0)
    rose: Figure = Figure(0)


def effects(first, last) -> list[Effect]:
    """A row a course that somebody came to, by its code; a handful of questions in all."""
    events = events_between(first, last).values("pk")
    bookings = Booking.objects.filter(event__in=events, state__in=CAME)
    came = defaultdict(list)
    rows = bookings.annotate(over=Max("event__dates__ends")).select_related("event__course")
    for booking in rows.order_by("event__course__code", "pk"):
        came[booking.event.course].append(booking)
    answers = _answers(events)
    rose = _rose(came)
    return [
        Effect(
            course=course,
            came=len(of),
            sure={kind: _mean(answers[course.pk, kind]) for kind in KINDS},
            seen=_share(answers[course.pk, "supervisor"], ("yes", "a_little")),
            rose=rose.get(course, Figure(0)),
        )
        for course, of in came.items()
    ]


def _answers(events) -> dict:
    found = defaultdict(list)
    rows = Evaluation.objects.answered().filter(booking__event__in=events)
    for course, kind, sure, seen in rows.values_list(
        "booking__event__course", "kind", "sure", "seen"
    ):
        found[course, kind].append(seen if kind == "supervisor" else sure)
    return found


def _mean(numbers) -> Figure:
    known = [number for number in numbers if number is not None]
    return Figure(len(known), round(sum(known) / len(known), 1) if known else None)


def _share(words, counted) -> Figure:
    told = [word for word in words if word != "cant_say"]
    share = round(100 * sum(word in counted for word in told) / len(told)) if told else None
    return Figure(len(told), share)


def _rose(came) -> dict:
    """By course. Somebody counts who has a level before and one that began after the course."""
    meanings = _meanings(came)
    jobs = {one.employment_id for of in came.values() for one in of if one.employment_id}
    levels = defaultdict(list)
    rows = ConfirmedLevel.objects.filter(
        employment__in=jobs, meaning__in={one for group in meanings.values() for one in group}
    )
    for job, meaning, starts, level in rows.order_by("starts").values_list(
        "employment", "meaning", "starts", "level"
    ):
        levels[job, meaning].append((starts, level))
    return {course: _risen(of, meanings[course.pk], levels) for course, of in came.items()}


def _meanings(came) -> dict:
    """What each course helps with, as levels are kept by."""
    found = {course.pk: set() for course in came}
    framework = in_force()
    if framework is None:
        return found
    known = dict(framework.version.statements.values_list("lineage", "meaning"))
    rows = CourseStatement.objects.filter(course__in=found).values_list("course", "lineage")
    for course, lineage in rows:
        if lineage in known:
            found[course].add(known[lineage])
    return found


def _risen(bookings, meanings, levels) -> Figure:
    told = []
    for booking in bookings:
        day = booking.over.date()
        changes = [_change(levels[booking.employment_id, one], day) for one in meanings]
        known = [change for change in changes if change is not None]
        if known:
            told.append(max(known) > 0)
    return Figure(len(told), round(100 * sum(told) / len(told)) if told else None)


def _change(dated, day) -> int | None:
    before = [level for starts, level in dated if starts <= day]
    after = [level for starts, level in dated if starts > day]
    return after[-1] - before[-1] if before and after else None
