"""Whoever reviewed somebody's answers is somebody else."""

from django.db.models import Q

from portal.people.merging import declare

from .models import Confirmation, Confirmer, Review, SecondOpinion


def reviewed_the_other(one, other) -> str:
    confirmed = Q(by=one, subject=other) | Q(by=other, subject=one)
    whose = "assessment__employment__user"
    reviewed = Q(**{"by": one, whose: other}) | Q(**{"by": other, whose: one})
    if Confirmation.objects.filter(confirmed).exists() or Review.objects.filter(reviewed).exists():
        return "One of them reviewed the other’s self-assessment. They are two people."
    return ""


def asked_of_the_other(one, other) -> str:
    whose = "assessment__employment__user"
    confirms = Q(**{"user": one, whose: other}) | Q(**{"user": other, whose: one})
    opinion = Q(asked_of=one, confirmation__subject=other)
    opinion |= Q(asked_of=other, confirmation__subject=one)
    asked = Confirmer.objects.filter(confirms).exists()
    if asked or SecondOpinion.objects.filter(opinion).exists():
        return "One of them was asked to look at the other’s self-assessment. They are two people."
    return ""


declare(reviewed_the_other)
declare(asked_of_the_other)
