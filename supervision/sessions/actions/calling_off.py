"""A session that did not come about: why, and whose gap it was."""

from django.db import transaction
from django.utils import timezone

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails
from ..models import Session
from ..refusals import NothingSaid, NotPlanned, WrongTime
from ..rules import holds_session, is_for, may_call_off
from .locking import locked
from .taking_over import take_over

State = Session.State


@transaction.atomic
def call_off(*, session, state, gap, why, declared=(), by) -> Session:
    """Cancel a session before its day, or note that it was missed. `gap` says whose it was: the
    service's is never counted against the practitioner."""
    session = locked(session)
    refuse_unless(is_for(by, session) or holds_session(by, session))
    why = why.strip()
    if (session.state, session.gap, session.why) == (state, gap, why):
        return session
    if not session.is_planned:
        raise NotPlanned("This session is not planned any more.")
    refuse_unless(may_call_off(by, session))
    if state not in Session.CALLED_OFF or gap not in Session.Gap.values:
        raise NothingSaid("Say what happened, and whose gap it was.")
    if not why:
        raise NothingSaid("Say why in a few words. Leave out health and other private things.")
    if state == State.MISSED and timezone.localdate(session.starts_at) > today():
        raise WrongTime("This session is still to come. Cancel it instead.")
    if check(why, declared=declared):
        record("words.declared", session, by=by)
    if not is_for(by, session):
        take_over(session, by)
    session.state, session.gap, session.why = state, gap, why
    session.called_off_at = now()
    session.sequence += 1
    session.save(update_fields=["state", "gap", "why", "called_off_at", "sequence"])
    record(f"supervision.{state}", session, by=by)
    emails.called_off(session, by=by)
    return session
