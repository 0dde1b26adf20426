from django.db import models
from django.db.models import Q

from ..querysets import RoleProfileQuerySet


class RoleProfile(models.Model):
    """What a version of the framework asks of a job role."""

    version = models.ForeignKey(
        "framework.FrameworkVersion", on_delete=models.PROTECT, related_name="profiles"
    )
    job_role = models.ForeignKey(
        "people.JobRole", on_delete=models.PROTECT, related_name="profiles"
    )
    name = models.CharField(max_length=120)
    summary = models.TextField()
    typical_work = models.SlugField(max_length=40)
    social_work_qualified = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    objects = RoleProfileQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "job_role"], name="framework_roleprofile_one_a_job_role"
            )
        ]

    def __str__(self):
        return self.name


class Requirement(models.Model):
    """The level that a role needs in a statement; 0 says that it needs none."""

    profile = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="requirements")
    statement = models.ForeignKey(
        "framework.Statement", on_delete=models.PROTECT, related_name="requirements"
    )
    minimum = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["profile", "statement"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "statement"], name="framework_requirement_one_a_statement"
            ),
            models.CheckConstraint(
                condition=Q(minimum__lte=4), name="framework_requirement_is_0_to_4"
            ),
        ]

    def __str__(self):
        return f"{self.profile}: {self.statement} at {self.minimum}"
