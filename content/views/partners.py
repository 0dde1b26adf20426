"""The voluntary sector's own way in: what is free and why, and the form to join."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.journal.declared import note_declared
from portal.people.actions.partners import ask_to_join
from portal.people.forms.partners import FORMS, WhoForm
from portal.policy.models import Setting
from skills.training.models import AccessPolicy, Course
from skills.training.terms import has_charges, listed, who_is_free, who_pays

from ..caching import keep_no_copy, public

CRUMBS = [("Home", "/")]
TITLES = {
    "group": "Ask for your group",
    "alone": "Ask for yourself",
    "carer": "Ask for yourself, as a carer",
}


@public
def index(request):
    """From the terms in force, which change on a day: no copy is kept."""
    policy = AccessPolicy.objects.in_force()
    open_ = Course.objects.filter(open_to_voluntary_sector=True)
    context = {
        "policy": policy,
        "free": listed(who_is_free(policy)) if policy else "",
        "pay": listed(who_pays(policy)) if policy else "",
        "charges": policy is not None and has_charges(policy),
        "courses": open_.count(),
        "answer_days": Setting.objects.value("partners.answer_working_days"),
        "crumbs": CRUMBS,
    }
    return keep_no_copy(render(request, "partners/index.html", context))


@login_not_required
@never_cache
@require_safe
def join(request):
    """Who asks: the next page has the form for them."""
    form = WhoForm(request.GET if "who" in request.GET or "go" in request.GET else None)
    if form.is_valid():
        return redirect("partners:join_as", form.cleaned_data["who"])
    return render(request, "partners/join.html", {"form": form, "crumbs": _crumbs()})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_as(request, who):
    """The answer is the same whoever has the e-mail address."""
    if who not in FORMS:
        raise Http404
    form = FORMS[who](request.POST if request.method == "POST" else None)
    if form.is_valid():
        if _is_not_too_often(request, form.cleaned_data["email"]):
            asked = ask_to_join(who=who, **form.said())
            note_declared(form, asked, by=None)
            return redirect("partners:sent")
        form.add_too_many()
    context = {"form": form, "title": TITLES[who], "kind": who, "crumbs": _crumbs()}
    return render(request, "partners/form.html", context)


def _is_not_too_often(request, email) -> bool:
    return bool(ratelimit.consume(request, action="partners", key=email.lower()))


@login_not_required
@never_cache
@require_safe
def sent(request):
    days = Setting.objects.value("partners.link_days")
    return render(request, "partners/sent.html", {"days": days})


def _crumbs() -> list:
    return [*CRUMBS, ("For voluntary groups and carers", reverse("partners:index"))]
