from django.db import models
from django.db.models import Case, Count, F, Max, Min, Q, When

from portal.dates import now, today

from .. import kinds

TAKEN = Q(bookings__state__in=kinds.HAS_PLACE)
WAITS = Q(bookings__state="waiting")
VOLUNTARY = Q(bookings__organisation__sector__in=kinds.VOLUNTARY)


class EventQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """A draft is the training team's own. What is or was open is for everybody to know of."""
        if "training_coordinator" in viewer.roles:
            return self
        return self.public()

    def public(self):
        return self.filter(opened_at__isnull=False)

    def with_times(self):
        """When each begins and ends, as `first` and `last`."""
        return self.annotate(first=Min("dates__starts"), last=Max("dates__ends"))

    def to_come(self):
        """Open, not begun, and not cancelled; the next first."""
        found = self.public().filter(cancelled_at__isnull=True).with_times()
        return found.filter(first__gt=now()).order_by("first", "id")

    def to_book(self):
        return self.to_come().filter(closes_on__gte=today())

    def with_a_line(self):
        """Where somebody waits for a place, or an offer ran out that was not answered."""
        over = Q(bookings__offers__answered_at=None, bookings__offers__expires_at__lte=now())
        waits = Q(bookings__state="waiting", pk__in=self.model.objects.to_come().values("pk"))
        return self.filter(over | waits).distinct()

    def with_places(self):
        """How many of its places are taken, of those held and of the others; and how many wait, and
        how many of them for the voluntary sector."""
        return self.annotate(
            held_taken=Count("bookings", filter=TAKEN & Q(bookings__pool="held"), distinct=True),
            general_taken=Count(
                "bookings", filter=TAKEN & Q(bookings__pool="general"), distinct=True
            ),
            waiting=Count("bookings", filter=WAITS, distinct=True),
            voluntary_waiting=Count("bookings", filter=WAITS & VOLUNTARY, distinct=True),
        )

    def with_a_free_place(self):
        """To book, with a place that is free for everybody and that nobody waits for."""
        kept = Case(When(held_until__gt=today(), then=F("held")), default=F("held_taken"))
        found = self.to_book().with_places().filter(waiting=0)
        return found.filter(capacity__gt=F("general_taken") + kept)

    def for_desk(self):
        """As the training team’s list shows them: the course, when, and how full."""
        found = self.with_times().with_places().select_related("course", "locality")
        return found.prefetch_related("dates")

    def ahead(self):
        """Drafts and what is open, not begun; the next first."""
        found = self.with_times().filter(cancelled_at__isnull=True)
        return found.filter(Q(first__gt=now()) | Q(opened_at__isnull=True)).order_by("first", "id")

    def to_note(self):
        """Begun, and with bookings of which it is not said yet whether people came."""
        found = self.public().filter(cancelled_at__isnull=True).with_times()
        awaited = found.filter(bookings__state__in=kinds.COMES, first__lte=now())
        return awaited.distinct().order_by("first", "id")

    def past(self):
        """Begun or cancelled, the last first."""
        found = self.public().with_times()
        gone = found.filter(Q(first__lte=now()) | Q(cancelled_at__isnull=False))
        return gone.order_by("-first", "-id")
