import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.dates import Span, ends_after_it_starts
from portal.locked import AppendOnly

from ..querysets import OversightCheckQuerySet, OversightQuerySet

PERSON = settings.AUTH_USER_MODEL


class Oversight(Span):
    """Who, qualified as a social worker, oversees the child in need work of somebody who leads it
    and is none, from a day to a day; and how often they look (Working Together 2023: a social work
    qualified supervisor oversees). One at a time. Who covers is asked of `Cover` first, then
    `cover`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    employment = models.ForeignKey(
        "people.Employment", on_delete=models.PROTECT, related_name="oversight"
    )
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="oversees")
    cover = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="covers_oversight"
    )
    every_days = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = OversightQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        verbose_name_plural = "oversight"
        constraints = [
            ends_after_it_starts("supervision_oversight_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(overseer=F("subject")) & (Q(cover=None) | ~Q(cover=F("subject"))),
                name="supervision_oversight_of_another",
            ),
            models.CheckConstraint(
                condition=Q(cover=None) | ~Q(cover=F("overseer")),
                name="supervision_oversight_cover_is_a_third",
            ),
            models.CheckConstraint(
                condition=Q(every_days__gte=1, every_days__lte=366),
                name="supervision_oversight_how_often",
            ),
            models.UniqueConstraint(
                fields=["employment"],
                condition=Q(ends__isnull=True),
                name="supervision_oversight_one_open_each",
            ),
        ]

    def __str__(self):
        return f"{self.overseer} for {self.subject}"

    def get_absolute_url(self):
        return reverse("supervision:oversight", args=[self.uuid])

    @property
    def due(self):
        """The day by which the next check is to be made. For rows `with_last`."""
        return (self.last_on or self.since) + timedelta(days=self.every_days)


class OversightCheck(AppendOnly):
    """A dated look at the work: how many children it was about, of how many the decisions stand in
    the case system. Counts, never names. `corrects` points to a check that this one puts right."""

    oversight = models.ForeignKey(Oversight, on_delete=models.PROTECT, related_name="checks")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    registration = models.ForeignKey(
        "people.Registration", on_delete=models.PROTECT, related_name="+"
    )
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    children = models.PositiveSmallIntegerField()
    of_children = models.PositiveSmallIntegerField()
    decisions_written = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    objects = OversightCheckQuerySet.as_manager()

    class Meta:
        ordering = ["happened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(children__lte=F("of_children")),
                name="supervision_oversightcheck_of_all_children",
            ),
            models.CheckConstraint(
                condition=Q(decisions_written__lte=F("children")),
                name="supervision_oversightcheck_of_those_talked_about",
            ),
        ]

    def __str__(self):
        return f"{self.oversight}, {self.happened_on}"


class TriggerSeen(AppendOnly):
    """Something that has to reach the overseer (T1 to T16) came up: how often since the last check,
    how often it was acted on in time, and how often the lead changed."""

    check_made = models.ForeignKey(
        OversightCheck, on_delete=models.PROTECT, related_name="triggers"
    )
    trigger = models.ForeignKey(
        "supervision_sessions.Trigger", on_delete=models.PROTECT, related_name="+"
    )
    times = models.PositiveSmallIntegerField()
    in_time = models.PositiveSmallIntegerField()
    lead_changed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["check_made", "id"]
        verbose_name_plural = "triggers seen"
        constraints = [
            models.UniqueConstraint(
                fields=["check_made", "trigger"], name="supervision_triggerseen_once_a_check"
            ),
            models.CheckConstraint(
                condition=Q(times__gte=1, in_time__lte=F("times"), lead_changed__lte=F("times")),
                name="supervision_triggerseen_not_more_than_it_was",
            ),
        ]

    def __str__(self):
        return f"{self.trigger.code}, {self.check_made}"
