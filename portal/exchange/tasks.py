"""What the worker does."""

from django.tasks import task

from portal.people.models import User

from .frameworks.carrying_out import apply_now as apply_framework_now
from .people.carrying_out import apply_now, check_now
from .training.carrying_out import apply_now as apply_past_now
from .training.carrying_out import check_now as check_past_now


@task
def check_people_file(pk: int, by: int) -> None:
    check_now(pk, User.objects.get(pk=by))


@task
def apply_people_file(pk: int, by: int) -> None:
    apply_now(pk, User.objects.get(pk=by))


@task
def apply_framework_file(pk: int, by: int) -> None:
    apply_framework_now(pk, User.objects.get(pk=by))


@task
def check_past_file(pk: int, by: int) -> None:
    check_past_now(pk, User.objects.get(pk=by))


@task
def apply_past_file(pk: int, by: int) -> None:
    apply_past_now(pk, User.objects.get(pk=by))
