from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.locked import AppendOnly

from ..querysets import AccessPolicyQuerySet


class AccessPolicy(AppendOnly):
    """Who gets into training, and on what terms, from a day on. A change is a new row, so that what
    held when somebody booked can still be told. Money is in whole pence.

    `free_sectors` lists the sectors (as `Organisation.Sector`) that pay nothing. Where
    `members_only` is set, a voluntary group is among them only as a member of the consortium or
    with a small income; `small_income_free` says whether the second holds.
    """

    starts = models.DateField()
    words = models.TextField()
    free_sectors = models.JSONField(default=list)
    members_only = models.BooleanField(default=False)
    small_income_free = models.BooleanField(default=True)
    half_day_pence = models.PositiveIntegerField(default=0)
    full_day_pence = models.PositiveIntegerField(default=0)
    held_percent = models.PositiveSmallIntegerField(default=20)
    cancel_working_days = models.PositiveSmallIntegerField(default=3)
    offer_hours = models.PositiveSmallIntegerField(default=48)
    needs_approval = models.BooleanField(default=False)
    missed_half_day_pence = models.PositiveIntegerField(default=0)
    missed_full_day_pence = models.PositiveIntegerField(default=0)
    ask_after_missed = models.PositiveSmallIntegerField(default=2)
    reason = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = AccessPolicyQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        verbose_name_plural = "access policies"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_percent__lte=100), name="training_policy_holds_at_most_all"
            ),
            models.CheckConstraint(
                condition=Q(offer_hours__gte=1), name="training_policy_offers_for_a_while"
            ),
        ]

    def __str__(self):
        return f"From {self.starts}"
