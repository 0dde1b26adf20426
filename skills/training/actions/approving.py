from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.links.actions import withdraw
from portal.people.asked import supervisors_of
from portal.plain.finding import check

from .. import emails, places
from ..addresses import APPROVAL
from ..models import Booking
from ..refusals import CannotChange, NothingSaid
from ..rules import may_approve
from ..rules.bookings import has_left


@transaction.atomic
def ask_another(*, booking) -> Booking:
    """Where whom it waits for left, moved or is covered: it goes to whoever stands there now, and
    else to the training team. The old link works no more."""
    event = places.held(booking.event)
    found = Booking.objects.select_related("user", "approver", "employment", "policy")
    booking = found.get(pk=booking.pk)
    booking.event = event
    if booking.state != Booking.State.REQUESTED or not event.is_to_come:
        return booking
    asked = _asked_now(booking)
    if asked == booking.approver:
        return booking
    booking.approver = asked
    booking.save(update_fields=["approver"])
    withdraw(purpose=APPROVAL, object_id=booking.pk, by=None)
    record("training.asked_another", booking, by=None)
    if asked is not None:
        emails.asked(booking, again=True)
    return booking


def _asked_now(booking):
    """Who was asked goes on being asked while they may be."""
    found = supervisors_of(booking.employment) if booking.employment else []
    found = [one for one in found if not has_left(one)]
    if booking.approver in found:
        return booking.approver
    return found[0] if found else None


@transaction.atomic
def decide(*, booking, agreed: bool, why="", declared=(), by) -> Booking:
    """A manager agrees to a place, or does not and says why. A second click changes nothing."""
    event = places.held(booking.event)
    booking = Booking.objects.select_related("user", "approver", "policy").get(pk=booking.pk)
    booking.event = event
    refuse_unless(may_approve(by, booking))
    wanted = Booking.State.CONFIRMED if agreed else Booking.State.REFUSED
    if booking.state == wanted:
        return booking
    if booking.state != Booking.State.REQUESTED:
        raise CannotChange("There is nothing to agree to any more.")
    if not agreed and not why.strip():
        raise NothingSaid("Say why not, so that they know.")
    check(why, declared=declared)
    booking.state, booking.decided_at, booking.decided_why = wanted, now(), why.strip()
    if by != booking.approver:  # the training team, where it was stuck
        booking.approver = by
        withdraw(purpose=APPROVAL, object_id=booking.pk, by=by)
    booking.save(update_fields=["state", "decided_at", "decided_why", "approver"])
    record("training.decided", booking, by=by, agreed=agreed)
    emails.decided(booking)
    if not agreed:
        places.fill(event)
    return booking
