from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import now
from portal.journal.actions import record

from .models import FrameworkVersion
from .rules import faults, may_publish


class CannotPublish(Exception):
    """The version is not whole, or is not a draft; the message says what is missing."""


@transaction.atomic
def publish(*, version, by) -> FrameworkVersion:
    """Put a version in force. The one that was in force is superseded. From now on it is frozen."""
    version = FrameworkVersion.objects.select_for_update().get(pk=version.pk)
    if not may_publish(by):
        raise PermissionDenied
    if not version.is_open:
        raise CannotPublish("This version has been published already.")
    found = faults(version)
    if found:
        raise CannotPublish(" ".join(found))
    version.framework.versions.published().update(state=FrameworkVersion.State.SUPERSEDED)
    version.state = FrameworkVersion.State.PUBLISHED
    version.published_at = now()
    version.published_by = by
    version.save(update_fields=["state", "published_at", "published_by"])
    record("framework.published", version, by=by)
    return version
