import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.dates import now

from ..kinds import HAS_PLACE, IS_OVER
from ..querysets import BookingQuerySet, OfferQuerySet
from .event import Event
from .policy import AccessPolicy


class Pool(models.TextChoices):
    """Which of an event's places: those held for the voluntary sector, or those for everyone."""

    HELD = "held", "Held for voluntary groups"
    GENERAL = "general", "For everyone"


class MissedReason(models.TextChoices):
    ILLNESS = "illness", "Illness"
    EMERGENCY = "emergency", "An emergency with a family"
    CARING = "caring", "Caring for somebody"
    ACCESS = "access", "Access needs that were not met"
    COVER = "cover", "No cover at work"
    TRAVEL = "travel", "No way to get there"
    RELIGION = "religion", "A religious day"
    OTHER = "other", "Something else"


class Booking(models.Model):
    """A person's place at an event, or their wish for one. Requested → confirmed, waiting or
    refused; waiting → offered → confirmed; then attended, partly attended, missed, or cancelled.

    Whoever is requested (a manager has still to agree), confirmed or offered has a place, and
    `pool` says which kind. `waiting_since` is their turn in the line: the first to wait is offered
    first. `organisation` and `price_pence` are as they were when it was booked.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", "Waits for a manager"
        CONFIRMED = "confirmed", "Booked"
        WAITING = "waiting", "On the waiting list"
        OFFERED = "offered", "Offered a place"
        REFUSED = "refused", "Not agreed"
        CANCELLED = "cancelled", "Cancelled"
        ATTENDED = "attended", "Came"
        PARTLY = "partly", "Came for a part"
        MISSED = "missed", "Did not come"

    class Ending(models.TextChoices):
        """How a booking came to be cancelled."""

        PERSON = "person", "Cancelled"
        LATE = "late", "Cancelled late"
        LET_GO = "let_go", "Let the offer go"
        RAN_OUT = "ran_out", "The offer ran out"
        SWAPPED = "swapped", "A colleague came instead"
        EVENT = "event", "The event was cancelled"

    HAS_PLACE = HAS_PLACE
    IS_OVER = IS_OVER

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="bookings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bookings"
    )
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, null=True, related_name="bookings"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="bookings"
    )
    state = models.CharField(max_length=12, choices=State)
    pool = models.CharField(max_length=8, choices=Pool, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    needs = models.TextField(blank=True)
    policy = models.ForeignKey(AccessPolicy, on_delete=models.PROTECT, related_name="bookings")
    price_pence = models.PositiveIntegerField(default=0)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = models.TextField(blank=True)
    ending = models.CharField(max_length=8, choices=Ending, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    instead_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="swapped_for"
    )
    missed_reason = models.CharField(max_length=12, choices=MissedReason, blank=True)
    missed_words = models.TextField(blank=True)
    charge_pence = models.PositiveIntegerField(default=0)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    waived_at = models.DateTimeField(null=True, blank=True)
    waived_why = models.TextField(blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["booked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=~Q(state__in=["refused", "cancelled"]),
                name="training_booking_once_an_event",
            ),
            models.CheckConstraint(
                condition=Q(state__in=HAS_PLACE) & ~Q(pool="")
                | Q(state__in=["waiting", "refused", "cancelled"]),
                name="training_booking_has_a_kind_of_place",
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | (Q(waiting_since__isnull=False) & Q(pool="")),
                name="training_booking_waits_since",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", ended_at__isnull=False) & ~Q(ending="")
                | ~Q(state="cancelled") & Q(ending="", ended_at__isnull=True),
                name="training_booking_says_how_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(waived_at__isnull=True) | ~Q(waived_why=""),
                name="training_booking_waived_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["event", "state"], name="training_places_of_an_event")]

    def __str__(self):
        return f"{self.user} at {self.event_id}: {self.state}"

    def get_absolute_url(self):
        return reverse("bookings:booking", args=[self.uuid])

    @property
    def has_place(self) -> bool:
        return self.state in self.HAS_PLACE

    @property
    def open_offer(self):
        """The offer that can be taken now, of those that were loaded, or None."""
        if self.state != self.State.OFFERED:
            return None
        offers = [one for one in self.offers.all() if one.answered_at is None]
        return next((one for one in offers if one.expires_at > now()), None)

    @property
    def owes_pence(self) -> int:
        """What is to be paid for not coming, unless it was waived."""
        return 0 if self.waived_at else self.charge_pence


class Offer(models.Model):
    """A freed place that is held for the next who waits, until `expires_at`. One is open for a
    booking at a time; a place is in one open offer at most, because an offered booking has it."""

    class Answer(models.TextChoices):
        TAKEN = "taken", "Taken"
        LET_GO = "let_go", "Let go"
        RAN_OUT = "ran_out", "Ran out"
        ENDED = "ended", "The event ended"

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="offers")
    pool = models.CharField(max_length=8, choices=Pool)
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["offered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking"],
                condition=Q(answered_at__isnull=True),
                name="training_offer_one_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="training_offer_answered_with_something",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("offered_at")),
                name="training_offer_holds_for_a_while",
            ),
        ]

    def __str__(self):
        return f"{self.booking_id} until {self.expires_at}"


class Needs(models.Model):
    """What somebody needs to take part, kept because they wished it: asked once and not each time.
    Nobody but they themselves and whoever runs an event that they have a place at reads it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_needs"
    )
    words = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["user"]
        verbose_name_plural = "needs"

    def __str__(self):
        return f"What {self.user} needs"
