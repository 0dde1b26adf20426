"""planned → held → shared → locked."""

from django.db import transaction
from django.utils import timezone

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment

from .. import emails
from ..models import AgendaPoint, Attendee, Session
from ..refusals import NotPlanned, StillEmpty, WordsToChange, WrongPerson, WrongTime
from ..rules import may_carry_out, may_plan_for
from .locking import locked
from .taking_over import take_over

State = Session.State
NOTE_MINUTES = 15


@transaction.atomic
def hold(*, session, away=(), by) -> Session:
    """The session is under way or was held: its record opens for writing. In a group `away` are
    those who did not come. What was on the agenda of the last one and not talked about comes
    along."""
    session = locked(session)
    refuse_unless(may_carry_out(by, session))
    if session.state in Session.CAME_ABOUT:
        return session
    if not session.is_planned:
        raise NotPlanned("This session was called off. Plan a new one.")
    if timezone.localdate(session.starts_at) > today():
        raise WrongTime("This session is still to come. Move it to the day on which it was held.")
    take_over(session, by)
    gone = {one.pk for one in away}
    if session.is_group and all(one.pk in gone for one in session.attendees.all()):
        raise WrongPerson("Tick who is there. If nobody came, say that it was missed.")
    _carry_points(session)
    for attendee in session.attendees.all():
        if session.is_group and attendee.pk in gone:
            attendee.was_away = True
            attendee.save(update_fields=["was_away"])
    session.state, session.held_at = State.HELD, now()
    session.save(update_fields=["state", "held_at"])
    record("supervision.held", session, by=by)
    return session


def _carry_points(session) -> None:
    """Of those two: not a cover's, nor a short note's; and not while its record is being written,
    where a point may be ticked yet. That one's come along the time after."""
    if session.is_group:
        return
    employment = session.attendees.all()[0].employment
    before = Session.objects.for_employment(employment).filter(
        supervisor=session.supervisor_id, state__in=Session.CAN_BE_READ
    )
    before = before.exclude(kind__in=[Session.Kind.GROUP, Session.Kind.SHORT_NOTE])
    left = AgendaPoint.objects.filter(session__in=before.values("pk"), carried_to=None)
    for point in left.not_yet():
        AgendaPoint.objects.create(
            session=session,
            by_id=point.by_id,
            text=point.text,
            declared=point.declared,
            added_at=now(),
            carried_from=point,
        )


@transaction.atomic
def note_short(*, employment, by) -> Session:
    """Begin a dated note of a short conversation. One that is being written goes on."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_plan_for(by, employment))
    open_ = Session.objects.for_employment(employment).filter(
        kind="short_note", state="held", supervisor=by
    )
    if already := open_.first():
        return already
    session = Session.objects.create(
        kind=Session.Kind.SHORT_NOTE,
        supervisor=by,
        state=State.HELD,
        starts_at=now(),
        minutes=NOTE_MINUTES,
        planned_by=by,
        planned_at=now(),
        held_at=now(),
    )
    Attendee.objects.create(session=session, employment=employment, subject_id=employment.user_id)
    record("supervision.held", session, by=by)
    return session


@transaction.atomic
def share(*, session, by) -> Session:
    """Give the record to those for whom it is, to say what they think of it. Its words stay from
    now on. WordsToChange where some may point to a family."""
    session = locked(session)
    refuse_unless(may_carry_out(by, session))
    if session.can_be_read:
        return session
    refuse_unless(session.is_being_written)
    written = [one for one in session.entries.select_related("heading") if one.text.strip()]
    if not written:
        raise StillEmpty("Nothing is written yet. Write something first.")
    if parts := [one for one in written if one.points_to_family]:
        raise WordsToChange(parts)
    session.state, session.shared_by, session.shared_at = State.SHARED, by, now()
    session.save(update_fields=["state", "shared_by", "shared_at"])
    record("supervision.shared", session, by=by)
    emails.shared(session)
    lock_when_all_said(session)
    return session


def lock_when_all_said(session) -> None:
    """Lock a shared record of which everybody has said what they think; `session` is held."""
    asked = session.attendees.filter(was_away=False).values_list("subject", "subject__merged_into")
    said = session.responses.values_list("of", "of__merged_into")
    answered = {account for pair in said for account in pair if account}
    if all(answered & {one for one in pair if one} for pair in asked):
        session.state, session.locked_at = State.LOCKED, now()
        session.save(update_fields=["state", "locked_at"])
        record("supervision.locked", session, by=None)
