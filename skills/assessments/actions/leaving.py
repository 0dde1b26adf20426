"""Nothing waits for somebody who is not here any more."""

from django.db import transaction

from ..models import Confirmer, SecondOpinion
from ..rules import may_give_opinion
from .confirmers import end_confirmers
from .opinions import end_opinions


@transaction.atomic
def end_requests_of(*, user, by=None) -> int:
    """What somebody who leaves was asked for is asked for no more; how many requests."""
    areas = Confirmer.objects.standing().filter(user=user)
    opinions = SecondOpinion.objects.open().filter(asked_of=user)
    return end_confirmers(areas, by=by) + end_opinions(opinions, by=by)


@transaction.atomic
def end_requests_of_leavers() -> int:
    """The same of everybody who works here no longer, or is no practice supervisor there."""
    colleagues = Confirmer.objects.standing().colleagues()
    here = Confirmer.objects.still_here().values("pk")
    gone = [
        opinion.pk
        for opinion in SecondOpinion.objects.open().for_page()
        if not may_give_opinion(opinion.asked_of, opinion)
    ]
    opinions = SecondOpinion.objects.filter(pk__in=gone)
    return end_confirmers(colleagues.exclude(pk__in=here)) + end_opinions(opinions)
