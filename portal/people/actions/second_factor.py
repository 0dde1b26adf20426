"""For somebody who has lost phone, passkey and recovery codes."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.journal.actions import record

from ..emails.accounts import factors_taken_off
from ..models import User
from ..rules import may_manage_people
from ..sessions import end_sessions


@transaction.atomic
def take_factors_off(*, user, by) -> int:
    """Take off every code app, passkey and recovery code of the person, sign them out everywhere,
    tell them, and return how many were taken off. `by` is an administrator, never about themselves,
    or None for who runs the server. Done again, it changes nothing."""
    if by is not None and (not may_manage_people(by) or by == user):
        raise PermissionDenied
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    count, _ = Authenticator.objects.filter(user=locked).delete()
    if count:
        end_sessions(locked)
        record("second_factor.taken_off", locked, by=by, count=count)
        factors_taken_off(locked)
    return count
