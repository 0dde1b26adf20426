"""What the worker does."""

from django.tasks import task

from portal.people.models import User

from .frameworks.carrying_out import apply_now as apply_framework_now
from .people.carrying_out import apply_now, check_now


@task
def check_people_file(pk: int, by: int) -> None:
    check_now(pk, User.objects.get(pk=by))


@task
def apply_people_file(pk: int, by: int) -> None:
    apply_now(pk, User.objects.get(pk=by))


@task
def apply_framework_file(pk: int, by: int) -> None:
    apply_framework_now(pk, User.objects.get(pk=by))
