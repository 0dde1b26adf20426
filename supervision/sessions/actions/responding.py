"""What people say to a shared record, and what is added to a locked one."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.rules import is_same_person
from portal.plain.finding import check

from .. import emails
from ..deadlines import Deadlines
from ..models import Addendum, Response, Session, Shared
from ..refusals import AnsweredBefore, NothingSaid
from ..rules import may_add, may_answer, may_share_on
from .holding import lock_when_all_said
from .locking import locked

Answer = Response.Answer


@transaction.atomic
def respond(*, session, agrees, comment="", declared=(), by) -> Response:
    """Agree with a record, or say how one sees it differently. Both views stay. The last answer
    locks the record."""
    session = locked(session)
    answer, comment = (Answer.AGREES if agrees else Answer.DIFFERS), comment.strip()
    before = next((one for one in session.responses.all() if is_same_person(by, one.of)), None)
    if before:
        if (before.answer, before.comment) == (answer, comment):
            return before
        raise AnsweredBefore("You have answered this record already. Your answer stays.")
    refuse_unless(may_answer(by, session))
    if not agrees and not comment:
        raise NothingSaid("Say what you see differently.")
    are_declared = check(comment, declared=declared)
    response = Response.objects.create(
        session=session,
        of=_asked(session, by),
        answer=answer,
        comment=comment,
        responded_at=now(),
    )
    record("supervision.answered", session, by=by)
    if are_declared:
        record("words.declared", response, by=by)
    lock_when_all_said(session)
    emails.answered(response)
    return response


def _asked(session, by):
    """The account for which the session was: another of the same person's may answer."""
    there = session.attendees.all()
    return next(one.subject for one in there if is_same_person(by, one.subject))


def answer_for_the_silent(day=None) -> int:
    """Note that no answer came in time, and lock. Gives how many answers that was. A person on
    leave is not silent: the service reminds, and the days are the council's."""
    day = day or today()
    deadlines = Deadlines()
    waiting = Session.objects.filter(state="shared").only("pk", "shared_at")
    late = [one.pk for one in waiting if deadlines.answer_by(one) < day]
    return sum(_note_silence(pk) for pk in late)


@transaction.atomic
def _note_silence(pk) -> int:
    session = locked(Session(pk=pk))
    if not session.is_shared:
        return 0
    silent = [one for one in session.attendees.all() if may_answer(one.subject, session)]
    for attendee in silent:
        Response.objects.create(
            session=session, of=attendee.subject, answer=Answer.NO_ANSWER, responded_at=now()
        )
    lock_when_all_said(session)
    return len(silent)


@transaction.atomic
def add_addendum(*, session, text, declared=(), by) -> Addendum:
    """Add to a locked record. The same words of the same person are added once."""
    session = locked(session)
    refuse_unless(may_add(by, session))
    text = text.strip()
    if not text:
        raise NothingSaid("Write what you want to add.")
    if same := session.addenda.filter(by=by, text=text).first():
        return same
    are_declared = check(text, declared=declared)
    addendum = Addendum.objects.create(session=session, by=by, text=text, added_at=now())
    record("supervision.added", session, by=by, addendum=addendum.pk)
    if are_declared:
        record("words.declared", addendum, by=by)
    emails.added(addendum)
    return addendum


@transaction.atomic
def share_on(*, session, with_whom, by) -> Shared:
    """Let whoever supervises one now read a locked record of before."""
    session = locked(session)
    refuse_unless(may_share_on(by, session, with_whom))
    shared, is_new = Shared.objects.get_or_create(
        session=session, with_whom=with_whom, defaults={"by": by, "shared_at": now()}
    )
    if is_new:
        record("supervision.shared_on", session, by=by, with_whom=with_whom.pk)
        emails.shared_on(shared)
    return shared
