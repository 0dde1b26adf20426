from django.utils import timezone

from portal.dates import now, today, working_days_after
from portal.people.rules import is_same_person
from portal.policy.days_off import days_off, off_with
from portal.policy.models import Setting

from ..leading import organisations_led


def may_run_training(viewer) -> bool:
    """Courses, events, who came."""
    return "training_coordinator" in viewer.roles


def may_set_policy(viewer) -> bool:
    """Who gets in on what terms is the council's to say."""
    return not {"training_coordinator", "workforce_lead"}.isdisjoint(viewer.roles)


def may_book_for(viewer, user, organisation) -> bool:
    """Oneself; the people of an organisation that one coordinates or manages; the training team
    for anybody. `organisation` is the one for which they come; None is for whoever works nowhere,
    so that nobody leaves their employer's terms behind."""
    if may_run_training(viewer):
        return True
    if organisation is None:
        return is_same_person(viewer, user) and not user.employments.current().exists()
    leads = organisation.pk in organisations_led(viewer)
    return (leads or is_same_person(viewer, user)) and works_at(user, organisation)


def works_at(user, organisation) -> bool:
    return user.employments.current().filter(organisation=organisation).exists()


def may_swap_for(viewer, booking, user) -> bool:
    """Send somebody who works with them, or whom one may book for."""
    if may_book_for(viewer, user, booking.organisation):
        return True
    return has_colleagues(booking) and works_at(user, booking.organisation)


def may_be_passed_on(booking) -> bool:
    """To somebody who works at the same place, before the course begins."""
    return booking.state == "confirmed" and has_colleagues(booking) and not booking.event.has_begun


def has_colleagues(booking) -> bool:
    """Those who came without a group know nobody there, and nobody is to know of them."""
    return booking.organisation is not None and not booking.organisation.kept_for


def may_answer_for(viewer, booking) -> bool:
    """Take an offer or let it go, cancel, send a colleague."""
    return is_same_person(viewer, booking.user) or may_book_for(
        viewer, booking.user, booking.organisation
    )


def may_cancel(viewer, booking) -> bool:
    return may_answer_for(viewer, booking) and not booking.event.has_begun


def may_approve(viewer, booking) -> bool:
    """Whom the booking names while they work here, and the training team where it is stuck; never
    for a place of their own."""
    if is_same_person(viewer, booking.user):
        return False
    if viewer == booking.approver:
        return not has_left(viewer)
    return may_run_training(viewer) and is_stuck(booking)


def has_left(user) -> bool:
    """Do they work nowhere any more?"""
    if not user.is_active:
        return True
    return user.employments.exists() and not user.employments.current().exists()


def is_stuck(booking) -> bool:
    """Does it wait for a manager who did not answer in time, or for nobody?"""
    if booking.state != "requested":
        return False
    return is_stuck_after(booking, *days_to_answer())


def days_to_answer() -> tuple:
    """How many working days a manager has, and which days are none: for `is_stuck_after`."""
    days, more = Setting.objects.values_of("training.approval_working_days", "bank_holidays.more")
    return days, off_with(more)


def is_stuck_after(booking, working_days, off) -> bool:
    asked = timezone.localdate(booking.booked_at)
    return booking.approver_id is None or working_days_after(asked, working_days, off) < today()


def may_say_why(viewer, booking) -> bool:
    """What got in the way is theirs alone to say: it may be about their health or beliefs."""
    return booking.state == "missed" and is_same_person(viewer, booking.user)


def is_late(booking) -> bool:
    """Is it past the time in which a place can be given back without a word about it?"""
    days = booking.policy.cancel_working_days
    return is_late_on(now(), booking.event.begins, days, days_off())


def is_late_on(moment, begins, working_days, off) -> bool:
    """Is `moment` so near to the beginning? `off` tells which days are bank holidays."""
    if begins is None or begins <= moment:
        return True
    day = timezone.localdate(moment)
    return working_days_after(day, working_days, off) > timezone.localdate(begins)
