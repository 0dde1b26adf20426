"""The agenda before a session and its record while it is open. All who are there write; a page that
was opened before somebody else's save is told so, and neither text is lost."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.plain.finding import check, digest_of, find

from ..models import AgendaPoint, Entry, Heading
from ..refusals import NothingSaid, Stale
from ..rules import holds_session, may_write
from .locking import locked


@transaction.atomic
def add_point(*, session, text, declared=(), by) -> AgendaPoint:
    """Put something on the agenda. The same words of the same person stay one point."""
    session = locked(session)
    refuse_unless(may_write(by, session))
    text = text.strip()
    if not text:
        raise NothingSaid("Say what you want to talk about.")
    if same := session.points.filter(by=by, text=text).first():
        return same
    are_declared = check(text, declared=declared)
    point = AgendaPoint.objects.create(
        session=session, by=by, text=text, declared=" ".join(sorted(declared)), added_at=now()
    )
    record("supervision.point_added", session, by=by, point=point.pk)
    if are_declared:
        record("words.declared", point, by=by)
    return point


@transaction.atomic
def offer_point(*, session, text, by) -> AgendaPoint:
    """Put a line that the portal offered on the agenda, once, whoever does it first. Its words are
    titles, numbers and what was looked through when it was written: nobody declares them anew."""
    session = locked(session)
    refuse_unless(may_write(by, session))
    if same := session.points.filter(text=text).first():
        return same
    digest = digest_of(find(text))
    point = AgendaPoint.objects.create(
        session=session, by=by, text=text, declared=digest, added_at=now()
    )
    record("supervision.point_added", session, by=by, point=point.pk)
    return point


@transaction.atomic
def tick_point(*, point, talked_about, by) -> AgendaPoint:
    session = locked(point.session)
    refuse_unless(may_write(by, session))
    if point.talked_about != talked_about:
        point.talked_about = talked_about
        point.save(update_fields=["talked_about"])
    return point


@transaction.atomic
def save_entry(*, session, heading, text, edit, declared="", by) -> Entry:
    """Write under a heading. `edit` is the count of saves that the page was opened at; the same
    words are not saved again, whatever the count. A draft is kept whatever its words are."""
    session = locked(session)
    refuse_unless(session.is_being_written and may_write(by, session))
    if heading.of != Heading.Of.RECORD:
        raise NothingSaid("Choose a heading of the record.")
    entry = session.entries.filter(heading=heading).first() or Entry(
        session=session, heading=heading
    )
    if (entry.text, entry.declared) == (text, declared):
        return entry
    if edit != entry.edit:
        raise Stale(entry)
    is_declared = not set(declared.split()) <= set(entry.declared.split())
    entry.text, entry.declared = text, declared
    entry.edit += 1
    entry.saved_by, entry.saved_at = by, now()
    entry.save()
    if is_declared:
        record("words.declared", entry, by=by)
    return entry


@transaction.atomic
def tick_decisions(*, session, written, by):
    """Say whether the decisions about children were written in the case system: yes, no, or None
    where none were made. Who holds the session says it."""
    session = locked(session)
    refuse_unless(session.is_being_written and holds_session(by, session))
    if session.decisions_written != written:
        session.decisions_written = written
        session.save(update_fields=["decisions_written"])
        record("supervision.decisions_ticked", session, by=by)
    return session
