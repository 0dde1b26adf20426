"""The roles that a draft asks something of, and the names of its levels."""

from django.db import transaction

from portal.journal.actions import record

from ..models import Level, Requirement, RoleProfile
from ..refusals import Taken
from .locking import draft

ROLE_FIELDS = ("name", "summary", "typical_work", "social_work_qualified")
LEVEL_FIELDS = ("name", "short", "description")


@transaction.atomic
def add_profile(*, version, by, job_role, fields) -> RoleProfile:
    """Ask something of another job role. It needs nothing yet: each statement says 0."""
    version = draft(version.pk, by)
    if version.profiles.filter(job_role=job_role).exists():
        raise Taken("job_role", "This role is in the version already.")
    profile = RoleProfile.objects.create(
        version=version,
        job_role=job_role,
        position=version.profiles.count(),
        **{name: value for name, value in fields.items() if name in ROLE_FIELDS},
    )
    Requirement.objects.bulk_create(
        Requirement(profile=profile, statement=statement, minimum=0)
        for statement in version.statements.all()
    )
    record("framework.role_added", profile, by=by, version=version.pk)
    return profile


@transaction.atomic
def remove_profile(*, profile, by) -> None:
    """Ask nothing more of a job role."""
    version = draft(profile.version_id, by)
    profile = version.profiles.get(pk=profile.pk)
    record("framework.role_removed", profile, by=by, version=version.pk)
    profile.requirements.all().delete()
    profile.delete()


@transaction.atomic
def change_level(*, version, value, by, fields) -> Level:
    """Name a level of the scale."""
    version = draft(version.pk, by)
    level = version.levels.get(value=value)
    for name in LEVEL_FIELDS:
        setattr(level, name, fields.get(name, getattr(level, name)))
    level.save(update_fields=LEVEL_FIELDS)
    record("framework.level_changed", level, by=by, version=version.pk)
    return level
