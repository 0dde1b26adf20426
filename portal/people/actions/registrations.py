"""A person's registration as a social worker, as somebody checked it. None is ever rewritten: a
correction is a new one, and the wrong one is ended."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import today
from portal.journal.actions import record

from ..models import Registration, User
from ..rules import may_record_registration


class NotChecked(Exception):
    """Its words are for whoever asked."""


def _ask(by, user):
    if by is not None and not may_record_registration(by, user):
        raise PermissionDenied


@transaction.atomic
def record_registration(*, user, starts, ends, qualified_on, checked_on, by) -> Registration:
    """Write that `by` checked the person's registration as a social worker on `checked_on`."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    _ask(by, user)
    if checked_on > today():
        raise NotChecked("That day is still to come. Enter the day on which you checked it.")
    checked = {"starts": starts, "ends": ends, "qualified_on": qualified_on}
    same = user.registrations.filter(**checked, checked_by=by, checked_on=checked_on).first()
    if same:
        return same
    registration = Registration.objects.create(
        user=user, checked_by=by, checked_on=checked_on, **checked
    )
    record("registration.checked", registration, by=by)
    return registration


@transaction.atomic
def end_registration(*, registration, by) -> Registration:
    """It is in date no longer from today on, whatever was written. Repeated, it changes nothing."""
    registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    _ask(by, registration.user)
    day = max(today(), registration.starts)
    if registration.ends is not None and registration.ends <= day:
        return registration
    registration.ends = day
    registration.save(update_fields=["ends"])
    record("registration.ended", registration, by=by)
    return registration
