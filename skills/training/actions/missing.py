from django.db import transaction

from portal.access import refuse_unless
from portal.journal.actions import record
from portal.plain.finding import check

from .. import places
from ..models import Booking
from ..rules.bookings import may_say_why


@transaction.atomic
def say_why_missed(*, booking, reason, words="", declared=(), by) -> Booking:
    """What got in the way of somebody who did not come. They may change it; saying the same again
    changes nothing."""
    event = places.held(booking.event)
    booking = Booking.objects.select_related("user").get(pk=booking.pk)
    booking.event = event
    refuse_unless(may_say_why(by, booking))
    words = words.strip()
    if (booking.missed_reason, booking.missed_words) == (reason, words):
        return booking
    check(words, declared=declared)
    booking.missed_reason, booking.missed_words = reason, words
    booking.save(update_fields=["missed_reason", "missed_words"])
    record("training.why_missed", booking, by=by)
    return booking
