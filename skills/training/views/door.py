"""Pages of the training team, which for everybody else are not there."""

from functools import wraps

from django.contrib import messages
from django.http import Http404

from portal.access import get_visible_or_404

from ..models import Event
from ..refusals import Refused
from ..rules import may_run_training

FORM = ["GET", "HEAD", "POST"]


def for_training_team(view):
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not may_run_training(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def event_of(request, uuid) -> Event:
    events = Event.objects.select_related("course", "locality").prefetch_related("dates")
    return get_visible_or_404(events, request.user, uuid=uuid)


def tried(request, act, done: str = "", **what) -> bool:
    """Was it done? Where it can't be, why not is said on the next page."""
    try:
        act(by=request.user, **what)
    except Refused as refusal:
        messages.info(request, str(refusal))
        return False
    if done:
        messages.success(request, done)
    return True
