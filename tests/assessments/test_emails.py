"""Who is told what about a self-assessment, and what no message says."""

from datetime import timedelta

import pytest
import time_machine

from portal.dates import now, today
from portal.notices.models import Notice
from portal.people.asked import supervisors_of
from portal.people.models import Cover
from skills.assessments import actions
from tests.factories import LONG_AGO, SupervisionLineFactory, UserFactory


@pytest.fixture(autouse=True)
def _nothing_told_yet(db):
    Notice.objects.all().delete()


def told(person):
    """The titles of what somebody was told, without days, the oldest first."""
    titles = Notice.objects.filter(recipient=person).order_by("pk").values_list("title", flat=True)
    return [title.partition(" by ")[0] for title in titles]


def cover(absent, covering, day=None):
    day = day or today()
    return Cover.objects.create(
        absent=absent, covering=covering, starts=day, ends=day + timedelta(days=7), set_by=covering
    )


def test_the_supervisor_is_told_that_something_was_sent(world):
    assessment = world.submitted()
    actions.submit(assessment=assessment, by=world.practitioner)

    assert told(world.supervisor) == ["Review a self-assessment"]
    assert Notice.objects.get().url == f"/assessments/{assessment.uuid}/review/"


def test_each_of_two_supervisors_is_told(world):
    line = SupervisionLineFactory(employment=world.employment, kind="practice")

    world.submitted()

    assert told(world.supervisor) == told(line.supervisor) == ["Review a self-assessment"]


def test_whoever_covers_is_told_in_place_of_who_is_covered(world):
    covering = UserFactory()
    cover(world.supervisor, covering)

    world.submitted()

    assert told(covering) == ["Review a self-assessment"]
    assert told(world.supervisor) == []


def test_a_cover_that_is_over_counts_no_more(world):
    cover(world.supervisor, UserFactory(), LONG_AGO)

    world.submitted()

    assert told(world.supervisor) == ["Review a self-assessment"]


def test_who_covers_for_their_own_supervisor_is_not_asked_to_review_themselves(world):
    cover(world.supervisor, world.practitioner)

    world.submitted()

    assert told(world.supervisor) == ["Review a self-assessment"]
    assert told(world.practitioner) == []


def test_of_somebody_who_has_left_nobody_is_asked_anything(world):
    world.employment.ends = today()

    assert supervisors_of(world.employment) == []


def test_the_practitioner_is_told_that_answers_came_back_and_the_supervisor_of_the_next(world):
    assessment = world.returned()
    actions.send_back(assessment=assessment, by=world.supervisor)
    world.answer(assessment, "A1", 3, edit=1)
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        actions.submit(assessment=assessment, by=world.practitioner)

    assert told(world.practitioner) == ["Look again at some of your answers"]
    assert told(world.supervisor) == ["Review a self-assessment"] * 2


def test_the_practitioner_is_told_of_a_review_and_answers_it_to_the_reviewer(world):
    assessment = world.reviewed()
    review = assessment.reviews.get()
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")
    for _ in range(2):
        actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    assert told(world.practitioner) == ["Read your review and answer it"]
    assert told(world.supervisor) == ["Review a self-assessment", "Read an answer to your review"]


def test_a_reviewer_who_sees_it_no_more_is_not_told_of_the_answer(world):
    review = world.reviewed().reviews.get()
    world.employment.supervision_lines.update(starts=LONG_AGO, ends=today())

    actions.respond(review=review, agrees=True, comment="", by=world.practitioner)

    assert told(world.supervisor) == ["Review a self-assessment"]


def test_a_social_worker_of_the_place_is_asked_for_a_second_look(child_in_need_world):
    world = child_in_need_world

    world.looked_again()

    assert told(world.social_worker) == ["Look again at safety statements"]
    assert Notice.objects.get(recipient=world.social_worker).daily
    assert told(world.practitioner)[-1] == "Read the second look at your safety statements"


def test_where_no_second_look_is_wanted_nobody_is_asked_for_one(world):
    world.reviewed()

    assert told(world.social_worker) == []


def test_no_message_says_a_level_a_note_or_a_name_in_its_subject(child_in_need_world):
    world = child_in_need_world
    review = world.looked_again().reviews.get(kind="second_look")
    actions.respond(
        review=review, agrees=False, comment="I see it otherwise.", by=world.practitioner
    )

    names = [person.name for person in (world.practitioner, world.supervisor, world.social_worker)]
    for notice in Notice.objects.all():
        assert not any(name in notice.title for name in names)
        assert "otherwise" not in notice.why
        assert "level" not in notice.why.lower()
