"""What would help with a gap: courses that lead further, those with a free place before others."""

import pytest

from skills.assessments.helping import gaps_of
from skills.training.models import CourseStatement
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import booked, opened

pytestmark = pytest.mark.django_db


class Line:
    """A safety statement that was confirmed at 1 where 3 is needed."""

    confirmed_level, minimum = 1, 3

    def __init__(self, statement):
        self.statement = statement


def course_for(statement, code, mode="in_person"):
    course = CourseFactory(code=code, mode=mode)
    CourseStatement.objects.create(course=course, lineage=statement.lineage, up_to_level=3)
    return course


def helpful(world):
    (gap,) = gaps_of([Line(world.statement("A1"))], world.practitioner)
    return [(row.course.code, row.free_on and row.free_on.date()) for row in gap.courses]


def test_a_course_with_a_free_place_comes_first_and_says_when(world):
    statement = world.statement("A1")
    course_for(statement, "T1")
    event = opened(course=course_for(statement, "T2"), capacity=1)

    assert helpful(world) == [("T2", event.begins.date()), ("T1", None)]

    booked(event, UserFactory())

    assert helpful(world) == [("T1", None), ("T2", None)]


def test_a_course_in_ones_own_time_is_always_free(world):
    statement = world.statement("A1")
    course_for(statement, "T1")
    course_for(statement, "T2", mode="elearning")

    assert [code for code, _ in helpful(world)] == ["T2", "T1"]


def test_a_place_that_is_held_for_others_is_not_free(world):
    event = opened(course=course_for(world.statement("A1"), "T1"), capacity=2, held=1)

    assert helpful(world) == [("T1", event.begins.date())]

    booked(event, UserFactory())

    assert helpful(world) == [("T1", None)]
