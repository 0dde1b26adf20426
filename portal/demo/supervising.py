"""Supervision in the story: agreements, sessions, records."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from supervision.sessions import actions
from supervision.sessions.models import Agreement, Heading, Session

from .days import on
from .people import employment_of, who


def working(day):
    """The day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def agree(key, day, *, by: str, words: dict) -> Agreement:
    """Written by the supervisor, and agreed by both two days later."""
    with on(day, 14):
        agreement = actions.begin_agreement(
            employment=employment_of(key), supervisor=who(by), by=who(by)
        )
        for part in agreement.parts.select_related("heading"):
            if text := words.get(part.heading.code):
                actions.save_part(
                    agreement=agreement, heading=part.heading, text=text, edit=0, by=who(by)
                )
        actions.offer(agreement=agreement, by=who(by))
    with on(day + timedelta(days=2), 9, 20):
        return actions.agree(agreement=agreement, by=who(key))


def plan(key, day, *, by: str, planned_on, place="Mill Lane, room 2", hour=10) -> Session:
    with on(planned_on, 12):
        return actions.plan(
            employments=[employment_of(key)],
            starts_at=timezone.make_aware(datetime.combine(day, time(hour))),
            minutes=90,
            place=place,
            by=who(by),
        )


def point(session, day, text, *, by: str) -> None:
    with on(day, 15):
        actions.add_point(session=session, text=text, by=who(by))


def hold(session, *, by: str, words: dict) -> Session:
    """Held on its day, with something under these headings."""
    with on(session.happens_on, 10, 30):
        session = actions.hold(session=session, by=who(by))
        for code, text in words.items():
            heading = Heading.objects.get(of=Heading.Of.RECORD, code=code, in_use=True)
            actions.save_entry(session=session, heading=heading, text=text, edit=0, by=who(by))
        for one in session.points.all():
            actions.tick_point(point=one, talked_about=True, by=who(by))
    return session


def action(session, what, *, owner: str, by: str, by_when):
    with on(session.happens_on, 11, 15):
        return actions.add_action(
            session=session,
            attendee=session.attendees.get(),
            what=what,
            owner=who(owner),
            by_when=by_when,
            by=who(by),
        )


def share(session, *, by: str) -> Session:
    with on(session.happens_on + timedelta(days=1), 9, 10):
        actions.tick_decisions(session=session, written=True, by=who(by))
        return actions.share(session=session, by=who(by))


def respond(session, day, *, by: str, comment="") -> None:
    with on(day, 16):
        actions.respond(session=session, agrees=True, comment=comment, by=who(by))


def missed(session, *, by: str, why: str) -> None:
    with on(session.happens_on, 17):
        actions.call_off(session=session, state="missed", gap="service", why=why, by=who(by))
