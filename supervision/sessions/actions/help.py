"""“I’m out of my depth”: who is told, and who takes it up."""

from datetime import timedelta

from django.db import transaction
from django.tasks import task

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment
from portal.policy.models import Setting

from .. import emails
from ..models import CallForHelp, Consultation
from ..refusals import WrongPerson, WrongTime
from ..rules import may_call_for_help, may_consult, may_take_up
from ..who_helps import called_of, told_by


@transaction.atomic
def call_for_help(*, employment, by) -> CallForHelp:
    """Tell at once who oversees the work, who covers and who supervises. As long as one waits, it
    stays one. Nothing is kept but the time."""
    held = Employment.objects.select_for_update(of=("self",)).select_related("user")
    employment = held.get(pk=employment.pk)
    refuse_unless(may_call_for_help(by, employment))
    if waiting := employment.calls_for_help.waiting().first():
        return waiting
    told = told_by(employment)
    if not told:
        raise WrongPerson("There is nobody whom we can tell. Ring the duty team.")
    call = CallForHelp.objects.create(
        employment=employment, subject=employment.user, asked_at=now()
    )
    call.told.set(told)
    record("help.asked", call, by=by)
    emails.help_asked(call, call.told.all())
    _remind_in_time(call)
    return call


@transaction.atomic
def take_up(*, call, by) -> CallForHelp:
    """Say that one rings them now. The first who does it has it; a later one sees who. The links of
    the others stay and say so: two who use theirs at once would wait for each other."""
    call = _locked(call)
    refuse_unless(may_take_up(by, call))
    if call.taken_up_at is not None:
        return call
    call.taken_up_by, call.taken_up_at = by, now()
    call.save(update_fields=["taken_up_by", "taken_up_at"])
    record("help.taken_up", call, by=by)
    emails.help_taken_up(call)
    return call


@task
def remind(call_pk: int) -> int:
    """Nobody took it up: tell the service managers of the place too, once."""
    with transaction.atomic():
        call = _locked(CallForHelp(pk=call_pk))
        minutes = Setting.objects.value("help.remind_after_minutes")
        is_early = now() < call.asked_at + timedelta(minutes=minutes)
        if call.taken_up_at is not None or is_early:
            return 0
        known = {one.pk for one in call.told.all()}
        more = [one for one in called_of(call.employment) if one.pk not in known]
        call.told.add(*more)
        emails.help_still_waits(call, called_of(call.employment))
        return len(more)


@transaction.atomic
def log_consultation(*, employment, kind, asked_on, happened_on, outcome, by) -> Consultation:
    """What an advanced practitioner did when they were asked. The same again stays one."""
    held = Employment.objects.select_for_update(of=("self",)).select_related("user")
    employment = held.get(pk=employment.pk)
    refuse_unless(may_consult(by, employment))
    if not asked_on <= happened_on <= today():
        raise WrongTime("Enter a day that is not before they asked, and not to come.")
    consultation, is_new = Consultation.objects.get_or_create(
        employment=employment,
        subject=employment.user,
        by=by,
        kind=Consultation.Kind(kind),
        asked_on=asked_on,
        happened_on=happened_on,
        outcome=Consultation.Outcome(outcome),
        defaults={"recorded_at": now()},
    )
    if is_new:
        record("help.consulted", consultation, by=by)
    return consultation


def _locked(call) -> CallForHelp:
    return (
        CallForHelp.objects.select_for_update(of=("self",))
        .select_related("subject", "employment__user")
        .prefetch_related("told")
        .get(pk=call.pk)
    )


def _remind_in_time(call) -> None:
    """Ask the worker to come back. The nightly step does what was missed."""
    if remind.get_backend().supports_defer:
        minutes = Setting.objects.value("help.remind_after_minutes")
        later = remind.using(run_after=call.asked_at + timedelta(minutes=minutes))
        transaction.on_commit(lambda: later.enqueue(call.pk), robust=True)
