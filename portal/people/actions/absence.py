"""Time away, and who covers. Why somebody is away is nobody's business: no field asks."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import in_words, today
from portal.journal.actions import record

from ..emails import cover as emails
from ..models import Absence, Cover, User
from ..querysets.absence import away_on
from ..rules.absence import may_cover, may_set_cover

LONGEST_COVER = timedelta(days=366)


class CannotCover(Exception):
    """Cover can't be set so; `field` is the one of the form that the message is about."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field = field


@transaction.atomic
def start_absence(*, employment, starts, by, ends=None) -> Absence:
    """A part of a change whose rule was asked. The database holds no two open ones."""
    absence = Absence.objects.create(
        employment=employment, starts=starts, ends=ends, recorded_by=by
    )
    record("absence.started", absence, by=by)
    return absence


@transaction.atomic
def end_absence(*, absence, day, by) -> Absence:
    absence.ends = max(day, absence.starts)
    absence.save(update_fields=["ends"])
    record("absence.ended", absence, by=by)
    return absence


@transaction.atomic
def set_cover(*, absent, covering, starts, ends, by) -> Cover:
    """Let `covering` do the supervisor's part from `starts` until the day before `ends`. The very
    same again changes nothing."""
    absent = User.objects.select_for_update().get(pk=absent.pk)
    if not may_set_cover(by, absent):
        raise PermissionDenied
    same = {"absent": absent, "covering": covering, "starts": starts, "ends": ends}
    there = Cover.objects.filter(**same).first()
    if there:
        return there
    _refuse_wrong_days(starts, ends)
    _refuse_wrong_person(absent, covering, starts)
    other = absent.covered_by.overlapping(starts, ends).select_related("covering").first()
    if other:
        until = other.ends - timedelta(days=1)
        raise CannotCover(
            "starts",
            f"{other.covering} covers from {in_words(other.starts)} to {in_words(until)} already. "
            "End that cover first, or choose other days.",
        )
    cover = Cover.objects.create(**same, set_by=by)
    record("cover.set", cover, by=by)
    emails.cover_set(cover, by=by)
    return cover


def _refuse_wrong_days(starts, ends) -> None:
    if ends <= starts:
        raise CannotCover("ends", "The last day can’t come before the first day.")
    if ends <= today():
        raise CannotCover("ends", "Choose a last day that has not passed.")
    if ends - starts > LONGEST_COVER:
        raise CannotCover("ends", "Cover lasts a year at most. Choose an earlier last day.")


def _refuse_wrong_person(absent, covering, starts) -> None:
    if covering in (absent, absent.merged_into) or covering.merged_into == absent:
        raise CannotCover("covering", "Nobody covers for themselves. Choose somebody else.")
    if not (covering.is_active and covering.employments.current().exists()):
        raise CannotCover("covering", f"{covering} doesn’t work here now. Choose somebody else.")
    if not may_cover(covering, absent):
        raise CannotCover(
            "covering",
            f"{covering} doesn’t work where {absent}’s people do. Choose somebody who does.",
        )
    if User.objects.filter(away_on(max(starts, today())), pk=covering.pk).exists():
        raise CannotCover(
            "covering", f"{covering} isn’t available on those days. Choose somebody else."
        )


@transaction.atomic
def end_cover(*, cover, by, day=None) -> Cover | None:
    """End cover early: from `day` on, today unless told, it does not hold. One that has not begun
    is taken away; None then. `by` is None for what follows from a change in somebody's job."""
    cover = Cover.objects.select_for_update(of=("self",)).get(pk=cover.pk)
    if by is not None and not may_set_cover(by, cover.absent):
        raise PermissionDenied
    day = day or today()
    if cover.ends <= day:
        return cover
    record("cover.ended", cover, by=by)
    emails.cover_ended(cover, day)
    if cover.starts >= day:
        cover.delete()
        return None
    cover.ends = day
    cover.save(update_fields=["ends"])
    return cover
