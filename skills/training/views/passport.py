"""The passport link: its owner makes and ends it, and whoever has the address reads it."""

from http import HTTPStatus

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.dates import today
from portal.errors import too_many_requests
from portal.links.tokens import uuid_in
from portal.people.rules import is_same_person

from .. import actions
from ..forms.passport import PassportForm
from ..models import Completion, Passport
from ..provenance import came_from
from ..refusals import Refused
from .door import FORM
from .record import RECORD, tag_of


@require_http_methods(FORM)
def mine(request):
    """One's own link: the address, how often it was read, and what a new one would show."""
    open_ = Passport.objects.readable().filter(user=request.user).first()
    form = PassportForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        try:
            actions.make_passport(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Your link is ready. Copy the address and pass it on.")
            return redirect("bookings:passport")
    context = {
        "passport": open_,
        "shown": _shown(open_) if open_ else (),
        "form": form,
        "has_any": Completion.objects.of(request.user).exists(),
        "crumbs": RECORD,
    }
    return render(request, "training/passport.html", context)


@require_POST
def end(request):
    """A link that is gone already was ended in another tab."""
    open_ = Passport.objects.open().filter(user=request.user).first()
    if open_:
        actions.end_passport(passport=open_, by=request.user)
    messages.success(request, "The link is ended. Whoever opens it finds nothing.")
    return redirect("bookings:passport")


@login_not_required
@never_cache
@require_safe
def passport(request, token):
    """What its owner lets be read, as it stands today. A link that is ended, that ran out or that
    never was gives one and the same answer."""
    # The public one of allauth lets every GET through.
    if not ratelimit.consume(request, app="allauth.account", action="passport", limit_get=True):
        return too_many_requests(request)
    answer = _read(request, token) or render(
        request, "training/passport_gone.html", status=HTTPStatus.NOT_FOUND
    )
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _read(request, token):
    uuid = uuid_in(token)
    found = Passport.objects.readable().filter(uuid=uuid).select_related("user").first()
    if found is None:
        return None
    own = request.user.is_authenticated and is_same_person(request.user, found.user)
    counts = request.method == "GET" and not own
    if counts and not actions.read_passport(passport=found):
        return None
    context = {"passport": found, "shown": _shown(found), "today": today(), "own": own}
    return render(request, "training/passport_read.html", context)


def _shown(passport) -> list[dict]:
    """What counts today, or what was chosen; the newest of each course first of all."""
    found = Completion.objects.of(passport.user).select_related("course")
    if passport.shows == Passport.Shows.IN_DATE:
        found = found.in_date_on(today())
    else:
        found = found.filter(passports=passport)
    return [{"one": one, "tag": tag_of(one), "how": came_from(one)} for one in found]
