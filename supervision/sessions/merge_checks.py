"""Whoever supervises, oversees or helps somebody is somebody else, and so are two of one group."""

from django.db.models import Q

from portal.people.merging import declare

from .models import (
    AgreedAction,
    Agreement,
    Attendee,
    CallForHelp,
    Consultation,
    Disagreement,
    Oversight,
    OversightCheck,
    PracticeRecord,
)

PAIRS = (
    (Attendee, "subject", "session__supervisor"),
    (Agreement, "subject", "supervisor"),
    (Agreement, "subject", "other"),
    (Agreement, "supervisor", "other"),
    (AgreedAction, "employment__user", "session__supervisor"),
    (PracticeRecord, "subject", "by"),
    (Disagreement, "subject", "supervisor"),
    (Disagreement, "subject", "goes_to"),
)
OVERSEEN = (
    (Oversight, "subject", "overseer"),
    (Oversight, "subject", "cover"),
    (Oversight, "overseer", "cover"),
    (OversightCheck, "oversight__subject", "by"),
    (CallForHelp, "subject", "taken_up_by"),
    (Consultation, "subject", "by"),
)


def _is_there(pairs, one, other) -> bool:
    return any(
        model.objects.filter(
            Q(**{first: one, second: other}) | Q(**{first: other, second: one})
        ).exists()
        for model, first, second in pairs
    )


def supervised_the_other(one, other) -> str:
    if _is_there(PAIRS, one, other):
        return "One of them supervised the other, or they agreed how to. They are two people."
    return ""


def were_in_a_group(one, other) -> str:
    groups = Attendee.objects.filter(subject=one).values("session")
    if Attendee.objects.filter(subject=other, session__in=groups).exists():
        return "Both were in the same group supervision. They are two people."
    return ""


def oversaw_the_other(one, other) -> str:
    if _is_there(OVERSEEN, one, other):
        return "One of them oversees the other’s work, or helped them. They are two people."
    return ""


declare(supervised_the_other, were_in_a_group, oversaw_the_other)
