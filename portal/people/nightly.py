"""What runs out or begins on a day, for people, employers and accounts."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import Q

from portal.nightly import Step, declare

from . import messages
from .models import (
    Absence,
    Cover,
    Employment,
    Invitation,
    KeptPost,
    Organisation,
    Registration,
    RoleGrant,
    SupervisionLine,
    User,
)
from .openings_nightly import tell_openings
from .querysets import in_scope
from .querysets.absence import without_cover
from .sessions import end_sessions
from .statement_nightly import remind as remind_of_statements

# Days before an end on which people are told of it.
BEFORE = (60, 30, 7)
BEFORE_A_GRANT_ENDS = (30, 7)


def administrators(day) -> list[User]:
    return _holders(RoleGrant.objects.on(day).filter(role=RoleGrant.Role.ADMINISTRATOR))


def _holders(grants) -> list[User]:
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("pk"))


def registrations(day) -> int:
    """Those that run out, and that no later one follows on."""
    told = 0
    for before in (*BEFORE, 0):
        ending = Registration.objects.filter(ends=day + timedelta(before), user__is_active=True)
        for one in ending.select_related("user"):
            if _is_renewed(one):
                continue
            told += 1
            for person in dict.fromkeys([one.user, *administrators(day)]):
                if before:
                    messages.registration_ends(one, person, before)
                else:
                    messages.registration_ended(one, person)
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
            own = RoleGrant.objects.on(day).filter(
                organisation=one, role__in=["partner_coordinator", "employer_manager"]
            )
            for person in dict.fromkeys([*administrators(day), *_holders(own)]):
                messages.agreement_ends(one, person, before)
    return told


def grants(day) -> int:
    """Roles that end: told beforehand, and on the day whoever had it signs in anew."""
    told = 0
    for before in (*BEFORE_A_GRANT_ENDS, 0):
        ending = RoleGrant.objects.filter(ends=day + timedelta(before), user__is_active=True)
        # What a person ended or a job took with it has been told by then.
        for one in ending.exclude(ends=day, granted_by=None).select_related("user", "granted_by"):
            told += 1
            messages.grant_ends(one, one.user, before)
            if one.granted_by is not None and one.granted_by.is_active:
                messages.grant_ends(one, one.granted_by, before)
            if not before:
                end_sessions(one.user)
    return told


def covers(day) -> int:
    ending = list(Cover.objects.filter(ends=day + timedelta(1)).with_names())
    for cover in ending:
        messages.cover_ends_tomorrow(cover)
    return len(ending)


def no_cover(day) -> int:
    """Each supervisor who is away, with people and without cover: who answers for the place is
    told once a day."""
    lines = without_cover(SupervisionLine.objects, Absence.objects, Cover.objects, day)
    by_absent = {}
    for line in lines.select_related("supervisor", "employment"):
        by_absent.setdefault(line.supervisor, set()).add(line.employment_id)
    for absent, employments in by_absent.items():
        for manager in _managers_of(employments, absent, day):
            messages.no_cover(absent, manager, day, len(employments))
    return len(by_absent)


def _managers_of(employments, absent, day) -> list[User]:
    """Who may set cover there: by a role for one of the places. Administrators, without one."""
    found = []
    roles = ["service_manager", "employer_manager"]
    for grant in RoleGrant.objects.on(day).filter(role__in=roles).select_related("user"):
        reached = Employment.objects.filter(in_scope(grant), pk__in=employments)
        if grant.user != absent and grant.user.is_active and reached.exists():
            found.append(grant.user)
    return list(dict.fromkeys(found)) or administrators(day)


def invitations(day) -> int:
    ran_out = Invitation.objects.filter(
        expires_at__date=day, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).select_related("sponsor")
    told = 0
    for invitation in ran_out:
        messages.invitation_ran_out(invitation)
        told += 1
    return told


def tidy(day) -> int:
    """What was kept for somebody whose session ended, and sessions that are over."""
    removed, _ = KeptPost.objects.stale().delete()
    call_command("clearsessions", verbosity=0)
    return removed


declare(
    Step("people.registrations", "Registrations that run out", registrations, 20),
    Step("people.agreements", "Agreements with employers that run out", agreements, 20),
    Step("people.grants", "Roles that end", grants, 20),
    Step("people.cover", "Cover that ends tomorrow", covers, 30),
    Step("people.no_cover", "Supervisors who are away without cover", no_cover, 30),
    Step("people.invitations", "Invitations that ran out", invitations, 30),
    Step("people.openings", "Openings that people are told of later", tell_openings, 30),
    Step("people.statements", "Safeguarding statements that run out", remind_of_statements, 20),
    Step("people.tidy", "Things kept for a short time", tidy, 90),
)
