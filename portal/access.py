"""The one door to a record: what a person can't see is a 404, what they may not do is a 403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

CMS_ROLES = frozenset({"editor", "workforce_lead"})


def get_visible_or_404(queryset, viewer, **lookup):
    """The one row of `queryset` that `viewer` may see and that `lookup` names. A row that is not
    there and a row that is not theirs to see give the same answer."""
    _refuse_no_letter(lookup)
    rows = list(queryset.visible_to(viewer).filter(**lookup).distinct()[:2])
    if len(rows) != 1:
        raise Http404
    return rows[0]


def list_visible_or_404(queryset, viewer, **lookup) -> list:
    """The rows that make up one thing, such as the answers of a round: all that `viewer` may see
    and that `lookup` names, or a 404 where there is none."""
    _refuse_no_letter(lookup)
    rows = list(queryset.visible_to(viewer).filter(**lookup))
    if not rows:
        raise Http404
    return rows


def get_held_or_404(queryset, viewer, **lookup):
    """The one row, where `queryset` locks it for this transaction: a lock and a DISTINCT don't go
    together, so `visible_to` must find a row once."""
    _refuse_no_letter(lookup)
    rows = list(queryset.visible_to(viewer).filter(**lookup)[:2])
    if len(rows) != 1:
        raise Http404
    return rows[0]


def get_public_or_404(queryset, **lookup):
    """The one row that anybody may read and that `lookup` names: published pages alone."""
    _refuse_no_letter(lookup)
    try:
        return queryset.get(**lookup)
    except queryset.model.DoesNotExist as missing:
        raise Http404 from missing


def _refuse_no_letter(lookup) -> None:
    """PostgreSQL can't be asked about the letter that is none, and no row is named with it."""
    if any("\0" in value for value in lookup.values() if isinstance(value, str)):
        raise Http404


def refuse_unless(allowed: bool) -> None:
    """403 for somebody who can see the record and may not do this to it."""
    if not allowed:
        raise PermissionDenied


class CmsDoorMiddleware:
    """`/cms/` is not there for people who don't edit the site."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        knocks = request.path.startswith("/cms/") and user.is_authenticated
        if knocks and not CMS_ROLES & user.roles:
            raise Http404
