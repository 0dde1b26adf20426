"""What a person holds once it is decided: its dates, its pauses and its end."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from portal.codes import new_code
from portal.dates import months_after, today
from portal.journal.actions import record
from supervision.readiness import emails
from supervision.readiness.models import Authorisation, Pause
from supervision.readiness.rules import may_pause


class WrongDay(Exception):
    """The day lies outside the time for which the authorisation runs, or before a pause began."""


def authorise(decision, *, by) -> Authorisation:
    """What follows from a decision that a person is ready. A renewal starts where the last one
    ends, so that no day is lost and none counts twice."""
    application = decision.application
    version = application.gate_version
    starts = _free_from(application.employment, application.gate_id, decision.decided_on)
    authorisation = Authorisation.objects.create(
        code=new_code(),
        employment=application.employment,
        gate_id=application.gate_id,
        decision=decision,
        starts=starts,
        ends=months_after(starts, version.valid_months),
    )
    record("authorisation.made", authorisation, by=by, application=application.pk)
    return authorisation


def _free_from(employment, gate_id, day):
    held = employment.authorisations.filter(gate=gate_id)
    last = held.annotate(last=Coalesce(F("ended"), F("ends"))).order_by("last").last()
    return last.last if last and last.last > day else day


@transaction.atomic
def pause(*, authorisation, rule, by, opened=None) -> Pause:
    """Let it not hold from a day on, by one of the rules. `by` is None for what the portal does by
    itself. A pause by the same rule that is open already stands."""
    authorisation = _lock(authorisation)
    _refuse_unless_may_pause(by, authorisation)
    rule = Pause.Rule(rule)
    there = authorisation.pauses.filter(rule=rule, lifted=None).first()
    if there:
        return there
    opened = opened or today()
    if not authorisation.starts <= opened < authorisation.stops:
        raise WrongDay("Choose a day on which it runs.")
    paused = Pause.objects.create(
        authorisation=authorisation, rule=rule, opened=opened, opened_by=by
    )
    record("authorisation.paused", authorisation, by=by, pause=paused.pk)
    emails.paused(authorisation)
    return paused


@transaction.atomic
def lift(*, pause, by) -> Pause:
    """End a pause today. A second time changes nothing."""
    authorisation = _lock(pause.authorisation)
    _refuse_unless_may_pause(by, authorisation)
    pause = Pause.objects.get(pk=pause.pk)
    if pause.lifted is not None:
        return pause
    if pause.opened > today():
        raise WrongDay("This pause has not begun yet.")
    pause.lifted = today()
    pause.lifted_by = by
    pause.save(update_fields=["lifted", "lifted_by"])
    record("authorisation.resumed", authorisation, by=by, pause=pause.pk)
    emails.resumed(authorisation)
    return pause


@transaction.atomic
def end(*, authorisation, by, day=None) -> Authorisation:
    """End it early: from `day` on, today unless told, it does not hold. Once ended it stays so."""
    authorisation = _lock(authorisation)
    _refuse_unless_may_pause(by, authorisation)
    if authorisation.ended is not None:
        return authorisation
    day = day or today()
    if not authorisation.starts <= day <= authorisation.ends:
        raise WrongDay("Choose a day on which it runs.")
    authorisation.ended = day
    authorisation.save(update_fields=["ended"])
    record("authorisation.ended", authorisation, by=by)
    emails.ended(authorisation)
    return authorisation


def _lock(authorisation) -> Authorisation:
    return (
        Authorisation.objects.select_for_update(of=("self",))
        .select_related("employment__user")
        .get(pk=authorisation.pk)
    )


def _refuse_unless_may_pause(by, authorisation) -> None:
    if not may_pause(by, authorisation):
        raise PermissionDenied
