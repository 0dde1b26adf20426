from django.db import models
from django.db.models import Q


class Heading(models.Model):
    """What a record or an agreement is written under: a council's own words. One that was written
    under keeps its words; a change is a new heading, and the old one goes out of use."""

    class Of(models.TextChoices):
        RECORD = "record", "Record of a session"
        AGREEMENT = "agreement", "Supervision agreement"

    of = models.CharField(max_length=10, choices=Of)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    prompt = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["of", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "code"],
                condition=Q(in_use=True),
                name="supervision_heading_one_of_a_code",
            )
        ]

    def __str__(self):
        return self.title


class Trigger(models.Model):
    """Something in the work that has to reach the overseer, and how fast: a council's own list."""

    class LeadChanges(models.TextChoices):
        YES = "yes", "A social worker takes the lead"
        POSSIBLE = "possible", "A social worker may take the lead"
        NO = "no", "The lead stays"

    code = models.CharField(max_length=4, unique=True)
    words = models.CharField(max_length=200)
    act = models.CharField(max_length=200)
    changes_lead = models.CharField(max_length=10, choices=LeadChanges)
    position = models.PositiveSmallIntegerField()
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return f"{self.code}: {self.words}"
