"""Who may do what with a self-assessment; each rule is of `(viewer, …) -> bool`."""

from portal.dates import today
from portal.people.querysets import is_person
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
    later round did. By somebody else than who reviewed it."""
    return (
        assessment.state == assessment.State.REVIEWED
        and not is_own(viewer, assessment)
        and holds_grant_over(viewer, "practice_supervisor", assessment.employment)
        and is_qualified(viewer)
        and not assessment.reviews.filter(is_person(viewer, "by")).exists()
        and needs_second_look(assessment)
    )


def needs_second_look(assessment) -> bool:
    rounds = type(assessment).objects.with_a_second_look_to_take()
    return rounds.filter(pk=assessment.pk).exists()


def owns(viewer, piece) -> bool:
    """A piece of evidence is its owner’s alone: to change, to share, to send and to throw away."""
    return piece.removed_at is None and is_same_person(viewer, piece.employment.user)


def may_remind_reviewer(viewer, assessment) -> bool:
    """The practitioner reminds whoever has what they sent."""
    return is_own(viewer, assessment) and assessment.state == assessment.State.SUBMITTED


def may_remind(viewer, employment) -> bool:
    """Whoever supervises a person today reminds them of what they have to send."""
    return supervises(viewer, employment)


def may_respond(viewer, review) -> bool:
    return is_own(viewer, review.assessment)


def may_ask_confirmer(viewer, assessment) -> bool:
    """Whoever reviews a round may ask a colleague who knows an area of it better."""
    return may_review(viewer, assessment)


def reports_to(user, person) -> bool:
    """Does the person supervise the user, or cover for who does? Then the user gives no level of
    theirs: it would be hard to say no."""
    return user.supervision_received.held_by(person.merged_into or person).exists()


def may_ask_outside(viewer, assessment) -> bool:
    """The practitioner for their own round, and whoever reviews it: then the practitioner is asked
    before anything is shown."""
    return may_review(viewer, assessment) or (
        is_own(viewer, assessment) and assessment.state == assessment.State.SUBMITTED
    )


def may_take_back(viewer, confirmer) -> bool:
    """Whoever supervises the person; and the practitioner, where somebody outside was asked. While
    answers are with the practitioner, too: what was asked need not wait for them."""
    assessment = confirmer.assessment
    if assessment.state not in assessment.OPEN:
        return False
    if is_own(viewer, assessment):
        return confirmer.is_outside
    return supervises(viewer, assessment.employment)


def may_say_yes(viewer, confirmer) -> bool:
    """Only the practitioner lets somebody outside see an area of theirs."""
    return is_own(viewer, confirmer.assessment)


def may_confirm(viewer, assessment, domain_id) -> bool:
    """A colleague who was asked for that area, until they are done with it."""
    return (
        assessment.state == assessment.State.SUBMITTED
        and not is_own(viewer, assessment)
        and assessment.confirmers.asked_of(viewer).open().filter(domain=domain_id).exists()
    )


def may_ask_opinion(viewer, confirmation) -> bool:
    """The practitioner, of a level that counts: not of one that another review confirmed anew."""
    assessment = confirmation.review.assessment
    return is_own(viewer, assessment) and assessment.employment.holds_on(today())


def may_give_opinion(viewer, opinion) -> bool:
    """The one who was asked by name, as long as they are practice supervisor of the place."""
    employment = opinion.assessment.employment
    return (
        is_same_person(viewer, opinion.asked_of)
        and not is_own(viewer, opinion.assessment)
        and holds_grant_over(viewer, "practice_supervisor", employment)
    )


def may_take_opinion_back(viewer, opinion) -> bool:
    return is_own(viewer, opinion.assessment)


def may_plan(viewer, employment) -> bool:
    """A development plan is the practitioner's and of those who supervise them: each of them adds,
    moves and closes steps, for as long as the person works there."""
    is_party = is_same_person(viewer, employment.user) or supervises(viewer, employment)
    return is_party and employment.holds_on(today())
