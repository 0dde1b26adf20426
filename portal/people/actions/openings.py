"""Opening another's records, for a reason and a time; and what was looked at meanwhile."""

from datetime import timedelta

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.policy.models import Setting

from ..emails import openings as emails
from ..models import Employment, Opening
from ..rules import may_approve, may_close, may_open

LOOKED = "record.looked"


class NotThatLong(Exception):
    """The time asked for is longer than the council allows."""


class NotThatDay(Exception):
    """Nobody may be told on that day: it is not to come, or too far off."""


def longest_hours() -> int:
    return Setting.objects.value("opening.longest_hours")


def last_day_to_tell():
    return today() + timedelta(days=Setting.objects.value("opening.tell_within_days"))


@transaction.atomic
def open_records(*, employment, reason, words, hours, by, told_later=False) -> Opening:
    """Open them at once and tell both parties; or, in an inquiry that they are to be told of later,
    ask somebody else first. What is open already, or asked for, stays as it is."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_open(by, employment, reason, told_later=told_later))
    there = employment.openings.standing().filter(by=by).first()
    if there:
        return there
    if not 0 < hours <= longest_hours():
        raise NotThatLong
    opening = Opening(
        employment=employment,
        subject=employment.user,
        by=by,
        reason=reason,
        words=words,
        hours=hours,
        told_later=told_later,
        asked_at=now(),
    )
    return _ask_another(opening) if told_later else _open_at_once(opening)


def _ask_another(opening) -> Opening:
    opening.save()
    record("opening.asked", opening, by=opening.by)
    emails.approval_wanted(opening)
    return opening


def _open_at_once(opening) -> Opening:
    _start(opening)
    opening.told_at = opening.starts_at
    opening.save()
    record("opening.started", opening, by=opening.by)
    emails.opened(opening)
    return opening


def _start(opening) -> None:
    opening.starts_at = now()
    opening.ends_at = opening.starts_at + opening.time


@transaction.atomic
def approve(*, opening, tell_on, by) -> Opening:
    """Let an inquiry begin, and say on which day both parties are told."""
    opening = locked(opening)
    if opening.approved_by == by:
        return opening
    refuse_unless(may_approve(by, opening))
    if not today() < tell_on <= last_day_to_tell():
        raise NotThatDay
    _start(opening)
    opening.approved_by, opening.approved_at, opening.tell_on = by, now(), tell_on
    opening.save()
    record("opening.approved", opening, by=by)
    emails.approval_answered(opening)
    return opening


@transaction.atomic
def refuse(*, opening, by) -> Opening:
    """Nothing is opened, and nobody else is told."""
    opening = locked(opening)
    if opening.refused_by == by:
        return opening
    refuse_unless(may_approve(by, opening))
    _refuse(opening, by)
    record("opening.refused", opening, by=by)
    emails.approval_answered(opening)
    return opening


def _refuse(opening, by) -> None:
    opening.refused_by, opening.refused_at = by, now()
    opening.save(update_fields=["refused_by", "refused_at"])


@transaction.atomic
def close(*, opening, by) -> Opening:
    """Before its time is over; or take back what was asked."""
    opening = locked(opening)
    refuse_unless(by == opening.by)
    if not may_close(by, opening):
        return opening
    if opening.is_asked:
        _refuse(opening, by)
        record("opening.taken_back", opening, by=by)
        return opening
    opening.ends_at = max(now(), opening.starts_at + timedelta(microseconds=1))
    opening.save(update_fields=["ends_at"])
    record("opening.closed", opening, by=by)
    return opening


@transaction.atomic
def tell_late(*, opening) -> Opening:
    """Tell both parties of an opening that they were to be told of later."""
    opening = locked(opening)
    if opening.told_at is None and opening.starts_at is not None:
        opening.told_at = now()
        opening.save(update_fields=["told_at"])
        record("opening.told", opening, by=None)
        emails.opened(opening)
    return opening


def note_look(*, looked_at, by) -> Opening | None:
    """Write that somebody looked at a record which only an opening lets them see, and give the
    opening; None for whoever sees it by their own part. Their queryset's `visible_by_right` says
    who does."""
    opening = looked_at.employment.openings.open_to(by).with_people().order_by("-ends_at").first()
    if opening is None:
        return None
    if type(looked_at).objects.visible_by_right(by).filter(pk=looked_at.pk).exists():
        return None
    record(LOOKED, looked_at, by=by, opening=opening.pk)
    return opening


def locked(opening) -> Opening:
    return (
        Opening.objects.select_for_update(of=("self",))
        .select_related("by", "subject", "employment__user", "approved_by", "refused_by")
        .get(pk=opening.pk)
    )
