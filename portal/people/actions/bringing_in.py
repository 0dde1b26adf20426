"""Bringing people in. `by` is the administrator, or None while an installation is set up."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.journal.actions import record

from ..models import (
    Employment,
    JobRole,
    Organisation,
    Post,
    Registration,
    RoleGrant,
    SupervisionLine,
    Team,
    User,
)
from ..rules import may_manage_people
from ..sessions import end_sessions

CMS_GROUPS = {"editor": "Editors", "workforce_lead": "Moderators"}


def _ask(by, about=None):
    """Refuse whoever is not an administrator, and an administrator about themselves."""
    if by is not None and (not may_manage_people(by) or by == about):
        raise PermissionDenied


@transaction.atomic
def add_organisation(*, by, **fields) -> Organisation:
    _ask(by)
    organisation = Organisation.objects.create(**fields)
    record("organisation.added", organisation, by=by)
    return organisation


@transaction.atomic
def add_team(*, organisation, name, by, parent=None) -> Team:
    _ask(by)
    team = Team.objects.create(organisation=organisation, name=name, parent=parent)
    record("team.added", team, by=by)
    return team


@transaction.atomic
def add_job_role(*, code, name, by, social_work_qualified=False, rates_own_skills=False):
    """Make the job role of that code, or bring its words up to date."""
    _ask(by)
    job_role, _ = JobRole.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "social_work_qualified": social_work_qualified,
            "rates_own_skills": rates_own_skills,
        },
    )
    record("job_role.set", job_role, by=by)
    return job_role


@transaction.atomic
def add_person(*, name, by, email=None, password=None) -> User:
    _ask(by)
    user = User.objects.create_user(email=email, password=password, name=name)
    record("person.added", user, by=by)
    return user


@transaction.atomic
def employ(*, user, organisation, team, job_role, starts, by, kind="employed") -> Employment:
    """Start an employment with its first post."""
    _ask(by)
    employment = Employment.objects.create(
        user=user, organisation=organisation, kind=kind, starts=starts
    )
    Post.objects.create(employment=employment, team=team, job_role=job_role, starts=starts)
    record("employment.started", employment, by=by)
    return employment


@transaction.atomic
def supervise(*, employment, supervisor, starts, by, kind="line") -> SupervisionLine:
    _ask(by)
    line = SupervisionLine.objects.create(
        employment=employment,
        subject=employment.user,
        supervisor=supervisor,
        kind=kind,
        starts=starts,
    )
    record("supervision_line.started", line, by=by)
    return line


@transaction.atomic
def grant(*, user, role, organisation, starts, by, team=None, ends=None) -> RoleGrant:
    """Give a person a role. Roles that edit the site also bring the CMS's own rights. The person is
    signed out, so that whatever the role asks for at sign-in is asked."""
    _ask(by, about=user)
    given = RoleGrant.objects.create(
        user=user,
        role=role,
        organisation=organisation,
        team=team,
        starts=starts,
        ends=ends,
        granted_by=by,
    )
    if role in CMS_GROUPS:
        user.groups.add(Group.objects.get(name=CMS_GROUPS[role]))
    end_sessions(user)
    record("role.granted", given, by=by)
    return given


@transaction.atomic
def record_registration(*, user, starts, ends, qualified_on, checked_on, by) -> Registration:
    """Write that `by` checked the person's registration as a social worker on `checked_on`."""
    _ask(by, about=user)
    registration = Registration.objects.create(
        user=user,
        starts=starts,
        ends=ends,
        qualified_on=qualified_on,
        checked_by=by,
        checked_on=checked_on,
    )
    record("registration.checked", registration, by=by)
    return registration
