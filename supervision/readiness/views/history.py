"""What has happened with an application, the newest first."""

from django.utils import timezone

from supervision.readiness.models import Application, Authorisation


def history(application) -> list[dict]:
    """Each a day and a line."""
    lines = [
        *_earlier(application),
        (_day(application.opened_at), f"opened, {application.opened_by}"),
        *_signed(application),
    ]
    lines.sort(key=lambda line: line[0])
    return [{"day": day, "line": line} for day, line in reversed(lines)]


def _earlier(application):
    """What the person held before, by any gate."""
    held = Authorisation.objects.filter(
        employment=application.employment_id, decision__decided_at__lt=application.opened_at
    ).select_related("decision__application__gate_version")
    for one in held:
        name = one.decision.application.gate_version.name
        yield one.decision.decided_on, f"“{name}” signed off"


def _signed(application):
    signed = getattr(application, "first_signature", None)
    decision = getattr(application, "decision", None)
    if signed:
        yield signed.signed_on, f"first signature, {signed.by}"
    if decision and decision.second:
        yield decision.decided_on, f"second signature, {decision.second}"
    if decision:
        word = decision.get_outcome_display()
        yield decision.decided_on, f"decided: {word[0].lower()}{word[1:]}"
    if application.state == Application.State.WITHDRAWN:
        yield _day(application.closed_at), "withdrawn"


def _day(moment):
    return timezone.localdate(moment)
