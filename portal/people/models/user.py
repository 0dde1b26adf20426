import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from portal.dates import today

from ..querysets import UserQuerySet
from .job import Post
from .standing import standing_of


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email=None, password=None, **fields):
        user = self.model(email=email.lower() if email else None, **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person, with an account or not. What a person may do follows from posts, supervision lines
    and grants, each with dates; nobody here is a superuser."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=120)
    work_phone = models.CharField(max_length=30, blank=True, default="")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    is_staff = False

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")),
                name="people_user_email_is_lower_case",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="people_user_has_a_name"),
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="people_user_nobody_is_a_superuser"
            ),
        ]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    @cached_property
    def main_post(self):
        """The post held today, the one started last where there are several, or None."""
        return (
            Post.objects.held_by(self)
            .select_related("job_role", "team", "employment__organisation")
            .order_by("-starts", "-id")
            .first()
        )

    @cached_property
    def live_grants(self):
        return list(self.grants.current().select_related("team", "organisation"))

    @cached_property
    def standing(self) -> dict:
        """What every page asks of whoever looks at it; see `standing_of`."""
        return standing_of(self)

    @property
    def supervises(self) -> bool:
        return self.standing["supervises"]

    @cached_property
    def roles(self) -> frozenset[str]:
        """What the person is today: the roles granted, and "practitioner" and "supervisor", which
        follow from the post and the supervision lines."""
        found = {grant.role for grant in self.live_grants}
        if self.standing["rates"]:
            found.add("practitioner")
        if self.supervises:
            found.add("supervisor")
        return frozenset(found)

    def registration_on(self, day=None):
        """The person's registration as a social worker that is in date on `day`, today unless told,
        or None."""
        return self.registrations.on(day or today()).order_by("starts").last()
