from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails, places
from ..models import Booking
from ..refusals import CannotChange, NothingSaid
from ..rules import may_approve


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
    booking.save(update_fields=["state", "decided_at", "decided_why"])
    record("training.decided", booking, by=by, agreed=agreed)
    emails.decided(booking)
    if not agreed:
        places.fill(event)
    return booking
