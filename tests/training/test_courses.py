"""The courses themselves: added, changed, taken off the list, deleted."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.journal.models import Entry
from portal.plain.finding import LooksLikeFamily
from skills.assessments.actions import add_step
from skills.training import actions
from skills.training.actions.courses import edition_of, was_used
from skills.training.addresses_taken import taken
from skills.training.models import Completion, Course
from skills.training.refusals import CannotPlan, Stale
from tests.factories import CourseFactory, UserFactory
from tests.training.planning import booked, coordinator, opened

pytestmark = pytest.mark.django_db
STATEMENT = uuid4()
FACTS = {
    "title": "Warm welcomes",
    "summary": "How to greet people.",
    "level": "core",
    "mode": "in_person",
    "hours": 3,
    "practice_sessions": 0,
    "audience": "Everybody",
    "refresh_months": 12,
    "yearly_update": False,
    "expiry": "from_completion",
    "ends_month": None,
    "ends_day": None,
    "renewal_days": 60,
    "needs_evaluation": False,
    "certificate": True,
    "address": "",
    "open_to_voluntary_sector": True,
    "why_not_open": "",
}


def added(**more):
    facts = FACTS | {"code": "WW1", "statements": {STATEMENT: 2}, "by": coordinator()}
    return actions.add_course(**facts | more)


def changed(course, **more):
    facts = FACTS | {
        "before": [],
        "required_for": [],
        "statements": {STATEMENT: 2},
        "edition": edition_of(course),
        "by": coordinator(),
    }
    return actions.change_course(course=course, **facts | more)


def verbs(course):
    rows = Entry.objects.filter(object_id=course.pk, kind="training.Course")
    return list(rows.values_list("verb", flat=True))


def test_a_course_is_added_at_an_address_made_of_its_title():
    first = CourseFactory()

    course = added(before=[first])

    assert course.slug == "warm-welcomes"
    assert course.is_offered
    assert list(course.before.all()) == [first]
    assert list(course.statements.values_list("lineage", "up_to_level")) == [(STATEMENT, 2)]


def test_a_hidden_course_is_not_offered_until_it_is_brought_back():
    course = added(hidden=True)
    before = course.is_offered

    back = [actions.bring_back_course(course=course, by=coordinator()) for _ in range(2)]

    assert (before, back[0].is_offered) == (False, True)
    assert verbs(course).count("training.course_brought_back") == 1


def test_every_page_below_training_is_an_address_that_no_course_has():
    assert taken() >= {"run", "record", "events", "bookings", "policy", "here"}


@pytest.mark.parametrize("title", ["Run", "bookings", "Policy!", "Here", "Record", "Events", "?!"])
def test_a_title_that_makes_no_address_of_its_own_is_refused(title):
    with pytest.raises(CannotPlan, match="title"):
        added(title=title)

    assert not Course.objects.filter(code="WW1").exists()


@pytest.mark.parametrize("same", [{"code": "WW1"}, {"title": "Warm  welcomes?"}])
def test_two_courses_have_neither_code_nor_address_in_common(same):
    added()

    with pytest.raises(CannotPlan, match="already"):
        added(**{"code": "WW2", "title": "Cold welcomes"} | same)


def test_only_the_training_team_writes_courses():
    course, by = CourseFactory(), UserFactory()

    for act in (
        lambda: added(by=by),
        lambda: changed(course, by=by),
        lambda: actions.retire_course(course=course, on=today(), by=by),
        lambda: actions.bring_back_course(course=course, by=by),
        lambda: actions.delete_course(course=course, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_words_about_a_family_are_refused():
    with pytest.raises(LooksLikeFamily):
        added(why_not_open="Because of case 48213.")


def test_a_new_title_keeps_the_address_and_saving_the_same_again_changes_nothing():
    course = added()

    changed(course, title="Warmer welcomes")
    changed(course, title="Warmer welcomes", edition="an old one")

    course.refresh_from_db()
    assert (course.title, course.slug) == ("Warmer welcomes", "warm-welcomes")
    assert verbs(course).count("training.course_changed") == 1


def test_who_finished_it_before_keeps_the_last_day_that_they_were_told():
    course, user = added(), UserFactory()
    day = today() - timedelta(days=5)
    actions.record_completion(user=user, course=course, completed_on=day, by=coordinator())
    before = Completion.objects.get(user=user).expires_on

    changed(course, refresh_months=36)

    assert Completion.objects.get(user=user).expires_on == before


def test_of_two_who_save_the_second_is_shown_what_the_first_wrote():
    course = added()
    opened_at = edition_of(course)
    changed(course, statements={STATEMENT: 3})

    with pytest.raises(Stale) as refused:
        changed(course, title="Cold welcomes", edition=opened_at)

    assert refused.value.kept.title == "Warm welcomes"
    assert course.statements.get().up_to_level == 3


def test_courses_do_not_come_before_each_other_in_a_ring():
    course = added()
    second = CourseFactory()
    third = CourseFactory()
    second.before.add(course)
    third.before.add(second)

    with pytest.raises(CannotPlan, match="Choose others"):
        changed(course, before=[third])

    assert changed(third, title=third.title, before=[second, course]).pk == third.pk


def test_a_course_with_dates_is_ended_from_a_day_on_and_whoever_booked_keeps_their_place():
    event = opened()
    booking = booked(event, UserFactory())

    for _ in range(2):
        actions.retire_course(course=event.course, on=today(), by=coordinator())

    event.course.refresh_from_db()
    booking.refresh_from_db()
    assert (event.course.is_offered, booking.state) == (False, "confirmed")
    assert verbs(event.course) == ["training.course_retired"]


def test_a_course_is_not_ended_in_the_past():
    with pytest.raises(CannotPlan, match="today or a later day"):
        actions.retire_course(
            course=CourseFactory(), on=today() - timedelta(days=1), by=coordinator()
        )


def test_a_course_that_nobody_used_can_be_deleted():
    course = added()

    actions.delete_course(course=course, by=coordinator())

    assert not Course.objects.filter(code="WW1").exists()


def an_event():
    return opened().course


def a_completion():
    course = CourseFactory()
    actions.record_completion(
        user=UserFactory(), course=course, completed_on=today(), by=coordinator()
    )
    return course


def another_needs_it():
    course = CourseFactory()
    CourseFactory().before.add(course)
    return course


def a_gate_asks_for_it():
    return Course.objects.get(code="FH11")


def a_setting_names_it():
    Course.objects.filter(code="FH04").update(code="FH04X")
    return CourseFactory(code="FH04")


def one_that_was_taken_off():
    course = CourseFactory()
    done = actions.record_completion(
        user=UserFactory(), course=course, completed_on=today(), by=coordinator()
    )
    actions.withdraw_completion(completion=done, why="Not theirs.", by=coordinator())
    return course


@pytest.mark.parametrize(
    "used",
    [
        an_event,
        a_completion,
        one_that_was_taken_off,
        another_needs_it,
        a_gate_asks_for_it,
        a_setting_names_it,
    ],
)
def test_a_course_that_was_used_can_not_be_deleted(used):
    course = used()

    with pytest.raises(CannotPlan, match="Stop offering it"):
        actions.delete_course(course=course, by=coordinator())

    assert was_used(course)


def test_a_course_that_stands_in_somebody_s_plan_is_kept(cast):
    course = added()
    by = cast["supervisor"]
    employment = cast["practitioner"].employments.current().get()
    add_step(
        employment=employment,
        what="Go to it.",
        owner=cast["practitioner"],
        by_when=today(),
        course=course,
        by=by,
    )

    with pytest.raises(CannotPlan, match="Stop offering it"):
        actions.delete_course(course=course, by=coordinator())

    assert Course.objects.filter(pk=course.pk).exists()
