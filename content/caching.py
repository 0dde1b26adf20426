"""What a cache between the portal and a reader may keep: pages that are the same for everyone."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

SECONDS = 60


def let_caches_keep(request, response):
    """Mark the page as one for everyone, unless the reader may be known: who has a session may be
    signed in, and a waiting message ("You have signed out") is shown once and to them alone."""
    known = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    if not known & request.COOKIES.keys():
        patch_cache_control(response, public=True, max_age=SECONDS)
    patch_vary_headers(response, ("Cookie",))
    return response


def public(view):
    """A page that anybody may read, and nobody may post to."""

    @wraps(view)
    def kept(request, *args, **kwargs):
        return let_caches_keep(request, view(request, *args, **kwargs))

    return login_not_required(require_safe(kept))
