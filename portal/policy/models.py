from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.locked import AppendOnly

from .querysets import SettingQuerySet


class Setting(AppendOnly):
    """A local word or number from a day on. A change is a new row, so that what held on a past day
    can still be told. The names, kinds and starter values are in `known`."""

    name = models.CharField(max_length=60)
    starts = models.DateField()
    value = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = SettingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "starts", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="policy_setting_has_a_name")
        ]

    def __str__(self):
        return f"{self.name} from {self.starts}: {self.value}"
