"""Putting a person's name, address or phone right."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.journal.actions import record

from ..addresses import settle
from ..models import User
from ..rules import is_same_person, may_manage_people
from ..sessions import end_sessions


class Taken(Exception):
    """The address is somebody's already; `user` tells whose."""

    def __init__(self, user):
        super().__init__(f"{user} has this address already.")
        self.user = user


@transaction.atomic
def change_person(*, user, name, email, by) -> User:
    """Another name or address. With another address the person shows anew that it is theirs."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if not may_manage_people(by) or is_same_person(by, user):
        raise PermissionDenied
    email = email.lower() or None
    if (user.name, user.email) == (name, email):
        return user
    other = User.objects.with_email(email).exclude(pk=user.pk).first() if email else None
    if other:
        raise Taken(other)
    moved = user.email != email
    user.name, user.email = name, email
    user.save(update_fields=["name", "email"])
    if moved:
        settle(user)
        end_sessions(user)
    record("person.changed", user, by=by)
    return user


@transaction.atomic
def change_phone(*, user, phone, by) -> User:
    """The number at work, which the person alone writes."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if not is_same_person(by, user):
        raise PermissionDenied
    phone = phone.strip()
    if user.work_phone == phone:
        return user
    user.work_phone = phone
    user.save(update_fields=["work_phone"])
    record("person.phone_changed", user, by=by)
    return user
