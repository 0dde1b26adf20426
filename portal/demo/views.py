from itertools import groupby

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.people.models import JobRole, User

from .cast import PASSWORD, listed
from .models import Letter

A_PAGE = 30
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
        member = _member_or_404(request.POST.get("email", ""))
        login(request, member, backend=BACKEND)
        record_authentication(request, member, method="password")
        return redirect("home:my")
    told = {"groups": _grouped(_rows()), "password": PASSWORD}
    return render(request, "demo/sign_in.html", told)


@login_not_required
@never_cache
@require_safe
def messages(request):
    """What would have been sent, to whomever: everybody in a demo is made up."""
    if not settings.DEMO:
        raise Http404
    page = Paginator(Letter.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/messages.html", {"page": page})


def _members():
    return User.objects.filter(email__in=[person.email for person in listed()], is_active=True)


def _member_or_404(email: str) -> User:
    known = email.lower() in {person.email for person in listed()}
    user = _members().with_email(email).first() if known else None
    if user is None:
        raise Http404
    return user


def _rows() -> list[dict]:
    there = set(_members().values_list("email", flat=True))
    titles = dict(JobRole.objects.values_list("code", "name"))
    return [
        {"person": person, "title": titles[person.job]}
        for person in listed()
        if person.email in there
    ]


def _grouped(rows) -> list:
    """`people.yaml` lists the members of a group one after the other."""
    return [
        (name, list(members))
        for name, members in groupby(rows, key=lambda row: row["person"].group)
    ]
