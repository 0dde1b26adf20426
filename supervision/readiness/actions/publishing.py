from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import now
from portal.journal.actions import record
from supervision.readiness.criteria import version_faults
from supervision.readiness.models import GateVersion
from supervision.readiness.rules import may_publish_gates


class CannotPublish(Exception):
    """The gate version is not whole, or is not a draft; the message says what is missing."""


@transaction.atomic
def publish_gate(*, version, by) -> GateVersion:
    """Put a gate version in force. The one that was in force is superseded. From now on it is
    frozen, with its criteria. `by` is None while an installation is being set up."""
    version = GateVersion.objects.select_for_update().get(pk=version.pk)
    if not may_publish_gates(by):
        raise PermissionDenied
    if version.state != GateVersion.State.DRAFT:
        raise CannotPublish("This version has been published already.")
    found = version_faults(version)
    if found:
        raise CannotPublish(" ".join(found))
    version.gate.versions.published().update(state=GateVersion.State.SUPERSEDED)
    version.state = GateVersion.State.PUBLISHED
    version.published_at = now()
    version.published_by = by
    version.save(update_fields=["state", "published_at", "published_by"])
    record("gate.published", version, by=by)
    return version
