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
    """Plan a session for one, or a group for several. What the same supervisor has planned for the
    same people at the same time already stays the only one; another length or place moves it."""
    people = _held(employments, by)
    if kind == Session.Kind.SHORT_NOTE or kind not in Session.Kind.values:
        raise WrongPerson("Choose what kind of session it is.")
    if kind != Session.Kind.GROUP and len(employments) != 1:
        raise WrongPerson("Only a group session is for more than one person.")
    _check(starts_at, minutes)
    session, is_new = _plan(people, starts_at, minutes, place, link, kind, None, by)
    if is_new:
        emails.planned([session], by=by)
    return session


@transaction.atomic
def plan_series(
    *, employments, starts_at, minutes, every_days, times, place="", link="", kind="one_to_one", by
) -> list[Session]:
    """Plan `times` sessions, `every_days` days apart, at the same time of day in London. They are
    told of in one message."""
    people = _held(employments, by)
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
    sessions = [_plan(people, at, minutes, place, link, kind, series, by) for at in moments]
    if new := [session for session, is_new in sessions if is_new]:
        emails.planned(new, by=by)
    return [session for session, _ in sessions]


def _held(employments, by) -> list[Employment]:
    """Held, so that the rule is asked of them as they are."""
    rows = Employment.objects.select_for_update(of=("self",)).select_related("user")
    people = list(rows.filter(pk__in=[one.pk for one in employments]).order_by("pk"))
    refuse_unless(bool(people) and all(may_plan_for(by, one) for one in people))
    return people


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


def _plan(people, starts_at, minutes, place, link, kind, series, by) -> tuple[Session, bool]:
    """The session, and whether it is new. Who covers plans for whom they cover."""
    where = {"starts_at": starts_at, "minutes": minutes, "place": place, "link": link}
    supervisor = whose_line(people, by)
    if already := _planned_before(people, starts_at, kind, supervisor):
        return move(session=already, by=by, **where), False
    session = Session.objects.create(
        kind=kind,
        series=series,
        supervisor=supervisor,
        planned_by=by,
        planned_at=now(),
        **where,
    )
    for one in people:
        Attendee.objects.create(session=session, employment=one, subject_id=one.user_id)
    record("supervision.planned", session, by=by, people=len(people))
    return session, True


def _planned_before(people, starts_at, kind, supervisor) -> Session | None:
    same = Session.objects.planned().filter(starts_at=starts_at, kind=kind, supervisor=supervisor)
    wanted = {one.pk for one in people}
    for one in same.prefetch_related("attendees"):
        if {there.employment_id for there in one.attendees.all()} == wanted:
            return one
    return None


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
    session.planned_at = now()  # As it stands: calendars are told when it changed last.
    session.save(update_fields=["starts_at", "minutes", "place", "link", "sequence", "planned_at"])
    record("supervision.moved", session, by=by)
    emails.moved(session, by=by)
    return session
