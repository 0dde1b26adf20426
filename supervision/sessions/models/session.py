import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ..querysets import AgendaPointQuerySet, AttendeeQuerySet, SessionQuerySet

PERSON = settings.AUTH_USER_MODEL


class Session(models.Model):
    """A meeting for supervision: planned → held → shared → locked; or planned → missed or
    cancelled, with a reason and whose gap it was. While it is held its record is being written;
    once shared its words stay, and each of its people says what they think of it.

    A gap that is the service's never counts against the practitioner. `sequence` counts its changes
    for calendars. A short conversation is held at once."""

    class Kind(models.TextChoices):
        ONE_TO_ONE = "one_to_one", "One to one"
        GROUP = "group", "Group"
        AFTER_INCIDENT = "after_incident", "After an incident"
        SHORT_NOTE = "short_note", "Short conversation"

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        SHARED = "shared", "To agree"
        LOCKED = "locked", "Agreed"
        MISSED = "missed", "Missed"
        CANCELLED = "cancelled", "Cancelled"

    class Gap(models.TextChoices):
        SERVICE = "service", "The service’s"
        PRACTITIONER = "practitioner", "The practitioner’s"
        NOBODY = "nobody", "Nobody’s"

    CAME_ABOUT = (State.HELD, State.SHARED, State.LOCKED)
    CAN_BE_READ = (State.SHARED, State.LOCKED)
    CALLED_OFF = (State.MISSED, State.CANCELLED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.UUIDField(null=True, blank=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ONE_TO_ONE)
    supervisor = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="sessions_held")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    planned_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    gap = models.CharField(max_length=20, choices=Gap, blank=True)
    why = models.CharField(max_length=200, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    # That decisions about children were written in the case system: a tick, and nothing of them.
    decisions_written = models.BooleanField(null=True)
    held_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="supervision_session_how_long"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["missed", "cancelled"], called_off_at__isnull=False)
                & ~Q(gap="")
                & ~Q(why="")
                | (
                    ~Q(state__in=["missed", "cancelled"])
                    & Q(gap="", why="", called_off_at__isnull=True)
                ),
                name="supervision_session_called_off_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", "shared", "locked"], held_at__isnull=False)
                | (~Q(state__in=["held", "shared", "locked"]) & Q(held_at__isnull=True)),
                name="supervision_session_held_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["shared", "locked"],
                    shared_at__isnull=False,
                    shared_by__isnull=False,
                )
                | (~Q(state__in=["shared", "locked"]) & Q(shared_at__isnull=True)),
                name="supervision_session_shared_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="locked", locked_at__isnull=False)
                | (~Q(state="locked") & Q(locked_at__isnull=True)),
                name="supervision_session_locked_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["supervisor", "state", "starts_at"], name="supervision_session_of"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.happens_on}"

    def get_absolute_url(self):
        return reverse("supervision:session", args=[self.uuid])

    @property
    def employment(self):
        """Of the one for whom it is; None for a group, which is several people’s."""
        return None if self.is_group else self.attendees.all()[0].employment

    @property
    def happens_on(self):
        """The day in London."""
        return timezone.localdate(self.starts_at)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_planned(self) -> bool:
        return self.state == self.State.PLANNED

    @property
    def is_being_written(self) -> bool:
        return self.state == self.State.HELD

    @property
    def is_shared(self) -> bool:
        return self.state == self.State.SHARED

    @property
    def is_locked(self) -> bool:
        return self.state == self.State.LOCKED

    @property
    def can_be_read(self) -> bool:
        return self.state in self.CAN_BE_READ

    @property
    def was_called_off(self) -> bool:
        return self.state in self.CALLED_OFF

    @property
    def is_group(self) -> bool:
        return self.kind == self.Kind.GROUP


class Attendee(models.Model):
    """Somebody for whom a session is: one, or in a group each. `subject` is the employment's
    person, copied so that plain checks can refuse."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendees")
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="supervision_attended"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    # In a group: planned for, and not there. The record is still theirs to read.
    was_away = models.BooleanField(default=False)

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        ordering = ["session", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "employment"], name="supervision_attendee_once_a_session"
            )
        ]

    def __str__(self):
        return f"{self.subject}, {self.session}"


class AgendaPoint(models.Model):
    """Something that one of the people wants to talk about, added before the session or carried on
    from an earlier one."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="points")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    declared = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField()
    talked_about = models.BooleanField(default=False)
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    objects = AgendaPointQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="supervision_agendapoint_says_something"
            ),
            models.CheckConstraint(
                condition=Q(carried_from=None) | ~Q(carried_from=F("id")),
                name="supervision_agendapoint_carried_from_another",
            ),
        ]

    def __str__(self):
        return self.text
