"""Who plans, holds, writes, answers and adds to a session."""

from portal.people.models import SupervisionLine
from portal.people.rules import is_same_person, supervises


def may_plan_for(viewer, employment) -> bool:
    """Whoever supervises the person today, or covers for who does; never for oneself."""
    return not is_same_person(viewer, employment.user) and supervises(viewer, employment)


def holds_session(viewer, session) -> bool:
    """By this account or another of theirs, or as cover for who was to hold it, today. What is only
    planned is held by who supervises the person today: a former supervisor leaves it to them."""
    if is_for(viewer, session):
        return False
    if session.is_planned:
        return _is_to_hold(viewer, session)
    return _is_holder(viewer, session)


def _is_holder(viewer, session) -> bool:
    covers = viewer.covers.current().filter(absent=session.supervisor_id)
    return is_same_person(viewer, session.supervisor) or covers.exists()


def _is_to_hold(viewer, session) -> bool:
    jobs = {one.employment_id for one in session.attendees.all()}
    lines = SupervisionLine.objects.not_over().filter(employment__in=jobs)
    mine = set(lines.held_by(viewer).values_list("employment", flat=True))
    if _is_holder(viewer, session):
        return bool(mine)
    return mine == jobs and has_left(session)


def has_left(session) -> bool:
    """Does who was to hold it supervise none of its people any more?"""
    jobs = [one.employment_id for one in session.attendees.all()]
    lines = SupervisionLine.objects.current().not_over().filter(employment__in=jobs)
    return not lines.filter(supervisor=session.supervisor_id).exists()


def is_for(viewer, session) -> bool:
    """Is it for this person: theirs alone, or with others in a group?"""
    return any(is_same_person(viewer, one.subject) for one in session.attendees.all())


def is_party(viewer, session) -> bool:
    return is_for(viewer, session) or is_same_person(viewer, session.supervisor)


def may_carry_out(viewer, session) -> bool:
    """Move, hold and share: who holds it."""
    return holds_session(viewer, session)


def may_call_off(viewer, session) -> bool:
    """Either may: who holds it, and in a session for one the practitioner."""
    one = not session.is_group and is_for(viewer, session)
    return session.is_planned and (one or holds_session(viewer, session))


def may_write(viewer, session) -> bool:
    """In the record, while it is open: all who are there. The agenda fills before."""
    is_open = session.is_planned or session.is_being_written
    there = (one.subject for one in session.attendees.all() if not one.was_away)
    is_there = any(is_same_person(viewer, one) for one in there)
    return is_open and (is_there or holds_session(viewer, session))


def may_answer(viewer, session) -> bool:
    """Say what one thinks of a record: those for whom it is, once, as long as it waits."""
    there = [one for one in session.attendees.all() if is_same_person(viewer, one.subject)]
    said = any(is_same_person(viewer, one.of) for one in session.responses.all())
    return session.is_shared and any(not one.was_away for one in there) and not said


def may_add(viewer, session) -> bool:
    """Add to a locked record: its people. Whoever covers or comes after them does not."""
    return session.is_locked and is_party(viewer, session)


def may_share_on(viewer, session, with_whom) -> bool:
    """Let a later supervisor read a locked record: the practitioner, never of a group."""
    if not session.is_locked or session.is_group or not is_for(viewer, session):
        return False
    return any(supervises(with_whom, one.employment) for one in session.attendees.all())


def may_close_action(viewer, action) -> bool:
    """Done or dropped by who it is for, who sees to it, or who supervises them today."""
    people = (action.employment.user, action.owner)
    own = any(is_same_person(viewer, one) for one in people)
    return own or supervises(viewer, action.employment)
