"""A person's passport link: what it shows and until when is its owner's to say, and to end."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from portal.access import refuse_unless
from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.people.rules import is_same_person

from ..models import Completion, Passport
from ..refusals import CannotShare
from .holding import hold

MOST_MONTHS = 12
A_DAY = timedelta(days=1)


def latest_day():
    """The last day on which a link made today may still be read."""
    return months_after(today(), MOST_MONTHS)


@transaction.atomic
def make_passport(
    *, shows, last_day, completions=(), shows_name=True, shows_codes=True, by
) -> Passport:
    """A new link to one's own record. One that was there before gives nothing from now on."""
    hold(by)
    if not today() <= last_day <= latest_day():
        raise CannotShare("Choose a day from today until a year from now.")
    if shows_codes and not shows_name:
        raise CannotShare("A certificate says your name. Show your name too, or leave them out.")
    chosen = _chosen(shows, completions, by)
    for before in _locked().filter(user=by, ended_at__isnull=True):
        _end(before, by=by)
    passport = Passport.objects.create(
        user=by,
        shows=shows,
        shows_name=shows_name,
        shows_codes=shows_codes,
        starts=today(),
        ends=last_day + A_DAY,
        made_at=now(),
    )
    passport.completions.set(chosen)
    record("passport.made", passport, by=by)
    return passport


def _chosen(shows, completions, by) -> list[Completion]:
    if shows != Passport.Shows.CHOSEN:
        return []
    asked = {one.pk for one in completions}
    own = list(Completion.objects.of(by).filter(pk__in=asked))
    refuse_unless(len(own) == len(asked))
    if not own:
        raise CannotShare("Choose at least one course to show.")
    return own


@transaction.atomic
def end_passport(*, passport, by) -> Passport:
    """From this moment on it gives nothing. A second click changes nothing."""
    hold(by)
    passport = _locked().select_related("user").get(pk=passport.pk)
    refuse_unless(is_same_person(by, passport.user))
    if passport.ended_at is None:
        _end(passport, by=by)
    return passport


def _end(passport, *, by) -> None:
    passport.ended_at = now()
    passport.save(update_fields=["ended_at"])
    record("passport.ended", passport, by=by)


@transaction.atomic
def read_passport(*, passport) -> bool:
    """Count that somebody read it, and say whether they may. It is one step, so that nobody reads
    a link that was ended meanwhile. Who it was is not kept, in the journal neither."""
    there = Passport.objects.readable().filter(pk=passport.pk)
    return there.update(reads=F("reads") + 1, last_read_on=today()) == 1


@transaction.atomic
def end_unreadable() -> int:
    """Links that ran out, or whose owner's account was closed or merged, end for good: they would
    not come back with the account. How many."""
    over = list(Passport.objects.of_nobody().select_for_update(of=("self",)))
    for passport in over:
        _end(passport, by=None)
    return len(over)


def _locked():
    """Links of which whoever comes second, the nightly step too, sees what the first one did."""
    return Passport.objects.select_for_update(of=("self",))
