"""What waits for a signature."""

from portal.home.templatetags.portal import longdate, plaindate
from supervision.readiness.models import Application
from supervision.readiness.models.gate import QUALIFIED_SIGNERS
from supervision.readiness.querysets import SIGNING_GRANTS

from .task import Task

SIGNERS = frozenset({"supervisor", *SIGNING_GRANTS})


def tasks(desk) -> list[Task]:
    """Where the gate asks for a qualified social worker, only one is asked to sign."""
    if not SIGNERS & desk.roles:
        return []
    return [
        _task(application, place, signer)
        for place, signer, application in _waiting(desk.user)
        if desk.is_qualified or signer not in QUALIFIED_SIGNERS
    ]


def _waiting(user):
    second = Application.objects.awaiting_second_of(user).with_subject()
    for application in second.select_related("first_signature__by"):
        yield "second", application.gate_version.second_signer, application
    for application in Application.objects.awaiting_first_of(user).with_subject():
        yield "first", application.gate_version.first_signer, application


def _task(application, place, signer) -> Task:
    version = application.gate_version
    only = place == "first" and not version.needs_second
    if place == "second":
        first = application.first_signature
        why = f"{first.by} signed on {plaindate(first.signed_on)}. Your signature decides."
    else:
        why = f"Opened {longdate(application.opened_at)}."
    return Task(
        title=f"Give {'the' if only else f'the {place}'} signature: {application.employment.user}",
        url=application.get_absolute_url(),
        why=f"“{version}”. {why}",
        kicker="Waiting for your signature",
        button="Look at the application",
    )
