from portal.journal.actions import record
from portal.people.actions.openings import note_look

from ..rules import is_party


def note_opening(*, assessment, by) -> None:
    """Journal that somebody who is not a party to a round opened it. Before a review only parties
    can see a round, and those who opened the person's records with a reason: the round then tells
    by its `read_through` what lets them."""
    assessment.read_through = note_look(looked_at=assessment, by=by)
    if assessment.read_through:
        return
    if assessment.state == assessment.State.REVIEWED and not is_party(by, assessment):
        record("assessments.opened", assessment, by=by)
