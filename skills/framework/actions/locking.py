from portal.access import refuse_unless

from ..models import FrameworkVersion
from ..refusals import NotADraft, Stale
from ..rules import may_draft


def locked(version_id) -> FrameworkVersion:
    """The version as it is now, held for this transaction: whoever comes second sees what the first
    one did."""
    return (
        FrameworkVersion.objects.select_for_update(of=("self",))
        .select_related("framework")
        .get(pk=version_id)
    )


def draft(version_id, by) -> FrameworkVersion:
    """The version, held, for somebody who may write in it now."""
    version = locked(version_id)
    refuse_unless(may_draft(by))
    if version.is_in_review:
        raise NotADraft("This version is in review. Take it back to write in it.")
    if not version.is_draft:
        raise NotADraft("This version was published, so it never changes. Begin a new version.")
    return version


def refuse_stale(kept, edit) -> None:
    """`edit` is the count of saves that the page was opened at; None asks for no check, as a file
    that is read in does."""
    if edit is not None and edit != kept.edit:
        raise Stale(kept)
