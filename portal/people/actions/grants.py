"""Giving a role and ending it. Whoever's roles change signs in anew."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import today
from portal.journal.actions import record

from ..emails.grants import role_ended, role_given
from ..models import RoleGrant, User
from ..rules import may_end_grant, may_grant
from ..sessions import end_sessions

CMS_GROUPS = {"editor": "Editors", "workforce_lead": "Moderators"}
# A role of these opens somebody's records, so it ends of itself.
MUST_END = frozenset({"auditor"})


class NotGiven(Exception):
    """Its words are for whoever asked."""


@transaction.atomic
def grant(*, user, role, organisation, starts, by, team=None, ends=None) -> RoleGrant:
    """Give a person a role. Roles that edit the site also bring the CMS's own rights. `by` is None
    while an installation is set up."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if by is not None and not may_grant(by, user, role, organisation):
        raise PermissionDenied
    _check(user, role, organisation, team, starts, ends)
    given = RoleGrant.objects.create(
        user=user,
        role=role,
        organisation=organisation,
        team=team,
        starts=starts,
        ends=ends,
        granted_by=by,
    )
    _settle_cms_rights(user)
    end_sessions(user)
    record("role.granted", given, by=by)
    if by is not None:
        role_given(given)
    return given


@transaction.atomic
def end_grant(*, grant, by) -> RoleGrant:
    """The role ends today, or before it began. Repeated, it changes nothing."""
    user = User.objects.select_for_update(of=("self",)).get(pk=grant.user_id)
    grant = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if not may_end_grant(by, grant):
        raise PermissionDenied
    day = max(today(), grant.starts)
    if grant.ends is not None and grant.ends <= day:
        return grant
    grant.ends = day
    grant.save(update_fields=["ends"])
    _settle_cms_rights(user)
    end_sessions(user)
    record("role.ended", grant, by=by)
    role_ended(grant)
    return grant


def overlapping(user, role, organisation, team, starts, ends):
    """Grants of the same role for the same place on any of the days."""
    same = user.grants.filter(role=role, organisation=organisation, team=team)
    return [
        one
        for one in same
        if (ends is None or one.starts < ends) and (one.ends is None or starts < one.ends)
    ]


def _check(user, role, organisation, team, starts, ends):
    if user.merged_into_id:
        raise NotGiven("This account was merged into another. Give the role to that one.")
    if team is not None and team.organisation_id != organisation.pk:
        raise NotGiven("That team is of another organisation. Choose one of this organisation.")
    if ends is None and role in MUST_END:
        raise NotGiven("An auditor’s access ends on a day. Enter the last day.")
    if overlapping(user, role, organisation, team, starts, ends):
        raise NotGiven("They have this role for this place on those days already.")


def _settle_cms_rights(user):
    """The CMS's groups are those that some role brings that is not over."""
    still = {
        one.role
        for one in user.grants.filter(role__in=CMS_GROUPS)
        if one.ends is None or one.ends > today()
    }
    for role, name in CMS_GROUPS.items():
        group = Group.objects.get(name=name)
        (user.groups.add if role in still else user.groups.remove)(group)
