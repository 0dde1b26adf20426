"""Who gets into training on what terms: what holds, what held, and other terms tried out on last
year's bookings before they are saved."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.dates import in_words, today
from portal.journal.declared import note_declared

from ..actions import set_policy
from ..forms.policy import PolicyForm, as_it_is
from ..last_year import last_year
from ..models import AccessPolicy
from ..refusals import Refused
from ..rules import may_set_policy
from ..terms import changed_terms, terms_of


def _door(request) -> None:
    if not may_set_policy(request.user):
        raise Http404


def _crumbs(*more):
    return [("Training", "/training/"), ("Who gets in", reverse("bookings:policy")), *more]


@require_safe
def policy(request):
    """What holds, what is to come, and what held before."""
    _door(request)
    rows = list(AccessPolicy.objects.select_related("set_by").order_by("-starts", "-pk"))
    holds = AccessPolicy.objects.in_force()
    context = {
        "holds": holds,
        "terms": terms_of(holds) if holds else [],
        "history": _history(rows),
        "today": today(),
        "crumbs": _crumbs(),
    }
    return render(request, "training/policy.html", context)


def _history(rows) -> list[tuple]:
    """Each with what it changed; the newest first."""
    before = [*rows[1:], None]
    pairs = zip(rows, before, strict=True)
    return [(one, changed_terms(old, one) if old else []) for one, old in pairs]


@require_http_methods(["GET", "HEAD", "POST"])
def new_policy(request):
    """Other terms: first typed, then shown with what they would have done, then saved."""
    _door(request)
    holds = AccessPolicy.objects.in_force()
    form = PolicyForm(request.POST or None, initial=as_it_is(holds))
    does = request.POST.get("do", "")
    if request.method == "POST" and form.is_valid():
        if does == "save" and (saved := _save(request, form)):
            return saved
        if does == "try":
            return _tried(request, form)
    return render(request, "training/new_policy.html", {"form": form, "crumbs": _crumbs()})


def _save(request, form):
    try:
        saved = set_policy(by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("starts", str(refusal))
        return None
    note_declared(form, saved, by=request.user)
    messages.success(request, f"Saved. These terms hold from {in_words(saved.starts)}.")
    return redirect("bookings:policy")


def _tried(request, form):
    would_be = form.policy()
    before = AccessPolicy.objects.in_force(would_be.starts)
    context = {
        "form": form,
        "would_be": would_be,
        "changes": changed_terms(before, would_be),
        "new_words": before is None or before.words != would_be.words,
        "year": last_year(would_be),
        "crumbs": _crumbs(),
    }
    return render(request, "training/try_policy.html", context)
