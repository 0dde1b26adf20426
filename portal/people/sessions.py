"""The browsers in which somebody is signed in: listed for them, and ended when what they may do
changes."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils import timezone

SEEN = "people_last_seen"


def sessions_of(user) -> list[UserSession]:
    """Those still open, the last used first. Rows of sessions that have run out go."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda row: row.last_seen_at)[::-1]


def end_sessions(user, except_session=None) -> int:
    """Sign the person out everywhere but in the session of that key, and tell how many ended. Call
    it inside the action that changes what the person may do."""
    ended = 0
    for row in UserSession.objects.filter(user=user).exclude(session_key=except_session or ""):
        row.end()
        ended += 1
    return ended


class LastSeenMiddleware:
    """Notes where and when somebody was last here, and no oftener than in `LAST_SEEN_MINUTES`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and self.is_due(request.session):
            request.session[SEEN] = timezone.now().isoformat()
            UserSession.objects.create_from_request(request)
        return self.get_response(request)

    def is_due(self, session) -> bool:
        seen = session.get(SEEN)
        most = timedelta(minutes=settings.LAST_SEEN_MINUTES)
        return seen is None or timezone.now() - datetime.fromisoformat(seen) > most
