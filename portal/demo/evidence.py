"""What people in the story keep as evidence and in their journals, and what of it they put to their
answers. They write it as they go along, and put it to the round that is open then."""

from skills.assessments import actions
from skills.assessments.models import Evidence, SelfRating

from .cast import read
from .days import days_ago, on
from .people import employment_of, who


def kept(key: str) -> None:
    """Everything that this person keeps; what is for answers is put to those of the open round."""
    for piece in read("evidence")[key]:
        _keep(key, **piece)


def _keep(key, *, kind, days, tier, text, codes=()) -> None:
    by, day = who(key), days_ago(days)
    with on(day, 16, 40):
        piece = actions.add_evidence(
            employment=employment_of(key), kind=kind, happened_on=day, by=by
        )
        piece = actions.save_evidence(
            piece=piece, kind=kind, happened_on=day, text=text, edit=0, by=by
        )
    if tier == Evidence.Tier.SHARED:
        with on(day, 16, 55):
            actions.move_evidence(piece=piece, tier=tier, by=by)
    ratings = SelfRating.objects.filter(
        assessment__employment=piece.employment, assessment__state="draft"
    )
    for code in codes:
        rating = ratings.get(statement__code=code)
        actions.attach_evidence(rating=rating, piece=piece, by=by)
