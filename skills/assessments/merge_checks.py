"""Whoever reviewed somebody's answers is somebody else."""

from django.db.models import Q

from portal.people.merging import declare

from .models import Confirmation, Review


def reviewed_the_other(one, other) -> str:
    confirmed = Q(by=one, subject=other) | Q(by=other, subject=one)
    whose = "assessment__employment__user"
    reviewed = Q(**{"by": one, whose: other}) | Q(**{"by": other, whose: one})
    if Confirmation.objects.filter(confirmed).exists() or Review.objects.filter(reviewed).exists():
        return "One of them reviewed the other’s self-assessment. They are two people."
    return ""


declare(reviewed_the_other)
