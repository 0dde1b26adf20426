"""Who may do what with a self-assessment; each rule is of `(viewer, …) -> bool`."""

from portal.dates import today
from portal.people.rules import holds_grant_over, is_qualified, is_same_person, supervises


def is_own(viewer, assessment) -> bool:
    return is_same_person(viewer, assessment.employment.user)


def is_party(viewer, assessment) -> bool:
    """The practitioner and those who supervise them. Others may open it for a reason, such as a
    second look, and that is journalled."""
    return is_own(viewer, assessment) or supervises(viewer, assessment.employment)


def may_start(viewer, employment) -> bool:
    return is_same_person(viewer, employment.user)


def may_answer(viewer, assessment) -> bool:
    """A draft is the practitioner's own, and nobody else's: to write, to send and to withdraw."""
    return is_own(viewer, assessment) and assessment.is_draft


def may_change(viewer, assessment, rating) -> bool:
    """After a return only the answers that were sent back are open. `rating` may be None."""
    if not may_answer(viewer, assessment):
        return False
    return not assessment.was_returned or (rating is not None and rating.reopened)


def may_review(viewer, assessment) -> bool:
    """Whoever supervises the person today reviews what was sent. Nobody reviews themselves."""
    return (
        assessment.state == assessment.State.SUBMITTED
        and not is_own(viewer, assessment)
        and supervises(viewer, assessment.employment)
    )


def may_look_again(viewer, assessment) -> bool:
    """A second look at the safety statements of a reviewed round: by a practice supervisor of the
    place with a registration in date, once, where no qualified social worker confirmed them and no
    later round did."""
    return (
        assessment.state == assessment.State.REVIEWED
        and not is_own(viewer, assessment)
        and holds_grant_over(viewer, "practice_supervisor", assessment.employment)
        and is_qualified(viewer)
        and needs_second_look(assessment)
    )


def needs_second_look(assessment) -> bool:
    rounds = type(assessment).objects.with_a_second_look_to_take()
    return rounds.filter(pk=assessment.pk).exists()


def may_respond(viewer, review) -> bool:
    return is_own(viewer, review.assessment)


def may_plan(viewer, employment) -> bool:
    """A development plan is the practitioner's and of those who supervise them: each of them adds,
    moves and closes steps, for as long as the person works there."""
    is_party = is_same_person(viewer, employment.user) or supervises(viewer, employment)
    return is_party and employment.holds_on(today())
