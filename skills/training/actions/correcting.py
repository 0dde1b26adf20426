"""After an event was closed: what was noted wrong of somebody is put right, for a reason."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails, places
from ..models import Attendance, Booking, Correction, Evaluation
from ..refusals import CannotChange, NothingSaid
from ..rules import price_of
from ..rules.attendance import may_correct, outcome_of
from .attending import Mark, check_mark, write_mark
from .completing import finish
from .evaluating import ask_after_all, ask_no_more
from .withdrawing import withdraw


@transaction.atomic
def correct_attendance(*, booking, marks: list[Mark], why, declared=(), by) -> Correction | None:
    """`marks` has what is right for each day of the event. What follows from it follows: the
    completion and its certificate, what is to be paid, what is still asked. What was noted before
    stays in the correction. None where it says already what is right."""
    event = places.held(booking.event)
    found = Booking.objects.select_related("user", "organisation", "policy")
    booking = found.get(pk=booking.pk)
    booking.event = event
    refuse_unless(may_correct(by, booking))
    days = event.days
    if len(marks) != len(days):
        raise CannotChange("Say for each day whether they came.")
    there = {one.date_id: one for one in booking.attendance.all()}
    was = [_mark_of(there.get(day.pk)) for day in days]
    if marks == was:
        return None
    if not why.strip():
        raise NothingSaid("Say what was wrong. They read it.")
    check(why, declared=declared)
    for day, mark in zip(days, marks, strict=True):
        check_mark(mark, day)
        before = there.get(day.pk)
        kept = before.signed_in_at if before and mark.came else None
        write_mark(booking, day, mark, by=by, signed_in_at=kept)
    return _follow(booking, was, marks, why.strip(), by)


def _mark_of(one) -> Mark:
    return Mark(one.came, one.late_minutes, one.early_minutes) if one else Mark(came=False)


def _follow(booking, was, marks, why, by) -> Correction:
    before, charged = booking.state, booking.owes_pence
    days = booking.event.days
    booking.state = outcome_of(days, Attendance.objects.filter(booking=booking))
    gone = _completion(booking) if booking.state != "attended" else None
    if booking.state != before:
        booking.charge_pence = _charge(booking)
        booking.save(update_fields=["state", "charge_pence"])
        record(f"training.{booking.state}", booking, by=by)
    if gone:
        withdraw(gone, why=why, by=by)
    correction = Correction.objects.create(
        booking=booking,
        before=before,
        after=booking.state,
        was=[_written(one) for one in was],
        is_now=[_written(one) for one in marks],
        charge_before=charged,
        completion=gone,
        why=why,
        by=by,
        at=now(),
    )
    record("training.corrected", booking, by=by, correction=correction.pk)
    if booking.state != before:
        _tell(booking, correction, by)
    return correction


def _written(mark) -> list:
    return [mark.came, mark.late, mark.early]


def _completion(booking):
    return getattr(booking, "completion", None)


def _charge(booking) -> int:
    if booking.state != "missed":
        return 0
    asked = price_of(booking.policy, booking.event.course, booking.organisation)
    return asked.missed_pence


def _tell(booking, correction, by) -> None:
    emails.corrected(booking, correction)
    if booking.state == "missed":
        ask_no_more(booking=booking, by=by)
        return
    if correction.before == "missed":
        ask_after_all(booking=booking, kind=Evaluation.Kind.ON_THE_DAY)
    if booking.state == "attended" and _completion(booking) is None:
        completion = finish(booking=booking, by=by)
        if completion:
            emails.finished(completion)
