"""How these pages get a round: through the one door, as its practitioner or as somebody it was
sent to."""

from django.http import Http404

from portal.access import get_visible_or_404, list_visible_or_404
from portal.people.querysets import is_person

from ..actions import note_opening
from ..drafts import Draft
from ..models import Assessment, SelfRating
from ..querysets import WHOSE


def own_round(request, uuid) -> Assessment:
    """The viewer's own round. What is still a draft of it is nobody else's to see."""
    rounds = Assessment.objects.of(request.user).for_page()
    return get_visible_or_404(rounds, request.user, uuid=uuid)


def own_draft(request, uuid) -> Draft:
    """The same with all its statements, in one question."""
    ratings = SelfRating.objects.laid_out()
    return Draft.of(list_visible_or_404(ratings, request.user, assessment__uuid=uuid))


def round_of_another(request, uuid) -> Assessment:
    """A round that was sent to the viewer: never their own."""
    rounds = Assessment.objects.exclude(is_person(request.user, WHOSE)).for_page()
    found = get_visible_or_404(rounds, request.user, uuid=uuid)
    note_opening(assessment=found, by=request.user)
    return found


def readable_round(request, uuid) -> Assessment:
    found = get_visible_or_404(Assessment.objects.for_page(), request.user, uuid=uuid)
    note_opening(assessment=found, by=request.user)
    return found


def area_in(areas, code):
    """The area with that code and its place, from 0; a 404 for a code that is not there."""
    for place, area in enumerate(areas):
        if area.domain.code == code:
            return place, area
    raise Http404
