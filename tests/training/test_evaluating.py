"""A question or two about a course, by a link, and each of them once."""

from datetime import timedelta

import pytest

from portal.dates import months_after
from portal.links.models import Link
from portal.plain.finding import LooksLikeFamily
from skills.training import actions, evaluation_steps
from skills.training.actions.evaluating import LINK
from skills.training.models import Booking, Evaluation
from skills.training.refusals import NothingSaid
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory
from tests.training.planning import booked, charity, coordinator, opened

pytestmark = pytest.mark.django_db

CASE = "It helped (case 48213) a lot."


@pytest.fixture
def booking():
    """Of somebody with a supervisor."""
    job = EmploymentFactory(organisation=charity())
    SupervisionLineFactory(employment=job, supervisor=UserFactory())
    return booked(opened(), job.user, job.organisation, employment=job)


def link_of(found):
    return Link.objects.get(purpose=LINK, object_id=found.pk)


def kinds(booking):
    return sorted(booking.evaluations.values_list("kind", flat=True))


def attended(booking):
    Booking.objects.filter(pk=booking.pk).update(state="attended")


def test_each_question_is_asked_on_its_day_and_once(booking):
    begins = booking.event.begins.date()
    for day, expected in (
        (begins - timedelta(days=4), []),
        (begins - timedelta(days=3), ["before"]),
        (begins, ["before", "on_the_day"]),
    ):
        evaluation_steps.ask(day)
        evaluation_steps.ask(day)
        assert kinds(booking) == expected
    attended(booking)

    evaluation_steps.ask(months_after(begins, 3))

    assert kinds(booking) == ["before", "later", "on_the_day", "supervisor"]
    supervisor = booking.employment.supervision_lines.get().supervisor
    assert booking.evaluations.get(kind="supervisor").asked_of == supervisor


def test_a_question_that_was_asked_is_not_asked_again(booking):
    assert actions.ask(booking=booking, kind="before") == actions.ask(
        booking=booking, kind="before"
    )
    assert Link.objects.filter(purpose=LINK).count() == 1


def test_whoever_did_not_come_is_not_asked_later(booking):
    Booking.objects.filter(pk=booking.pk).update(state="missed")

    evaluation_steps.ask(months_after(booking.event.begins.date(), 3))

    assert kinds(booking) == []


def test_nobody_is_asked_who_can_not_be_reached(booking):
    alone = booked(opened(), UserFactory(email=None), by=booking.event.made_by)

    assert actions.ask(booking=alone, kind="before") is None
    assert actions.ask(booking=alone, kind="supervisor") is None
    unsupervised = EmploymentFactory(organisation=charity())
    other = booked(opened(), unsupervised.user, unsupervised.organisation, employment=unsupervised)
    assert actions.ask(booking=other, kind="supervisor") is None


def test_an_answer_is_given_once_and_uses_the_link_up(booking):
    found = actions.ask(booking=booking, kind="on_the_day")
    link = link_of(found)

    actions.answer(evaluation=found, link=link, sure=3, words="I will listen first.")
    actions.answer(evaluation=found, link=link, sure=1)

    found.refresh_from_db()
    assert (found.sure, found.words) == (3, "I will listen first.")
    assert link_of(found).used_at


def test_a_course_that_asks_for_it_counts_once_it_is_answered(booking):
    course = booking.event.course
    course.needs_evaluation = True
    course.save()
    found = actions.ask(booking=booking, kind="on_the_day")
    early = actions.ask(booking=booking, kind="before")
    attended(booking)

    actions.answer(evaluation=early, link=link_of(early), sure=1)
    assert not booking.user.completions.exists()
    actions.answer(evaluation=found, link=link_of(found), sure=3)

    assert booking.user.completions.get().booking == booking


def test_what_was_taken_off_does_not_come_back_by_a_late_answer(booking):
    found = actions.ask(booking=booking, kind="on_the_day")
    attended(booking)
    booking.refresh_from_db()
    done = actions.finish(booking=booking, by=coordinator())
    actions.withdraw_completion(completion=done, why="Not theirs.", by=coordinator())
    booking.event.course.needs_evaluation = True
    booking.event.course.save()

    actions.answer(evaluation=found, link=link_of(found), sure=3)

    assert not booking.user.completions.exists()


def test_an_answer_alone_finishes_nothing(booking):
    booking.event.course.needs_evaluation = True
    booking.event.course.save()
    found = actions.ask(booking=booking, kind="on_the_day")

    actions.answer(evaluation=found, link=link_of(found), sure=3)

    assert not booking.user.completions.exists()


@pytest.mark.parametrize(("kind", "said"), [("later", {}), ("supervisor", {"sure": 2})])
def test_something_has_to_be_chosen(booking, kind, said):
    attended(booking)
    found = actions.ask(booking=booking, kind=kind)

    with pytest.raises(NothingSaid):
        actions.answer(evaluation=found, link=link_of(found), **said)


def test_words_about_a_family_are_not_taken(booking):
    found = actions.ask(booking=booking, kind="later")

    with pytest.raises(LooksLikeFamily):
        actions.answer(evaluation=found, link=link_of(found), sure=2, words=CASE)

    assert not Evaluation.objects.answered().filter(pk=found.pk).exists()


class TestThePage:
    def test_is_answered_without_signing_in(self, booking, client):
        found = actions.ask(booking=booking, kind="on_the_day")
        address = link_of(found).address.removeprefix("http://testserver")

        page = client.get(address)
        wrong = client.post(address, {"words": "Good."})
        sent = client.post(address, {"sure": "4", "words": "Good."}, follow=True)

        assert "How sure do you feel about this now?" in page.content.decode()
        assert "Choose how sure you feel." in wrong.content.decode()
        assert "Good." in wrong.content.decode()
        assert "Thank you" in sent.content.decode()
        found.refresh_from_db()
        assert found.sure == 4

    def test_asks_a_supervisor_what_they_saw(self, booking, client):
        attended(booking)
        found = actions.ask(booking=booking, kind="supervisor")
        address = link_of(found).address.removeprefix("http://testserver")

        client.post(address, {"seen": "a_little"})

        found.refresh_from_db()
        assert found.seen == "a_little"

    def test_asks_one_thing_beforehand(self, booking, client):
        found = actions.ask(booking=booking, kind="before")
        address = link_of(found).address.removeprefix("http://testserver")

        assert "textarea" not in client.get(address).content.decode()
        client.post(address, {"sure": "2"})

        found.refresh_from_db()
        assert (found.sure, found.words) == (2, "")
