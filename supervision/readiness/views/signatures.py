"""The column of signatures: who signed, as what, when, and whom it waits for."""

from supervision.readiness.models import Signer
from supervision.readiness.rules import (
    FIRST,
    SECOND,
    WAITS_FOR,
    may_see_evaluation,
    may_sign,
)
from supervision.readiness.tags import NOT_NEEDED, SIGNED, WAITING, WAITING_FOR_YOU

GIVES = {
    Signer.LINE_MANAGER: "the line manager",
    Signer.PRACTICE_SUPERVISOR: "a practice supervisor who is a qualified social worker",
    Signer.EMPLOYER_MANAGER: "a manager or trustee of the employer",
    Signer.WORKING_LEAD: "the council’s working lead",
    Signer.SERVICE_MANAGER: "a service manager who is a qualified social worker",
}


def signatures(viewer, application) -> list[dict]:
    """One or two, as the gate asks. The reasons tell what was looked at, so that they are shared
    with whom that is shared."""
    version = application.gate_version
    places = [(FIRST, "First signature", version.first_signer)]
    if version.needs_second:
        places.append((SECOND, "Second signature", version.second_signer))
    else:
        places[0] = (FIRST, "Signature", version.first_signer)
    rows = [_signature(viewer, application, *place) for place in places]
    if not may_see_evaluation(viewer, application):
        for row in rows:
            row.pop("reasons", None)
    return rows


def _signature(viewer, application, place, title, signer) -> dict:
    row = {"title": title, "capacity": Signer(signer).label, "gives": GIVES[signer]}
    signed = _first(application) if place == FIRST else _second(application)
    if signed:
        return row | signed | {"tag": SIGNED}
    if not application.is_live:
        return row | {"tag": NOT_NEEDED}
    waits = application.state == WAITS_FOR[place] and may_sign(viewer, application, place)
    return row | {"tag": WAITING_FOR_YOU if waits else WAITING, "waits_for_you": waits}


def _first(application) -> dict | None:
    signed = getattr(application, "first_signature", None)
    if signed is None:
        return None
    return {
        "by": signed.by,
        "at": signed.signed_at,
        "outcome": signed.get_outcome_display(),
        "reasons": signed.reasons,
        "conditions": signed.conditions,
        "registration": signed.registration,
    }


def _second(application) -> dict | None:
    decision = getattr(application, "decision", None)
    if decision is None or decision.second is None:
        return None
    return {
        "by": decision.second,
        "at": decision.decided_at,
        "outcome": decision.get_outcome_display(),
        "reasons": decision.reasons,
        "conditions": decision.conditions,
        "registration": decision.second_registration,
    }
