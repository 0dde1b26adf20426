"""Bringing people in. `by` is the administrator, or None while an installation is set up."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.journal.actions import record

from ..models import Employment, JobRole, Post, SupervisionLine, User
from ..rules import may_manage_people


def _ask(by):
    if by is not None and not may_manage_people(by):
        raise PermissionDenied


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
