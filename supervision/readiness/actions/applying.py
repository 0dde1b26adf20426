from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment
from portal.plain.finding import check
from supervision.readiness import emails
from supervision.readiness.criteria import takes_attestations
from supervision.readiness.models import Application, Attestation
from supervision.readiness.rules import may_withdraw, why_not_attest, why_not_open


class Closed(Exception):
    """The application has been decided or withdrawn, or is further on than the step asks."""


class NotAttested(Exception):
    """The criterion is met by a record and not by anybody's word, or is another gate's."""


class NotYetHappened(Exception):
    """The day that is attested has not come yet."""


@transaction.atomic
def open_application(*, employment, gate_version, by) -> Application:
    """Put a person forward for a gate. Where there is a live application, it is that one."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    if why_not := why_not_open(by, employment, gate_version):
        raise PermissionDenied(why_not)
    live = employment.applications.live().filter(gate=gate_version.gate_id).first()
    if live:
        return live
    application = Application.objects.create(
        employment=employment,
        gate_id=gate_version.gate_id,
        gate_version=gate_version,
        opened_by=by,
        opened_at=now(),
    )
    record("application.opened", application, by=by)
    emails.opened(application, by=by)
    return application


@transaction.atomic
def attest(*, application, criterion, happened_on, note="", declared=(), by) -> Attestation:
    """Give one's word, with a day, that something was checked or seen. The same word again changes
    nothing. `declared` names the words in the note that were said not to be about a family."""
    application = lock(application)
    if why_not := why_not_attest(by, application.employment, criterion.params):
        raise PermissionDenied(why_not)
    if not application.is_live:
        raise Closed("This application is closed, so nothing more can be confirmed on it.")
    if criterion.version_id != application.gate_version_id or not takes_attestations(
        criterion.kind, criterion.params
    ):
        raise NotAttested("The portal looks this up by itself. It takes nobody’s word.")
    if happened_on > today():
        raise NotYetHappened("Enter the day that it happened. It can’t be in the future.")
    are_declared = check(note, declared=declared)
    attestation, made = Attestation.objects.get_or_create(
        employment=application.employment,
        criterion=criterion,
        by=by,
        happened_on=happened_on,
        note=note,
        defaults={
            "subject": application.employment.user,
            "registration": by.registration_on(today()),
            "recorded_on": today(),
        },
    )
    if made:
        record("attestation.recorded", attestation, by=by, application=application.pk)
        if are_declared:
            record("words.declared", attestation, by=by)
    return attestation


@transaction.atomic
def withdraw(*, application, by) -> Application:
    """Take an application back before it is decided. A second time changes nothing."""
    application = lock(application)
    if application.state == Application.State.WITHDRAWN:
        return application
    if not application.is_live:
        raise Closed("This application has been decided, so it can’t be withdrawn.")
    if not may_withdraw(by, application):
        raise PermissionDenied
    close(application, Application.State.WITHDRAWN)
    record("application.withdrawn", application, by=by)
    emails.withdrawn(application, by=by)
    return application


def lock(application) -> Application:
    """The application as it stands, held until the transaction ends."""
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("employment__user", "employment__organisation", "gate_version__gate")
        .get(pk=application.pk)
    )


def close(application, state) -> None:
    application.state = state
    application.closed_at = now()
    application.save(update_fields=["state", "closed_at"])
