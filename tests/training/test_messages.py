"""Every message that training can send, with usual, long, empty and hostile words."""

import inspect
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from portal.dates import as_if, now, today
from portal.notices.letters import letter
from portal.notices.models import Notice
from skills.training import emails
from skills.training.emails import evaluating
from skills.training.emails.days import on_days
from skills.training.models import Booking, Completion, Correction, Elsewhere, Evaluation, Offer
from tests.factories import CourseFactory, EmploymentFactory, UserFactory, someone_with
from tests.training.planning import booked, charity, days_ahead, opened

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> {{ x }} %s {0} \N{RIGHT-TO-LEFT OVERRIDE}"
WORDS = {"usual": "Domestic abuse", "hostile": HOSTILE, "long": "Long words " * 90}
NO_MESSAGES = {"at"}


class Scene:
    """A booking of somebody at a course called so, with all that a message may tell."""

    def __init__(self, words):
        course = CourseFactory(title=words[:120].strip())
        self.event = opened(course=course, place=words[:120], dates=days_ahead(count=2))
        job = EmploymentFactory(organisation=charity(name=words[:100]), user__name=words[:100])
        self.booking = booked(self.event, job.user, job.organisation)
        self.booking.approver = UserFactory(name=words[:100])
        self.booking.decided_why = self.event.cancelled_why = words
        self.booking.charge_pence = 1250
        at = now()
        self.offer = Offer(pk=1, booking=self.booking, expires_at=at + timedelta(hours=48))

    def in_state(self, state, **more):
        self.booking.state = state
        for name, value in more.items():
            setattr(self.booking, name, value)
        return self.booking

    def completion(self, ends):
        who, course = self.booking.user, self.event.course
        return Completion(pk=1 if ends else 2, user=who, course=course, expires_on=ends)

    def correction(self, state, completion):
        booking = self.in_state(state)
        return booking, Correction(pk=1, booking=booking, completion_id=completion)

    def elsewhere(self, state):
        who, course = self.booking.user, self.event.course
        return Elsewhere(pk=1, user=who, course=course, state=state)

    def evaluation(self, kind):
        at = date(2026, 12, 3)
        one = Evaluation(pk=1, booking=self.booking, kind=kind, asked_of=self.booking.user)
        return lambda: evaluating.evaluate(one, "/l/x/", until=at)


def all_messages(scene):
    """Of each, its function and a call of it."""
    other = someone_with("training_coordinator")
    mine, policy = scene.booking, scene.booking.policy
    yield "booked", lambda: emails.booked(scene.in_state(Booking.State.CONFIRMED))
    yield "booked", lambda: emails.booked(scene.in_state(Booking.State.CONFIRMED, booked_by=other))
    yield "booked", lambda: emails.booked(scene.in_state(Booking.State.WAITING))
    yield "asked", lambda: emails.booked(scene.in_state(Booking.State.REQUESTED))
    yield "asked", lambda: emails.asked(mine, again=True)
    yield "place_offered", lambda: emails.place_offered(scene.offer)
    yield "offer_ran_out", lambda: emails.offer_ran_out(scene.offer)
    yield "decided", lambda: emails.decided(scene.in_state(Booking.State.REFUSED))
    for ending, by in (("person", mine.user), ("late", other), ("swapped", other)):
        more = {"ending": ending, "ended_by": by}
        yield (
            "cancelled",
            lambda m=more: emails.cancelled(scene.in_state(Booking.State.CANCELLED, **m)),
        )
    yield "moved", lambda: emails.moved(scene.event, [mine])
    yield "event_cancelled", lambda: emails.event_cancelled(scene.event, [mine])
    yield "missed", lambda: emails.missed(mine)
    for state, ended in (("attended", None), ("missed", 1)):
        yield "corrected", lambda s=state, e=ended: emails.corrected(*scene.correction(s, e))
    yield "waived", lambda: emails.waived(mine)
    yield "withdrawn", lambda: emails.withdrawn(scene.completion(None))
    yield "finished", lambda: emails.finished(scene.completion(today() + timedelta(days=99)))
    yield "finished", lambda: emails.finished(scene.completion(None))
    for state in ("agreed", "refused"):
        yield "elsewhere_answered", lambda s=state: emails.elsewhere_answered(scene.elsewhere(s))
    changes = ["A place costs £90."]
    yield "terms_change", lambda: emails.terms_change(mine.user, policy, "Harbour", changes)
    yield "booked_before_terms_change", lambda: emails.booked_before_terms_change(mine, policy)
    for kind in Evaluation.Kind.values:
        yield "evaluate", scene.evaluation(kind)


def sent(scene) -> list[tuple[str, Notice]]:
    found = []
    for name, send in all_messages(scene):
        Notice.objects.all().delete()
        send()
        found.append((name, Notice.objects.get()))
    return found


def test_no_message_is_forgotten_here():
    there = {name for name, _ in inspect.getmembers(emails, inspect.isfunction)} - NO_MESSAGES

    assert {name for name, _ in all_messages(Scene("A course"))} - {"evaluate"} == there


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_each_is_sent_whole_whatever_the_words_are(words):
    for _, notice in sent(Scene(words)):
        written = letter([notice])
        assert "None" not in notice.title + notice.why
        assert "<script>" not in written.alternatives[0].content
        assert len(notice.title) <= 160
        assert len(notice.why) <= 600
        assert notice.ask
        assert notice.url


def test_each_tells_what_to_do_without_blame():
    for _, notice in sent(Scene("Domestic abuse")):
        said = f"{notice.title} {notice.why}"
        assert not [word for word in ("fail", "must", "unfortunately") if word in said.lower()]
        assert "  " not in said


def test_a_day_is_said_with_its_weekday_and_times():
    event = opened(dates=days_ahead(count=2))
    one, two = (day.starts for day in event.days)
    other = SimpleNamespace(days=[], when="no date yet")

    said = on_days(event)

    assert f"{one:%A} {one.day} {one:%B} {one.year} and {two:%A}" in said
    assert "am to " in said
    assert on_days(other) == "no date yet"


def test_days_with_other_times_are_said_one_by_one():
    first, second = days_ahead(count=2)
    event = opened(dates=[first, (second[0], second[1] + timedelta(hours=1))])

    assert on_days(event).count(" to ") == 2


def test_who_books_late_is_not_given_a_day_that_has_passed():
    scene = Scene("A course")

    with as_if(scene.event.begins - timedelta(hours=20)):
        Notice.objects.all().delete()
        emails.booked(scene.in_state(Booking.State.CONFIRMED))

    assert "tell us as soon as you can" in Notice.objects.get().why


def test_an_online_course_and_one_without_a_day_are_told_too():
    event = opened(place="", link="https://meet.example/x")
    booking = booked(event, UserFactory())
    online = Notice.objects.latest("pk").why
    event.dates.all().delete()
    Notice.objects.all().delete()
    booking.event = type(event).objects.get(pk=event.pk)

    emails.booked(booking)

    assert ", online." in online
    assert "no date yet" in Notice.objects.get().why
