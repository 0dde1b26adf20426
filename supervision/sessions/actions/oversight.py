"""Who oversees the work of somebody who leads it and is no social worker, and what they found."""

from dataclasses import dataclass

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment
from portal.people.rules import is_qualified, is_same_person

from .. import emails
from ..models import Oversight, OversightCheck, Trigger, TriggerSeen
from ..refusals import AnsweredBefore, NotQualified, WrongCount, WrongPerson, WrongTime
from ..rules import may_set_oversight, oversees


@dataclass(frozen=True)
class Seen:
    """A trigger that came up since the last check, and how often."""

    trigger: Trigger
    times: int
    in_time: int
    lead_changed: int = 0

    @property
    def counts(self) -> tuple:
        return self.trigger.pk, self.times, self.in_time, self.lead_changed


@transaction.atomic
def set_oversight(*, employment, overseer, every_days, cover=None, by) -> Oversight:
    """From today. It ends the one before. The same again changes nothing."""
    employment = _held(employment)
    refuse_unless(may_set_oversight(by, employment))
    _check_people(employment, overseer, cover)
    before = Oversight.objects.filter(employment=employment, ends=None).first()
    if before is not None:
        asked = (overseer.pk, cover.pk if cover else None, every_days)
        if asked == (before.overseer_id, before.cover_id, before.every_days):
            return before
        _end(before)
    oversight = Oversight.objects.create(
        employment=employment,
        subject=employment.user,
        overseer=overseer,
        cover=cover,
        every_days=every_days,
        starts=today(),
        set_by=by,
        recorded_at=now(),
    )
    record("oversight.set", oversight, by=by, overseer=overseer.pk)
    emails.oversight_set(oversight)
    return oversight


@transaction.atomic
def end_oversight(*, oversight, by) -> Oversight:
    """From today nobody oversees. `by` is None for the portal, when the work is over."""
    employment = _held(oversight.employment)
    refuse_unless(may_set_oversight(by, employment))
    oversight = _locked(oversight)
    if oversight.ends is not None:
        return oversight
    _end(oversight)
    record("oversight.ended", oversight, by=by)
    return oversight


@transaction.atomic
def record_check(
    *, oversight, happened_on, children, of_children, decisions_written, seen=(), corrects=None, by
) -> OversightCheck:
    """What was looked at on a day, in counts. The same again stays one check."""
    oversight = _locked(oversight)
    refuse_unless(oversees(by, oversight))
    _check_day(oversight, happened_on)
    registration = by.registration_on(happened_on)
    if registration is None:
        raise NotQualified(
            "A check is made by a social worker whose registration was in date on that day. Ask "
            "who looks after registrations to put yours right."
        )
    counts = {
        "happened_on": happened_on,
        "children": children,
        "of_children": of_children,
        "decisions_written": decisions_written,
    }
    _check_counts(children, of_children, decisions_written, seen)
    if already := _same(oversight, counts, seen, corrects, by):
        return already
    _check_corrected(oversight, corrects)
    check = OversightCheck.objects.create(
        oversight=oversight,
        by=by,
        registration=registration,
        recorded_at=now(),
        corrects=corrects,
        **counts,
    )
    for one in seen:
        TriggerSeen.objects.create(
            check_made=check,
            trigger=one.trigger,
            times=one.times,
            in_time=one.in_time,
            lead_changed=one.lead_changed,
        )
    record("oversight.checked", check, by=by, oversight=oversight.pk)
    emails.checked(check)
    return check


def _held(employment) -> Employment:
    return (
        Employment.objects.select_for_update(of=("self",))
        .select_related("user", "organisation")
        .get(pk=employment.pk)
    )


def _locked(oversight) -> Oversight:
    return (
        Oversight.objects.select_for_update(of=("self",))
        .select_related("subject", "overseer", "employment__user")
        .get(pk=oversight.pk)
    )


def _end(oversight) -> None:
    oversight.ends = today()
    oversight.save(update_fields=["ends"])


def _check_people(employment, overseer, cover) -> None:
    for person in filter(None, (overseer, cover)):
        if is_same_person(person, employment.user):
            raise WrongPerson("Nobody oversees their own work. Choose somebody else.")
        if not is_qualified(person):
            raise NotQualified(
                f"{person} has no registration as a social worker that is in date. Choose somebody "
                "who has."
            )
    if cover is not None and is_same_person(cover, overseer):
        raise WrongPerson("Choose somebody else to cover, or nobody.")


def _check_day(oversight, day) -> None:
    if day > today():
        raise WrongTime("Enter today, or a day before it.")
    if not oversight.holds_on(day):
        raise WrongTime("Enter a day on which you oversaw this work.")


def _check_counts(children, of_children, decisions_written, seen) -> None:
    if children > of_children:
        raise WrongCount("You can’t have talked about more children than there are.")
    if decisions_written > children:
        raise WrongCount("Decisions can’t be written for more children than you talked about.")
    for one in seen:
        if not one.times or max(one.in_time, one.lead_changed) > one.times:
            raise WrongCount(
                f"{one.trigger.code}: it can’t be in time, or change the lead, more often than it "
                "came up."
            )
    if len({one.trigger.pk for one in seen}) < len(seen):
        raise WrongCount("Write each trigger once.")


def _same(oversight, counts, seen, corrects, by) -> OversightCheck | None:
    asked = {one.counts for one in seen}
    found = oversight.checks.standing().filter(by=by, corrects=corrects, **counts)
    for check in found.prefetch_related("triggers"):
        fields = ("trigger_id", "times", "in_time", "lead_changed")
        if {tuple(getattr(one, name) for name in fields) for one in check.triggers.all()} == asked:
            return check
    return None


def _check_corrected(oversight, corrects) -> None:
    if corrects is None:
        return
    refuse_unless(corrects.oversight_id == oversight.pk)
    if OversightCheck.objects.filter(corrects=corrects).exists():
        raise AnsweredBefore("This check was put right before. Put the newer one right.")
