import uuid

from django.conf import settings
from django.db import models

from portal.dates import Span, ends_after_it_starts

from ..querysets import EmploymentQuerySet, PostQuerySet

# The code of the job of somebody who comes to training, and of whom nothing else is recorded.
COMES_TO_TRAINING = "comes_to_training"


class JobRole(models.Model):
    """A kind of job, the same over the years. What the framework asks of it is the versioned
    `RoleProfile` that points here."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    social_work_qualified = models.BooleanField(default=False)
    rates_own_skills = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Employment(Span):
    """A person's time with one employer. Records belong to it, so that a move of team loses nothing
    and another employer sees nothing."""

    class Kind(models.TextChoices):
        EMPLOYED = "employed", "Employed"
        AGENCY = "agency", "Agency"
        STUDENT = "student", "Student"
        VOLUNTEER = "volunteer", "Volunteer"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments"
    )
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="employments"
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.EMPLOYED)
    term_time = models.BooleanField(default=False)
    # As the employer's HR system writes it, zeros in front and all: what a file of people is
    # matched by.
    staff_number = models.CharField(max_length=40, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            ends_after_it_starts("people_employment_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(ends__isnull=True),
                name="people_employment_one_open_an_employer",
            ),
            models.UniqueConstraint(
                fields=["organisation", "staff_number"],
                condition=models.Q(ends__isnull=True) & ~models.Q(staff_number=""),
                name="people_employment_staff_number_once_an_employer",
            ),
        ]

    def __str__(self):
        return f"{self.user} at {self.organisation}"

    def post_on(self, day):
        """The post held on `day`, or None."""
        return self.posts.on(day).select_related("job_role", "team").order_by("starts", "id").last()


class Post(Span):
    """What a person does in an employment, from a day to a day."""

    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="posts")
    team = models.ForeignKey("people.Team", on_delete=models.PROTECT, related_name="posts")
    job_role = models.ForeignKey(JobRole, on_delete=models.PROTECT, related_name="posts")

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [ends_after_it_starts("people_post_ends_after_it_starts")]

    def __str__(self):
        return f"{self.job_role}, {self.team}"
