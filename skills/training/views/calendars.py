"""Bookings as a calendar reads them: a file, and a feed at a private address."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.access import get_visible_or_404
from portal.calendar import CONTENT_TYPE
from portal.dates import now
from portal.links.models import Link
from portal.links.tokens import uuid_in
from portal.people.models import User
from portal.people.querysets import is_person

from .. import actions
from ..actions.feeds import FEED
from ..calendars import as_calendar, as_feed
from ..models import Booking

# Days after its end for which an event stays in the feed.
KEPT = 90


@require_safe
def one(request, uuid):
    """One's own: the link to join may be in it."""
    mine = Booking.objects.for_page().filter(is_person(request.user))
    found = get_visible_or_404(mine, request.user, uuid=uuid)
    answer = HttpResponse(as_calendar([found]), CONTENT_TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="training.ics"'
    return answer


@require_POST
def renew(request):
    """Make the address, or give a new one for it."""
    if request.POST.get("do") == "renew":
        actions.renew_feed(by=request.user)
        messages.success(request, "The old address gives nothing any more. Use the new one.")
    else:
        actions.make_feed(by=request.user)
        messages.success(request, "Your calendar address is ready. Copy it from the page.")
    return redirect(reverse("bookings:mine") + "#calendar")


def feed_address(user) -> str:
    """The whole address, or "" where the person has made none."""
    link = Link.objects.open().filter(purpose=FEED, object_id=user.pk).first()
    return settings.SITE_URL + reverse("calendar:feed", args=[link.token]) if link else ""


@login_not_required
@never_cache
@require_safe
def feed(request, token):
    """No session: the token is what lets a calendar program in."""
    uuid = uuid_in(token)
    link = Link.objects.open().filter(uuid=uuid, purpose=FEED).first() if uuid else None
    user = User.objects.filter(pk=link.object_id, is_active=True).first() if link else None
    if user is None:
        raise Http404
    since = now() - timedelta(days=KEPT)
    bookings = Booking.objects.for_page().filter(is_person(user)).for_calendar(since)
    answer = HttpResponse(as_feed(user, bookings, since), CONTENT_TYPE)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
