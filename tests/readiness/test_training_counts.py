"""From a booked place to a certificate that a gate counts, until it runs out."""

from datetime import timedelta

import pytest

from portal.dates import as_if, in_words, months_after, now, today
from portal.exchange.actions import apply_past, send_past
from portal.exchange.people.reading import read
from portal.exchange.training.columns import looks_like_header
from portal.links.models import Link
from portal.people.actions.merging import merge
from skills.training import actions
from skills.training.models import Booking, Completion, Evaluation
from supervision.readiness.evaluation import MET, MISSING, OUT_OF_DATE, evaluate
from supervision.readiness.models import GateVersion
from tests.factories import CourseFactory, UserFactory, someone_with
from tests.training.attending import CAME, note
from tests.training.planning import booked, coordinator, days_ahead, opened

pytestmark = pytest.mark.django_db


def asks(world, course, day=None):
    """What the gate's one criterion shows, on that day."""
    world.version_asked = getattr(world, "version_asked", None) or world.gate(
        ("course", {"course": course.code})
    )
    return evaluate(world.employment, world.version_asked, day).results[0]


def test_a_place_taken_attended_and_evaluated_counts_for_the_gate_until_it_runs_out(world):
    course = CourseFactory(needs_evaluation=True, refresh_months=12)
    with as_if(now() - timedelta(days=40)):
        event = opened(course=course, dates=days_ahead())
        booking = booked(event, world.person, employment=world.employment)
    assert asks(world, course).status == MISSING

    with as_if(event.ends):
        note(event, {booking: CAME})
        actions.close_event(event=event, by=coordinator())
        asked = actions.ask(
            booking=Booking.objects.get(pk=booking.pk), kind=Evaluation.Kind.ON_THE_DAY
        )
        assert asks(world, course, event.ends.date()).status == MISSING
        link = Link.objects.get(purpose="training.evaluation", object_id=asked.pk)
        actions.answer(evaluation=asked, link=link, sure=4)

    done = Completion.objects.get(booking=booking)
    ends = months_after(event.ends.date(), 12)
    assert (done.code is not None, done.expires_on) == (True, ends)
    result = asks(world, course)
    assert result.status == MET
    assert in_words(ends) in result.detail
    assert asks(world, course, ends - timedelta(days=1)).status == MET
    assert asks(world, course, ends).status == OUT_OF_DATE


def test_the_starter_gate_g2_reads_training_in_the_same_way():
    """Each of its courses is such a criterion, of a course that there is."""
    version = GateVersion.objects.filter(gate__code="G2").latest("number")
    codes = [one.params["course"] for one in version.criteria.filter(kind="course")]

    assert codes
    assert all(
        Completion._meta.get_field("course").related_model.objects.filter(code=code).exists()
        for code in codes
    )


def test_what_was_withdrawn_counts_for_no_gate(world):
    course = CourseFactory()
    done = actions.record_completion(
        user=world.person, course=course, completed_on=today(), by=coordinator()
    )
    assert asks(world, course).status == MET

    actions.withdraw_completion(completion=done, why="Somebody else’s.", by=coordinator())

    assert asks(world, course).status == MISSING


def test_what_was_done_by_the_account_that_was_merged_counts(world):
    course, duplicate = CourseFactory(), UserFactory()
    actions.record_completion(user=duplicate, course=course, completed_on=today(), by=coordinator())
    assert asks(world, course).status == MISSING

    merge(duplicate=duplicate, into=world.person, by=someone_with("administrator"))

    assert asks(world, course).status == MET


def test_past_records_count_once_the_training_team_has_applied_them(world):
    course, team = CourseFactory(), coordinator()
    content = f"Email,Course,Completed on\n{world.person.email},{course.title},1/2/2026\n".encode()
    past = send_past(
        organisation=None, name="past.csv", table=read(content, looks_like_header), by=team
    )
    assert asks(world, course).status == MISSING

    apply_past(past_file=past, seen=past.digest, by=team)

    assert asks(world, course).status == MET
