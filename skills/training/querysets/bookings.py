from django.db import models
from django.db.models import Q

from portal.dates import now
from portal.people.querysets import is_person

from ..kinds import HAS_PLACE, IS_OVER, VOLUNTARY
from ..leading import organisations_led


class BookingQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """One's own, those that one is asked about, those of people who come for an organisation
        that one leads today, and all for the training team. Who made it sees it no longer than
        that."""
        if "training_coordinator" in viewer.roles:
            return self
        led = organisations_led(viewer)
        return self.filter(is_person(viewer) | Q(approver=viewer) | Q(organisation__in=led))

    def for_page(self):
        """With all that a page says of each."""
        return self.select_related(
            "event__course", "event__locality", "user", "organisation", "policy", "approver"
        ).prefetch_related("event__dates", "offers")

    def to_come(self):
        """At events that are not over."""
        return self._ending_after(now())

    def for_calendar(self, since):
        """At events that ended since then or are to come, but no mere wish for a place. One that
        was cancelled stays, so that calendars learn of it."""
        return self._ending_after(since).exclude(state="waiting")

    def _ending_after(self, moment):
        return self.filter(event__in=self._events().filter(dates__ends__gt=moment).values("pk"))

    def _events(self):
        return self.model._meta.get_field("event").related_model.objects

    def live(self):
        return self.exclude(state__in=IS_OVER)

    def with_place(self):
        return self.filter(state__in=HAS_PLACE)

    def waiting(self):
        """In the order of their turn."""
        return self.filter(state="waiting").order_by("waiting_since", "id")

    def voluntary(self):
        """Of people who come from the voluntary sector, or care for children at home."""
        return self.filter(organisation__sector__in=VOLUNTARY)


class OfferQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at__isnull=True)

    def run_out(self):
        return self.open().filter(expires_at__lte=now())
