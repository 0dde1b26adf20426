from itertools import groupby

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.contrib.auth.decorators import login_not_required

from portal.people.models import User

from .cast import PASSWORD, listed

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request):
    """Lists the cast; a click signs one in. Outside demo mode it is not there, whatever the
    addresses say."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        login(request, _member_or_404(request.POST.get("email", "")), backend=BACKEND)
        return redirect("home:my")
    there = {user.email: user for user in _members()}
    rows = [(person, there[person.email]) for person in listed() if person.email in there]
    return render(request, "demo/sign_in.html", {"groups": _grouped(rows), "password": PASSWORD})


def _members():
    return User.objects.filter(email__in=[person.email for person in listed()], is_active=True)


def _member_or_404(email: str) -> User:
    user = _members().with_email(email).first()
    if user is None:
        raise Http404
    return user


def _grouped(rows) -> list:
    """In the order of `people.yaml`, a group where it is first named."""
    order = {person.group: place for place, (person, _) in reversed(list(enumerate(rows)))}
    rows = sorted(rows, key=lambda row: order[row[0].group])
    return [(name, list(members)) for name, members in groupby(rows, key=lambda row: row[0].group)]
