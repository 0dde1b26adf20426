"""When sessions are."""

from portal.dates import clock, on_day
from portal.notices.actions import tell
from portal.people.rules import is_same_person


def when(session) -> str:
    """“Thursday 3 December 2026 at 2:30pm”."""
    return f"{on_day(session.happens_on)} at {clock(session.starts_at)}"


def _others(session, by) -> list:
    """The people of a session but the one who did it."""
    everyone = [session.supervisor, *(one.subject for one in session.attendees.all())]
    return [one for one in everyone if not is_same_person(by, one)]


def planned(sessions, *, by) -> None:
    first, more = sessions[0], len(sessions) - 1
    and_more = f" {more} more are planned after it." if more > 1 else ""
    and_more = " One more is planned after it." if more == 1 else and_more
    for person in _others(first, by):
        tell(
            to=person,
            key=f"supervision.planned.{first.pk}",
            title=f"Supervision on {when(first)}",
            why=f"{by} planned it with you.{and_more} Add what you want to talk about before then.",
            url=first.get_absolute_url(),
            button="See the agenda",
            ask=f"{by}",
            daily=True,
        )


def moved(session, *, by) -> None:
    for person in _others(session, by):
        tell(
            to=person,
            key=f"supervision.moved.{session.pk}.{session.sequence}",
            title=f"Supervision has moved to {when(session)}",
            why=f"{by} changed the time or the place. Your calendar file changes too.",
            url=session.get_absolute_url(),
            button="See when and where",
            ask=f"{by}",
        )


def called_off(session, *, by) -> None:
    """A session that was missed is talked about, so only a cancelled one is told."""
    if session.state != session.State.CANCELLED:
        return
    for person in _others(session, by):
        tell(
            to=person,
            key=f"supervision.cancelled.{session.pk}",
            title=f"Supervision on {when(session)} is cancelled",
            why=f"{by} cancelled it. Plan a new one soon, so that the gap stays short.",
            url=session.get_absolute_url(),
            button="See it",
            ask=f"{by}",
        )
