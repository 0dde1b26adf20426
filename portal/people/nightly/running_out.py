"""Registrations, agreements, roles and invitations that run out on a day."""

from datetime import timedelta

from django.db.models import Q

from ..asked import holders_of
from ..emails.grants import grant_ends
from ..emails.invitations import invitation_ran_out
from ..emails.organisations import agreement_ends
from ..emails.registrations import registration_ended, registration_ends
from ..models import Invitation, Organisation, Registration, RoleGrant
from ..rules.statements import ANSWERING
from ..sessions import end_sessions

# Days before an end on which people are told of it.
BEFORE = (60, 30, 7)
BEFORE_A_GRANT_ENDS = (30, 7)


def registrations(day) -> int:
    """Those that run out, and that no later one follows on."""
    told = 0
    for before in (*BEFORE, 0):
        ending = Registration.objects.filter(ends=day + timedelta(before), user__is_active=True)
        for one in ending.select_related("user"):
            if _is_renewed(one):
                continue
            told += 1
            for person in dict.fromkeys([one.user, *holders_of("administrator", day=day)]):
                if before:
                    registration_ends(one, person, before)
                else:
                    registration_ended(one, person)
    return told


def _is_renewed(registration) -> bool:
    later = Q(ends__isnull=True) | Q(ends__gt=registration.ends)
    others = registration.user.registrations.filter(later, starts__lte=registration.ends)
    return others.exists()


def agreements(day) -> int:
    told = 0
    for before in (*BEFORE, 0):
        for one in Organisation.objects.filter(agreement_ends=day + timedelta(before)):
            told += 1
            own = holders_of(*ANSWERING, organisation=one, day=day)
            for person in dict.fromkeys([*holders_of("administrator", day=day), *own]):
                agreement_ends(one, person, before)
    return told


def grants(day) -> int:
    """Roles that end: told beforehand, and on the day whoever had it signs in anew."""
    told = 0
    for before in (*BEFORE_A_GRANT_ENDS, 0):
        ending = RoleGrant.objects.filter(ends=day + timedelta(before), user__is_active=True)
        # What a person ended or a job took with it has been told by then.
        for one in ending.exclude(ends=day, granted_by=None).select_related("user", "granted_by"):
            told += 1
            grant_ends(one, one.user, before)
            if one.granted_by is not None and one.granted_by.is_active:
                grant_ends(one, one.granted_by, before)
            if not before:
                end_sessions(one.user)
    return told


def invitations(day) -> int:
    ran_out = Invitation.objects.filter(
        expires_at__date=day, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).select_related("sponsor")
    told = 0
    for invitation in ran_out:
        invitation_ran_out(invitation)
        told += 1
    return told
