"""One’s own training record, its paper, and certificates that others can check."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.dates import now, today
from skills.training import actions
from skills.training.models import Completion, Elsewhere
from tests.factories import CourseFactory
from tests.files import samples
from tests.reports.reading import squeezed, words_of_pdf
from tests.training.planning import booked, coordinator, opened

pytestmark = pytest.mark.django_db


def done(user, days=30, **facts):
    return actions.record_completion(
        user=user,
        course=CourseFactory(**facts),
        completed_on=today() - timedelta(days=days),
        by=coordinator(),
    )


def typed_day(day):
    return {
        "finished_on_day": day.day,
        "finished_on_month": day.month,
        "finished_on_year": day.year,
    }


def test_the_record_says_what_counts_and_what_comes_next(as_, cast):
    user = cast["vcs-worker"]
    good = done(user, refresh_months=None)
    over = done(user, days=400, refresh_months=12)
    soon = done(user, days=350, refresh_months=12)
    event = opened()
    booked(event, user)

    page = as_("vcs-worker").get(reverse("bookings:record")).content.decode()

    for one in (good, over, soon):
        assert one.course.title in page
    assert {word for word in ("Counts for good", "Ran out", "Runs out soon") if word in page} == {
        "Counts for good",
        "Ran out",
        "Runs out soon",
    }
    assert event.course.title in page


def test_a_course_done_twice_is_shown_once_with_the_earlier_time_below(as_, cast):
    first = done(cast["vcs-worker"], days=400)
    actions.record_completion(
        user=first.user, course=first.course, completed_on=today(), by=coordinator()
    )

    page = as_("vcs-worker").get(reverse("bookings:record")).content.decode()

    assert "Earlier times" in page


def test_a_certificate_is_sent_looked_at_and_counts(as_, cast):
    course = CourseFactory()
    day = today() - timedelta(days=9)
    form = {"course": course.pk, "title": "Safe homes", "provider": "A trust"}
    form |= typed_day(day)
    form["file"] = SimpleUploadedFile("paper.pdf", samples.pdf())
    answer = as_("vcs-worker").post(reverse("bookings:ask_elsewhere"), form, follow=True)
    one = Elsewhere.objects.get(course=course)
    assert "The training team looks at it" in answer.content.decode()
    assert "Safe homes" in as_("vcs-worker").get(reverse("bookings:record")).content.decode()

    team = as_("training-coordinator")
    assert "Safe homes" in team.get(reverse("bookings:elsewhere_list")).content.decode()
    refused = team.post(one.get_absolute_url(), {"answer": "refuse"})
    team.post(one.get_absolute_url(), {"answer": "agree"})

    assert "Say why it does not count" in refused.content.decode()
    assert Completion.objects.get(course=course).user == cast["vcs-worker"]
    again = team.post(one.get_absolute_url(), {"answer": "refuse", "why": "Old."}, follow=True)
    assert "answered already" in again.content.decode()
    page = as_("vcs-worker").get(reverse("bookings:record")).content.decode()
    assert "As “Safe homes” with A trust" in page


def test_the_training_team_reads_at_home_that_certificates_wait(as_, cast):
    def home():
        return as_("training-coordinator").get(reverse("home:my")).content.decode()

    assert "1 certificate waits to be checked." in home()

    Elsewhere.objects.create(
        user=cast["vcs-worker"], course=CourseFactory(), finished_on=today(), asked_at=now()
    )

    assert "2 certificates wait to be checked." in home()


def test_what_can_t_be_sent_is_said(as_, cast):
    one = done(cast["vcs-worker"])
    tomorrow = today() + timedelta(days=1)
    form = {"course": one.course_id, "title": "Safe homes", "provider": "A trust"}

    for day, says in ((one.completed_on, "on your record"), (tomorrow, "can’t be in the future")):
        typed = form | typed_day(day)
        typed["file"] = SimpleUploadedFile("paper.pdf", samples.pdf())
        answer = as_("vcs-worker").post(reverse("bookings:ask_elsewhere"), typed)

        assert says in answer.content.decode()


def test_a_certificate_without_its_file_has_nothing_to_open(as_, cast):
    one = Elsewhere.objects.create(
        user=cast["vcs-worker"],
        course=CourseFactory(),
        finished_on=today(),
        asked_at=now(),
    )

    answer = as_("vcs-worker").get(reverse("bookings:elsewhere_file", args=[one.uuid]))

    assert answer.status_code == 404


def test_the_record_on_paper_says_the_same(as_, cast):
    one = done(cast["vcs-worker"], days=400, refresh_months=12)

    answer = as_("vcs-worker").get(reverse("reports:training_record"))

    words = words_of_pdf(answer.content)
    assert squeezed(one.course.title) in words
    assert "(ranout)" in words
    assert squeezed(cast["vcs-worker"].name) in words


def test_somebody_new_has_a_record_with_nothing_on_it(as_):
    words = words_of_pdf(as_("auditor").get(reverse("reports:training_record")).content)

    assert "Nothingyet." in words


def test_a_certificate_is_on_paper_and_can_be_checked_by_anybody(as_, cast, client):
    one = done(cast["vcs-worker"], refresh_months=12)
    paper = as_("vcs-worker").get(reverse("reports:training_certificate", args=[one.uuid]))
    words = words_of_pdf(paper.content)
    assert squeezed(one.course.title) in words
    assert one.code in words

    page = client.get(reverse("reports:verify", args=[one.code])).content.decode()

    assert one.course.title in page
    assert "it counts" in page


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("attended", "Done with Example Council."),
        ("elsewhere", "Done with another organisation."),
        ("imported", "Recorded by Example Council from older records."),
    ],
)
def test_a_certificate_says_where_it_was_done(client, cast, source, says):
    one = done(cast["vcs-worker"])
    Completion.objects.filter(pk=one.pk).update(source=source)

    assert says in client.get(reverse("reports:verify", args=[one.code])).content.decode()


def test_a_certificate_that_ran_out_says_so(client, cast):
    one = done(cast["vcs-worker"], days=400, refresh_months=12)

    page = client.get(reverse("reports:verify", args=[one.code])).content.decode()

    assert "does not count any more" in page


@pytest.mark.access
def test_a_coordinator_does_not_take_others_certificates(as_, cast):
    one = done(cast["vcs-worker"])

    answer = as_("training-coordinator").get(
        reverse("reports:training_certificate", args=[one.uuid])
    )

    assert answer.status_code == 404
