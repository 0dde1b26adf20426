"""Attendance that was noted wrong is put right after the event was closed, and all follows."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.dates import as_if, today
from portal.journal.models import Entry
from portal.links.models import Link
from portal.locked import LockedRecord
from portal.notices.models import Notice
from skills.training import actions
from skills.training.actions import Mark
from skills.training.actions.evaluating import LINK
from skills.training.models import AccessPolicy, Booking, Completion, Correction, Evaluation
from skills.training.refusals import CannotChange, NothingSaid
from tests.factories import CourseFactory, UserFactory, someone_with
from tests.training.attending import AWAY, CAME, closed, with_people
from tests.training.planning import charity, coordinator, days_ahead, school

pytestmark = pytest.mark.django_db
WHY = "The sheet was read wrong."


def over(mark, *, user=None, organisation=None, **facts):
    """A closed event, of whose one booking that was noted."""
    event, (booking,) = with_people(user or UserFactory(), organisation=organisation, **facts)
    closed(event, {booking: mark})
    return Booking.objects.get(pk=booking.pk)


def put_right(booking, *marks, by=None, why=WHY):
    with as_if(booking.event.ends):
        return actions.correct_attendance(
            booking=booking, marks=list(marks), why=why, by=by or coordinator()
        )


def charges():
    AccessPolicy.objects.create(
        starts=today(),
        words="All.",
        free_sectors=[],
        missed_half_day_pence=1000,
        missed_full_day_pence=2550,
    )


def test_who_did_not_come_loses_the_completion_and_the_certificate_says_so(client):
    booking = over(CAME)
    completion = booking.completion

    correction = put_right(booking, AWAY)

    booking.refresh_from_db()
    assert booking.state == "missed"
    assert not Completion.objects.filter(pk=completion.pk).exists()
    page = client.get(reverse("reports:verify", args=[completion.code])).content.decode()
    assert "It was withdrawn" in page
    assert (correction.before, correction.after) == ("attended", "missed")
    assert (correction.was, correction.is_now) == ([[True, 0, 0]], [[False, 0, 0]])
    assert correction.completion == completion


def test_who_came_after_all_has_finished_and_pays_nothing():
    charges()
    booking = over(AWAY, organisation=school(), user=UserFactory())
    assert booking.charge_pence

    put_right(booking, CAME)

    booking.refresh_from_db()
    assert (booking.state, booking.charge_pence) == ("attended", 0)
    assert booking.completion.code
    notice = Notice.objects.filter(
        recipient=booking.user, title__startswith="Your attendance"
    ).get()
    assert "nothing to pay" in notice.why


def test_who_missed_it_is_charged_as_they_booked():
    charges()
    booking = over(CAME, organisation=school())

    put_right(booking, AWAY)

    booking.refresh_from_db()
    assert booking.charge_pence == 2550


def test_back_and_forth_ends_with_a_new_certificate():
    booking = over(CAME)
    first = booking.completion.code

    put_right(booking, AWAY)
    put_right(Booking.objects.get(pk=booking.pk), CAME)

    again = Booking.objects.get(pk=booking.pk)
    assert again.completion.code != first
    assert again.corrections.count() == 2


def test_minutes_alone_change_no_state_and_tell_nobody():
    booking = over(CAME)
    notices = Notice.objects.count()

    put_right(booking, Mark(came=True, late=5))

    booking.refresh_from_db()
    assert (booking.state, booking.attendance.get().late_minutes) == ("attended", 5)
    assert Notice.objects.count() == notices
    assert booking.completion


def test_what_is_asked_about_it_is_asked_no_more_and_again_when_they_came_after_all():
    booking = over(CAME, course=CourseFactory(needs_evaluation=True))
    with as_if(booking.event.ends):
        asked = actions.ask(booking=booking, kind=Evaluation.Kind.ON_THE_DAY)
    open_ = Link.objects.open().filter(purpose=LINK, object_id=asked.pk)

    put_right(booking, AWAY)
    assert not open_.exists()

    put_right(Booking.objects.get(pk=booking.pk), CAME)

    assert open_.count() == 1
    assert not Completion.objects.filter(booking=booking).exists()
    evaluation = Evaluation.objects.get(pk=asked.pk)
    with as_if(booking.event.ends):
        actions.answer(evaluation=evaluation, link=open_.get(), sure=3)
    assert Completion.objects.filter(booking=booking).exists()
    assert Notice.objects.filter(recipient=booking.user, title__startswith="How was").count() == 2


def test_the_same_again_changes_nothing():
    booking = over(CAME)
    entries = Entry.objects.count()

    assert put_right(booking, CAME) is None
    assert Entry.objects.count() == entries


def test_a_reason_is_asked_for():
    with pytest.raises(NothingSaid):
        put_right(over(CAME), AWAY, why=" ")


def test_every_day_has_to_be_said():
    booking = over(CAME, dates=days_ahead(count=2))

    with pytest.raises(CannotChange):
        put_right(booking, AWAY)

    correction = put_right(booking, CAME, AWAY)
    assert correction.after == "partly"


@pytest.mark.access
@pytest.mark.parametrize("role", ["administrator", "workforce_lead", "partner_coordinator"])
def test_nobody_but_the_training_team_puts_it_right(role):
    with pytest.raises(PermissionDenied):
        put_right(over(CAME), AWAY, by=someone_with(role))


@pytest.mark.access
def test_nobody_puts_their_own_right():
    own = coordinator()

    with pytest.raises(PermissionDenied):
        put_right(over(CAME, user=own), AWAY, by=own)


@pytest.mark.access
def test_it_waits_until_the_event_is_closed():
    _, (booking,) = with_people(UserFactory(), organisation=charity())

    with pytest.raises(PermissionDenied):
        put_right(booking, CAME)


@pytest.mark.database
def test_a_correction_is_written_once_and_says_why():
    correction = put_right(over(CAME), AWAY)

    with pytest.raises(LockedRecord):
        correction.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(
            booking=correction.booking,
            is_now=[[True, 0, 0]],
            why="",
            by=correction.by,
            at=correction.at,
        )


def test_the_page_puts_it_right_and_both_read_why(as_, cast):
    user = cast["vcs-worker"]
    booking = over(CAME, user=user)
    team, here = as_("training-coordinator"), reverse("bookings:correct", args=[booking.uuid])
    with as_if(booking.event.ends):
        missing = team.post(here, {"what0": "away"}).content.decode()
        too_long = team.post(here, {"what0": "came", "late0": 300, "early0": 300, "why": WHY})
        team.post(here, {"what0": "away", "why": WHY})
        again = team.post(here, {"what0": "away", "why": WHY}, follow=True).content.decode()

    assert "Say what was wrong" in missing
    assert "longer than the day" in too_long.content.decode()
    assert "It says so already" in again
    own = as_("vcs-worker").get(booking.get_absolute_url()).content.decode()
    assert WHY in own
    assert "from “came” to “did not come”" in own
    assert WHY in as_("vcs-worker").get(reverse("bookings:record")).content.decode()


def test_a_certificate_of_which_nobody_knows_why_is_not_withdrawn():
    completion = over(CAME).completion

    with pytest.raises(NothingSaid):
        actions.withdraw_completion(completion=completion, why=" ", by=coordinator())
    done = actions.withdraw_completion(completion=completion, why=WHY, by=coordinator())
    again = actions.withdraw_completion(completion=completion, why="Other.", by=coordinator())

    assert (done.withdrawn_why, again.withdrawn_why) == (WHY, WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Completion.ever.filter(pk=completion.pk).update(withdrawn_why="Other.")


def test_the_training_team_looks_one_up_and_takes_it_off(as_):
    completion = over(CAME).completion
    team = as_("training-coordinator")

    page = team.get(reverse("bookings:finished"), {"q": completion.user.name}).content.decode()
    none = team.get(reverse("bookings:finished"), {"q": "nobody at all"}).content.decode()
    team.post(reverse("bookings:withdraw", args=[completion.uuid]), {"why": WHY})

    assert completion.course.title in page
    assert "Nothing is found" in none
    assert Completion.ever.get(pk=completion.pk).withdrawn_why == WHY
