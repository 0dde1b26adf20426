import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from portal.locked import AppendOnly

from ..querysets import SampleQuerySet

PERSON = settings.AUTH_USER_MODEL


class Sample(AppendOnly):
    """Records drawn by lot for a look at quality: locked records of a time and a place, by a seed,
    so that the same draw can be made again. Whoever drew it reads those, each opening journalled,
    until the last day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(
        "people.Team", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="samples_drawn")
    reason = models.CharField(max_length=200)
    seed = models.PositiveIntegerField()
    size = models.PositiveSmallIntegerField()
    of_how_many = models.PositiveIntegerField()
    from_day = models.DateField()
    to_day = models.DateField()
    drawn_at = models.DateTimeField()
    open_until = models.DateField()

    objects = SampleQuerySet.as_manager()

    class Meta:
        ordering = ["-drawn_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_day__lte=F("to_day")), name="supervision_sample_from_to"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="supervision_sample_has_a_reason"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=50), name="supervision_sample_small"
            ),
        ]

    def __str__(self):
        return f"{self.size} of {self.of_how_many}, by {self.by}"

    def get_absolute_url(self):
        return reverse("supervision:sample", args=[self.uuid])


class SampledSession(AppendOnly):
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    session = models.ForeignKey(
        "supervision_sessions.Session", on_delete=models.PROTECT, related_name="sampled"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["sample", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "session"], name="supervision_sampledsession_once"
            ),
            models.UniqueConstraint(
                fields=["sample", "position"], name="supervision_sampledsession_one_a_position"
            ),
        ]

    def __str__(self):
        return f"{self.position} of {self.sample}"


class RecordAudit(AppendOnly):
    """A short look at how good a record is, not only whether it was in time. Each answer is one of
    four, 0 for not seen and 3 for throughout."""

    ASKED = ("reflection", "analysis", "support", "learning", "fairness", "actions")

    drawn = models.OneToOneField(SampledSession, on_delete=models.PROTECT, related_name="audit")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    reflection = models.PositiveSmallIntegerField()
    analysis = models.PositiveSmallIntegerField()
    support = models.PositiveSmallIntegerField()
    learning = models.PositiveSmallIntegerField()
    fairness = models.PositiveSmallIntegerField()
    actions = models.PositiveSmallIntegerField()
    keep_doing = models.TextField(blank=True)
    try_next = models.TextField(blank=True)
    audited_at = models.DateTimeField()

    class Meta:
        ordering = ["audited_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reflection__lte=3, analysis__lte=3, support__lte=3)
                & Q(learning__lte=3, fairness__lte=3, actions__lte=3),
                name="supervision_recordaudit_is_0_to_3",
            )
        ]

    def __str__(self):
        return f"Look at {self.drawn}"
