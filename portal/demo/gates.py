"""Applications of the story: opened, attested and signed by those who would do it."""

from datetime import timedelta

from supervision.readiness import actions
from supervision.readiness.models import Application, GateVersion

from .days import on
from .people import employment_of, who
from .words import drawn, words

# Which words go with a criterion, by a part of its code.
SAID = {
    "shadow": "SHADOW",
    "co-working": "SHARED",
    "record": "CHECKED",
    "family": "FAMILY",
    "colleague": "COLLEAGUE",
    "reflection": "REFLECTED",
}


def version(gate: str) -> GateVersion:
    return GateVersion.objects.published().get(gate__code=gate)


def newest(key: str, gate: str) -> Application:
    return Application.objects.of(who(key)).filter(gate__code=gate).order_by("-opened_at", "-id")[0]


def open_(key: str, gate: str, day, *, by: str) -> Application:
    with on(day, 11, 15):
        return actions.open_application(
            employment=employment_of(key), gate_version=version(gate), by=who(by)
        )


def attest(key: str, gate: str, day, *, by: str, qualified: str, leave_out=None) -> None:
    """Everything that a person has to say happened, said on `day`, but for what `leave_out`
    leaves missing: how many, by the criterion’s code."""
    missing = leave_out or {}
    application = newest(key, gate)
    for criterion in application.gate_version.criteria.all():
        if criterion.kind != "attested":
            continue
        count = criterion.params["count"] - missing.get(criterion.code, 0)
        social_worker = criterion.params["by"] == "social_worker"
        _attest(application, criterion, day, count, by=qualified if social_worker else by)


def _attest(application, criterion, day, count, *, by) -> None:
    for place in range(count):
        about = (application.employment.user.email, criterion.code, place)
        happened = day - timedelta(days=drawn("seen", *about).randint(3, 19) + 20 * place)
        with on(day, 12, place):
            actions.attest(
                application=application,
                criterion=criterion,
                happened_on=happened,
                note=_note(criterion),
                by=who(by),
            )


def _note(criterion) -> str:
    if criterion.group == "checks":
        return ""
    for part, kind in SAID.items():
        if part in criterion.code:
            return words("attested")[kind]
    return words("attested")["SEEN" if criterion.group == "practice" else "ARRANGED"]


def sign_first(key: str, gate: str, day, *, by: str, outcome: str = "ready"):
    with on(day, 15):
        return actions.sign_first(
            application=newest(key, gate), by=who(by), **_signed(gate, outcome, "recommended")
        )


def sign_second(key: str, gate: str, day, *, by: str, outcome: str = "ready"):
    with on(day, 10, 30):
        return actions.sign_second(
            application=newest(key, gate), seen="", by=who(by), **_signed(gate, outcome, "ready")
        )


def _signed(gate: str, outcome: str, kind: str) -> dict:
    asked = version(gate)
    kind = {"ready": kind, "ready_with_conditions": "with_conditions"}.get(outcome, outcome)
    starts = outcome != "not_yet"
    return {
        "outcome": outcome,
        "reasons": words("signed")[kind],
        "conditions": words("signed")["conditions"] if kind == "with_conditions" else "",
        "families_to_start": asked.families_to_start if starts else None,
        "look_again_weeks": asked.look_again_weeks if starts else None,
    }


def withdraw(key: str, gate: str, day) -> None:
    with on(day, 12, 45):
        actions.withdraw(application=newest(key, gate), by=who(key))


def pause(key: str, gate: str, day, *, rule: str, by: str) -> None:
    with on(day, 9):
        actions.pause(authorisation=_held(key, gate), rule=rule, by=who(by))


def end(key: str, gate: str, day, *, by: str) -> None:
    with on(day, 9):
        actions.end(authorisation=_held(key, gate), by=who(by))


def _held(key: str, gate: str):
    return employment_of(key).authorisations.filter(gate__code=gate).latest("starts")
