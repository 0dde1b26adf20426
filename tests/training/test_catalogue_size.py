"""The catalogue asks the database as much for 300 courses and dates as for three."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portal.dates import now, today
from skills.training.models import Course, Event, EventDate
from tests.access import BUDGETS
from tests.factories import CourseFactory
from tests.test_budgets import questions
from tests.training.planning import coordinator

pytestmark = pytest.mark.django_db
LIST, BUDGET = "/training/", ("training:index", dict, "partner-coordinator")


def more(count):
    """Courses with an open date each, as rows."""
    by, begins = coordinator(), now() + timedelta(days=40)
    courses = Course.objects.bulk_create(CourseFactory.build_batch(count))
    events = Event.objects.bulk_create(
        Event(
            course=course,
            trainer="Sam Trainer",
            place="Family Hub North",
            capacity=8,
            closes_on=today() + timedelta(days=30),
            here_code=uuid4().hex[:8].upper(),
            opened_at=now(),
            made_by=by,
            made_at=now(),
            changed_at=now(),
        )
        for course in courses
    )
    EventDate.objects.bulk_create(
        EventDate(event=one, starts=begins, ends=begins + timedelta(hours=6)) for one in events
    )


def test_300_courses_cost_as_many_questions_as_three(as_):
    more(3)
    reader = as_("partner-coordinator")
    few = questions(reader, LIST)

    more(297)

    assert questions(reader, LIST) == few <= BUDGETS[BUDGET]
