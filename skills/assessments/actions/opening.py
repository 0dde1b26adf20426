from portal.journal.actions import record

from ..rules import is_party


def note_opening(*, assessment, by) -> None:
    """Journal that somebody who is not a party to a round opened it."""
    if not is_party(by, assessment):
        record("assessments.opened", assessment, by=by)
