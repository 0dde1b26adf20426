"""The two signatures, each with a snapshot of what the criteria showed, and the decision."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import now, today
from portal.journal.actions import record
from portal.plain.finding import check, find
from supervision.readiness import emails
from supervision.readiness.evaluation import Evaluated, evaluate
from supervision.readiness.models import (
    Application,
    Decision,
    Evaluation,
    FirstSignature,
    Outcome,
)
from supervision.readiness.rules import FIRST, SECOND, WAITS_FOR, why_not_sign

from .applying import Closed, close, lock
from .holding import authorise


class NotSaid(Exception):
    """Words are missing: the reasons, or the conditions where there are to be some."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field = field


class SafetyNotConfirmed(Exception):
    """The person is not to be signed off while these are unmet; see docs/adr/0010."""

    def __init__(self, results):
        super().__init__(
            "Nobody can sign this off yet: "
            + "; ".join(result.plain.rstrip(".") for result in results)
            + ". You can sign “Not ready yet”."
        )
        self.results = results


class GotWorse(Exception):
    """Something got worse after the first signature; the second signer is shown it first."""

    def __init__(self, evaluated: Evaluated, worse):
        super().__init__("Something has changed since the first signature. Look again, then sign.")
        self.evaluated = evaluated
        self.worse = worse


class FirstLapsed(Exception):
    """The first signer's registration ran out before the second signature."""


@transaction.atomic
def sign_first(
    *,
    application,
    outcome,
    reasons,
    conditions="",
    families_to_start=None,
    look_again_weeks=None,
    declared=(),
    by,
) -> FirstSignature:
    """Give the first signature. It decides where the gate takes one alone, and where the person is
    not ready yet; otherwise it waits for the second. The same person again changes nothing.
    `declared` names the words that were said not to be about a family."""
    application = lock(application)
    signed = FirstSignature.objects.filter(application=application, by=by).first()
    if signed:
        return signed
    _refuse_unless_may_sign(by, application, FIRST)
    words = _words(outcome, reasons, conditions, declared)
    _, evaluation = _snapshot(application, words["outcome"])
    signed = _sign_first(application, evaluation, by=by, **words)
    if application.gate_version.needs_second and signed.outcome != Outcome.NOT_YET:
        application.state = Application.State.RECOMMENDED
        application.save(update_fields=["state"])
        emails.second_wanted(signed)
    else:
        start = {"families_to_start": families_to_start, "look_again_weeks": look_again_weeks}
        _decide(application, signed, evaluation, by=by, **words, **start)
    return signed


@transaction.atomic
def sign_second(
    *,
    application,
    outcome,
    reasons,
    conditions="",
    families_to_start=None,
    look_again_weeks=None,
    declared=(),
    seen="",
    by,
) -> Decision:
    """Give the second signature, which decides. Where a criterion got worse since the first, it is
    refused until `seen` names what the criteria show now. The same person again changes nothing."""
    application = lock(application)
    decided = Decision.objects.filter(application=application, second=by).first()
    if decided:
        return decided
    _refuse_unless_may_sign(by, application, SECOND)
    words = _words(outcome, reasons, conditions, declared)
    first = _first_in_date(application)
    evaluated, evaluation = _snapshot(application, words["outcome"])
    worse = evaluated.worse_than(first.evaluation.results)
    if worse and seen != evaluated.digest:
        raise GotWorse(evaluated, worse)
    start = {"families_to_start": families_to_start, "look_again_weeks": look_again_weeks}
    decision = _decide(application, first, evaluation, by=by, second=by, **words, **start)
    _note_declared(decision, by=by)
    return decision


def _first_in_date(application) -> FirstSignature:
    first = application.first_signature
    if first.qualified and not first.registration.holds_on(today()):
        raise FirstLapsed(
            f"The registration of {first.by} has run out since they signed. Withdraw this, and "
            "start again with a first signature that is in date."
        )
    return first


def _refuse_unless_may_sign(by, application, place) -> None:
    if not application.is_live:
        raise Closed("This application is closed, so it can’t be signed any more.")
    if application.state != WAITS_FOR[place]:
        raise Closed(f"This is not waiting for the {place} signature. Look at it again.")
    if why_not := why_not_sign(by, application, place):
        raise PermissionDenied(why_not)


def _words(outcome, reasons, conditions, declared) -> dict:
    outcome = Outcome(outcome)
    if not reasons.strip():
        raise NotSaid("reasons", "Say why. The person reads this.")
    if outcome == Outcome.READY_WITH_CONDITIONS and not conditions.strip():
        raise NotSaid("conditions", "Say what must happen, and by when.")
    kept = conditions.strip() if outcome == Outcome.READY_WITH_CONDITIONS else ""
    check(reasons, kept, declared=declared)
    return {"outcome": outcome, "reasons": reasons.strip(), "conditions": kept}


def _note_declared(signed, *, by) -> None:
    """What is still found in words that were signed was said not to be about a family."""
    if find(signed.reasons) or find(signed.conditions):
        record("words.declared", signed, by=by)


def _snapshot(application, outcome) -> tuple[Evaluated, Evaluation]:
    evaluated = evaluate(application.employment, application.gate_version)
    if outcome != Outcome.NOT_YET and evaluated.decisive_unmet:
        raise SafetyNotConfirmed(evaluated.decisive_unmet)
    evaluation = Evaluation.objects.create(
        application=application,
        taken_at=now(),
        results=evaluated.as_rows(),
        digest=evaluated.digest,
    )
    return evaluated, evaluation


def _sign_first(application, evaluation, *, by, **words) -> FirstSignature:
    qualified = application.gate_version.first_qualified
    signed = FirstSignature.objects.create(
        application=application,
        subject=application.employment.user,
        by=by,
        registration=by.registration_on(today()) if qualified else None,
        qualified=qualified,
        evaluation=evaluation,
        signed_on=today(),
        signed_at=now(),
        **words,
    )
    record("application.signed_first", application, by=by, signature=signed.pk)
    _note_declared(signed, by=by)
    return signed


def _decide(application, first, evaluation, *, by, second=None, **said) -> Decision:
    version = application.gate_version
    decision = Decision.objects.create(
        application=application,
        subject=application.employment.user,
        first=first.by,
        second=second,
        first_registration=first.registration,
        second_registration=(
            second.registration_on(today()) if second and version.second_qualified else None
        ),
        first_qualified=version.first_qualified,
        needs_second=version.needs_second,
        second_qualified=version.second_qualified,
        evaluation=evaluation,
        decided_on=today(),
        decided_at=now(),
        **said,
    )
    ready = decision.outcome != Outcome.NOT_YET
    close(application, Application.State.SIGNED_OFF if ready else Application.State.NOT_YET)
    record("application.decided", application, by=by, decision=decision.pk)
    if ready:
        authorise(decision, by=by)
    emails.decided(decision, by=by)
    return decision
