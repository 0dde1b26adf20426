from portal.journal.actions import record

from ..rules import is_party


def note_opening(*, assessment, by) -> None:
    """Journal that somebody who is not a party to a round opened it. Before a review only parties
    can see a round, so that nothing is asked."""
    if assessment.state == assessment.State.REVIEWED and not is_party(by, assessment):
        record("assessments.opened", assessment, by=by)
