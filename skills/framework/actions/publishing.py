"""A version is put in force, and may be taken out of it."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record

from .. import emails
from ..effects import digest_of
from ..models import FrameworkVersion
from ..refusals import CannotPublish, NotAsShown
from ..rules import faults, may_publish
from .locking import locked


@transaction.atomic
def publish(*, version, by, seen=None) -> FrameworkVersion:
    """Put a version that was in review in force; a set-up, by nobody, puts in what it brings. The
    one that was in force is superseded. From now on it is frozen.
    `seen` is the digest of what the publisher was shown; None asks for no check, as a set-up
    does."""
    version = locked(version.pk)
    refuse_unless(may_publish(by))
    if not version.is_open:
        raise CannotPublish("This version has been published already.")
    found = faults(version)
    if found:
        raise CannotPublish(" ".join(found))
    if by is not None and version.is_draft:
        raise CannotPublish("Nobody was asked to read it yet. Send it to review first.")
    if seen is not None and seen != digest_of(version):
        raise NotAsShown(
            "Something changed after you opened this page. Read what publishing does now, then "
            "publish."
        )
    version.framework.versions.published().update(state=FrameworkVersion.State.SUPERSEDED)
    version.state = FrameworkVersion.State.PUBLISHED
    version.published_at = now()
    version.published_by = by
    version.save(update_fields=["state", "published_at", "published_by"])
    record("framework.published", version, by=by)
    if by is not None:
        emails.published(version, by)
    return version


@transaction.atomic
def retire(*, version, by) -> FrameworkVersion:
    """Take the version out of force with none in its place, as when another framework takes over.
    It stays to be read, and never comes back."""
    version = locked(version.pk)
    refuse_unless(may_publish(by))
    if version.state == FrameworkVersion.State.RETIRED:
        return version
    if version.state != FrameworkVersion.State.PUBLISHED:
        raise CannotPublish("Only the version in force can be retired.")
    version.state = FrameworkVersion.State.RETIRED
    version.save(update_fields=["state"])
    record("framework.retired", version, by=by)
    return version
