"""What was agreed in a session: who does what by when; done, or dropped with a reason."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.rules import is_same_person
from portal.plain.finding import check

from ..models import AgreedAction, Session
from ..refusals import NothingSaid, WrongPerson, WrongTime
from ..rules import may_close_action, may_write
from .locking import locked, locked_action

State = AgreedAction.State


@transaction.atomic
def add_action(*, session, attendee, what, owner, by_when, declared=(), by) -> AgreedAction:
    """Write down what was agreed for one who is there: they see to it, or who holds the session.
    The same words that are open for them stay one action."""
    session = locked(session)
    refuse_unless(session.is_being_written and may_write(by, session))
    refuse_unless(attendee.session_id == session.pk)
    what = what.strip()
    if not what:
        raise NothingSaid("Say what was agreed.")
    if not any(is_same_person(owner, one) for one in (attendee.subject, session.supervisor)):
        raise WrongPerson("Choose who does it: one of the people on the page.")
    if by_when < session.happens_on:
        raise WrongTime("Enter the day of the session, or a later one.")
    same = AgreedAction.objects.open().filter(
        session=session, employment=attendee.employment_id, what=what, owner=owner
    )
    if already := same.first():
        return already
    are_declared = check(what, declared=declared)
    action = AgreedAction.objects.create(
        session=session,
        employment_id=attendee.employment_id,
        what=what,
        declared=" ".join(sorted(declared)),
        owner=owner,
        by_when=by_when,
        added_by=by,
        added_at=now(),
    )
    record("supervision.action_added", session, by=by, action=action.pk)
    if are_declared:
        record("words.declared", action, by=by)
    return action


@transaction.atomic
def finish_action(*, action, session=None, by) -> AgreedAction:
    """Done; `session` is the one in which that was said, where it was."""
    action = locked_action(action)
    refuse_unless(may_close_action(by, action))
    if action.state == State.DONE:
        return action
    return _close(action, State.DONE, session, by)


@transaction.atomic
def drop_action(*, action, why, session=None, declared=(), by) -> AgreedAction:
    """No longer needed, and why. It stays on the record as dropped."""
    action = locked_action(action)
    refuse_unless(may_close_action(by, action))
    why = why.strip()
    if action.state == State.DROPPED and action.why == why:
        return action
    if not why:
        raise NothingSaid("Say why it is no longer needed.")
    if check(why, declared=declared):
        record("words.declared", action, by=by)
    action.why = why
    return _close(action, State.DROPPED, session, by)


def _close(action, state, session, by) -> AgreedAction:
    if not action.is_open:
        raise WrongTime("This was closed already. It stays as it is.")
    if session is not None:
        refuse_unless(_is_of(session, action))
    action.state = state
    action.closed_by, action.closed_at, action.closed_in = by, now(), session
    action.save(update_fields=["state", "why", "closed_by", "closed_at", "closed_in"])
    record(f"supervision.action_{state}", action, by=by, on=today().toordinal())
    return action


def _is_of(session: Session, action) -> bool:
    return session.attendees.filter(employment=action.employment_id).exists()
