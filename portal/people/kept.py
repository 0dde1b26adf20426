"""A post that meets an ended session is kept, for the same person, for `KEPT_POST_MINUTES`.

Who wrote it is told by a signed cookie that outlives the session and holds nothing but the person's
UUID. The post itself stays on the server.
"""

from http import HTTPStatus

from django.conf import settings
from django.utils import timezone

from .models import KeptPost, User

COOKIE = "portal_writer"
SALT = "portal.people.kept"
COOKIE_AGE = 60 * 60 * 24
LONGEST = 20_000
LONGEST_PATH = KeptPost._meta.get_field("path").max_length


def kept_for(user):
    """The newest thing that is kept for the person, or None."""
    return user.kept_posts.fresh().first()


def writer_of(request):
    """Who was last at work in this browser and may have been signed out since, or None."""
    writer = request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=COOKIE_AGE)
    return User.objects.filter(uuid=writer, is_active=True).first() if writer else None


def keep(*, user, path, fields) -> KeptPost:
    """In place of what was sent to the same address before: a page that saves now and then sends
    the same words again, each time with a few more."""
    KeptPost.objects.stale().delete()
    user.kept_posts.filter(path=path).delete()
    return KeptPost.objects.create(user=user, path=path, fields=fields, kept_at=timezone.now())


def fits(path, fields) -> bool:
    return len(path) <= LONGEST_PATH and sum(map(len, map(str, fields.values()))) <= LONGEST


class KeptPostMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
                # It has now been sent and taken, so there is nothing left to keep.
                request.user.kept_posts.filter(path=request.get_full_path()).delete()
            response.set_signed_cookie(
                COOKIE,
                str(request.user.uuid),
                salt=SALT,
                max_age=COOKIE_AGE,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    def process_view(self, request, view, args, kwargs):
        """Keep what was sent, before the sign-in page is shown instead."""
        needs_sign_in = getattr(view, "login_required", True)
        if request.method == "POST" and needs_sign_in and not request.user.is_authenticated:
            user = writer_of(request)
            fields = {
                # PostgreSQL has no place for the letter that is none.
                name: [value.replace("\0", "") for value in values]
                for name, values in request.POST.lists()
                if name != "csrfmiddlewaretoken" and "password" not in name
            }
            path = request.get_full_path()
            if user and fields and fits(path, fields):
                keep(user=user, path=path, fields=fields)
