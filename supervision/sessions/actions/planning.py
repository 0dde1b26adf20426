"""A session or a series is planned, and moved."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.people.models import Employment

from .. import emails
from ..models import Attendee, Session
from ..refusals import NotPlanned, WrongPerson, WrongTime
from ..rules import may_carry_out, may_plan_for
from .locking import locked
from .taking_over import take_over, whose_line

SHORTEST, LONGEST = 5, 480
MOST_AHEAD = timedelta(days=366)
MOST_IN_A_SERIES = 52


@transaction.atomic
def plan(*, employments, starts_at, minutes, place="", link="", kind="one_to_one", by) -> Session:
    """Plan a session for one, or a group for several. What is planned for the same people at the
    same time already stays the only one."""
    refuse_unless(bool(employments) and all(may_plan_for(by, one) for one in employments))
    if kind == Session.Kind.SHORT_NOTE or kind not in Session.Kind.values:
        raise WrongPerson("Choose what kind of session it is.")
    if kind != Session.Kind.GROUP and len(employments) != 1:
        raise WrongPerson("Only a group session is for more than one person.")
    _check(starts_at, minutes)
    session = _plan(employments, starts_at, minutes, place, link, kind, None, by)
    emails.planned([session], by=by)
    return session


@transaction.atomic
def plan_series(
    *, employments, starts_at, minutes, every_days, times, place="", link="", kind="one_to_one", by
) -> list[Session]:
    """Plan `times` sessions, `every_days` days apart, at the same time of day in London. They are
    told of in one message."""
    refuse_unless(bool(employments) and all(may_plan_for(by, one) for one in employments))
    if kind not in (Session.Kind.ONE_TO_ONE, Session.Kind.GROUP):
        raise WrongPerson("Choose what kind of session it is.")
    if kind != Session.Kind.GROUP and len(employments) != 1:
        raise WrongPerson("Only a group session is for more than one person.")
    if not 2 <= times <= MOST_IN_A_SERIES or not 1 <= every_days <= 366:
        raise WrongTime(f"Plan 2 to {MOST_IN_A_SERIES} sessions at once.")
    moments = [_days_later(starts_at, every_days * count) for count in range(times)]
    for moment in (moments[0], moments[-1]):
        _check(moment, minutes)
    series = uuid.uuid4()
    sessions = [
        _plan(employments, moment, minutes, place, link, kind, series, by) for moment in moments
    ]
    emails.planned(sessions, by=by)
    return sessions


def _days_later(moment, days: int):
    """The same time of day in London, whatever the clocks do in between."""
    local = timezone.localtime(moment)
    day = local.date() + timedelta(days=days)
    naive = datetime.combine(day, local.time().replace(tzinfo=None))
    return timezone.make_aware(naive)


def _check(starts_at, minutes) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise WrongTime(f"A session lasts {SHORTEST} to {LONGEST} minutes.")
    if starts_at > now() + MOST_AHEAD:
        raise WrongTime("Plan up to a year ahead.")
    if timezone.localdate(starts_at) < timezone.localdate(now()) - timedelta(days=31):
        raise WrongTime("Enter a day of the last month, or one to come.")


def _plan(employments, starts_at, minutes, place, link, kind, series, by) -> Session:
    held = Employment.objects.select_for_update(of=("self",))
    found = held.filter(pk__in=[one.pk for one in employments]).select_related("user")
    people = sorted(found, key=lambda one: one.pk)
    same = Session.objects.planned().filter(
        starts_at=starts_at, kind=kind, attendees__employment=people[0]
    )
    if already := same.first():
        return already
    session = Session.objects.create(
        kind=kind,
        series=series,
        supervisor=whose_line(people, by),
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        link=link,
        planned_by=by,
        planned_at=now(),
    )
    for one in people:
        Attendee.objects.create(session=session, employment=one, subject_id=one.user_id)
    record("supervision.planned", session, by=by, people=len(people))
    return session


@transaction.atomic
def move(*, session, starts_at, minutes, place, link, by) -> Session:
    """Give a planned session another time or place. Its people are told, and calendars change."""
    session = locked(session)
    refuse_unless(may_carry_out(by, session))
    wanted = (starts_at, minutes, place, link)
    if wanted == (session.starts_at, session.minutes, session.place, session.link):
        return session
    if not session.is_planned:
        raise NotPlanned("This session is not planned any more, so it can’t be moved.")
    _check(starts_at, minutes)
    take_over(session, by)
    session.starts_at, session.minutes, session.place, session.link = wanted
    session.sequence += 1
    session.save(update_fields=["starts_at", "minutes", "place", "link", "sequence"])
    record("supervision.moved", session, by=by)
    emails.moved(session, by=by)
    return session
