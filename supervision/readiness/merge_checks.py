"""Whoever signed for somebody, or confirmed something for them, is somebody else."""

from django.db.models import Q

from portal.people.merging import declare

from .models import Attestation, Decision, FirstSignature

SIGNED = ((FirstSignature, "by"), (Attestation, "by"), (Decision, "first"), (Decision, "second"))


def signed_for_the_other(one, other) -> str:
    for model, signer in SIGNED:
        pair = Q(**{signer: one, "subject": other}) | Q(**{signer: other, "subject": one})
        if model.objects.filter(pair).exists():
            return "One of them signed or confirmed something for the other. They are two people."
    return ""


def signed_together(one, other) -> str:
    if Decision.objects.filter(Q(first=one, second=other) | Q(first=other, second=one)).exists():
        return "They gave the two signatures on one decision. They are two people."
    return ""


declare(signed_for_the_other, signed_together)
