import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q

from portal.dates import today

from ..querysets import LocalityQuerySet, OrganisationQuerySet, TeamQuerySet


class Locality(models.Model):
    """A district or a part of one that the council tells apart, such as where a pilot runs."""

    name = models.CharField(max_length=80, unique=True)
    is_pilot = models.BooleanField(default=False)

    objects = LocalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "localities"

    def __str__(self):
        return self.name


class Organisation(models.Model):
    """An employer. The council itself is one. Another is active only on the days that its
    data-sharing agreement covers. Without one it may come to training, where the training team
    agreed to that: `docs/adr/0023-training-without-an-agreement.md`."""

    class Sector(models.TextChoices):
        COUNCIL = "council", "Council"
        HEALTH = "health", "Health"
        SCHOOL = "school", "School or college"
        POLICE = "police", "Police"
        VOLUNTARY = "voluntary", "Voluntary, community or faith group"
        CARERS = "carers", "Foster, kinship and parent carers"
        PRIVATE = "private", "Private company"

    class Size(models.TextChoices):
        MICRO = "micro", "Fewer than 10 people"
        SMALL = "small", "10 to 49 people"
        MEDIUM = "medium", "50 to 249 people"
        LARGE = "large", "250 people or more"

    class KeptFor(models.TextChoices):
        ALONE = "alone", "People who came without a group"
        CARERS = "carers", "Carers who came by themselves"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    sector = models.CharField(max_length=20, choices=Sector)
    size = models.CharField(max_length=20, choices=Size, blank=True)
    localities = models.ManyToManyField(Locality, blank=True, related_name="organisations")
    consortium_member = models.BooleanField(default=False)
    # Under the limit that the access policy names: such a group is charged nothing for not coming.
    small_income = models.BooleanField(default=False)
    charity_number = models.CharField(max_length=12, blank=True)
    # From when the training team lets its people come to training, with an agreement or without.
    training_since = models.DateField(null=True, blank=True)
    # Set for those that hold people who have no group. They are nobody's colleagues.
    kept_for = models.CharField(max_length=10, choices=KeptFor, blank=True)
    agreement_starts = models.DateField(null=True, blank=True)
    agreement_ends = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement_ends__isnull=True)
                | Q(agreement_ends__gt=models.F("agreement_starts")),
                name="people_organisation_agreement_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["kept_for"],
                condition=~Q(kept_for=""),
                name="people_organisation_one_kept_for_each",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_council(self) -> bool:
        return self.sector == self.Sector.COUNCIL

    @property
    def agreement_last_day(self):
        return self.agreement_ends - timedelta(days=1) if self.agreement_ends else None

    @property
    def is_active(self) -> bool:
        day = today()
        return self.is_council or (
            self.agreement_starts is not None
            and self.agreement_starts <= day
            and (self.agreement_ends is None or day < self.agreement_ends)
        )

    @property
    def is_for_training_only(self) -> bool:
        return self.training_since is not None and not self.is_active

    @property
    def takes_people(self) -> bool:
        """May somebody be invited to it: to all that the portal does, or to training alone?"""
        return self.is_active or self.training_since is not None


class Team(models.Model):
    """A part of an organisation: a district, a team in it; three levels at most."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=120)
    localities = models.ManyToManyField(Locality, blank=True, related_name="teams")
    closed_on = models.DateField(null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="people_team_one_of_a_name"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")),
                name="people_team_not_part_of_itself",
            ),
        ]

    def __str__(self):
        return self.name
