"""Somebody outside says what they see of one area: asked for, agreed to, and given by a link."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.links.purposes import Redisplay
from portal.plain.forms import HINT
from portal.policy.models import Setting
from skills.framework.models import LevelDescriptor

from .. import actions
from ..forms.others import AskOutsideForm, OutsideForm
from ..models import Confirmer
from ..others import areas_sent
from ..refusals import CannotAsk, NothingSaid
from ..rounds import sent
from ..rules import is_own, may_ask_outside, may_say_yes
from .confirmers import crumbs_of
from .door import readable_round

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def ask_outside(request, uuid):
    assessment = readable_round(request, uuid)
    refuse_unless(may_ask_outside(request.user, assessment))
    form = AskOutsideForm(
        request.POST or None,
        domains=areas_sent(assessment),
        initial={"domain": request.GET.get("area", "")},
    )
    own = is_own(request.user, assessment)
    if form.is_valid() and (made := _ask(request, assessment, form)):
        person = assessment.employment.user
        told = "has been sent a link" if own else f"is asked once {person} says yes"
        messages.success(request, f"{made.name} {told}.")
        return redirect("assessments:others", assessment.uuid)
    context = {
        "assessment": assessment,
        "own": own,
        "form": form,
        "days": Setting.objects.value("assessment.outside_link_days"),
        "crumbs": crumbs_of(request, assessment),
    }
    return render(request, "assessments/outside_ask.html", context)


def _ask(request, assessment, form):
    try:
        return actions.ask_outside(assessment=assessment, by=request.user, **form.cleaned_data)
    except CannotAsk as refusal:
        form.add_error("email", str(refusal))


@require_http_methods(FORM)
def say_yes(request, uuid):
    """The practitioner reads who would see what, and says yes or no."""
    outside = Confirmer.objects.outside().for_page()
    confirmer = get_visible_or_404(outside, request.user, uuid=uuid)
    refuse_unless(may_say_yes(request.user, confirmer))
    if request.method == "POST":
        return _answered(request, confirmer)
    context = {
        "confirmer": confirmer,
        "assessment": confirmer.assessment,
        "days": Setting.objects.value("assessment.outside_link_days"),
        "crumbs": crumbs_of(request, confirmer.assessment),
    }
    return render(request, "assessments/outside_agree.html", context)


def _answered(request, confirmer):
    answer = request.POST.get("answer")
    try:
        if answer == "yes":
            actions.say_yes(confirmer=confirmer, by=request.user)
            messages.success(request, f"{confirmer.name} has been sent a link to that area.")
        elif answer == "no":
            actions.say_no(confirmer=confirmer, by=request.user)
            messages.success(request, f"{confirmer.name} is not asked.")
        else:
            messages.info(request, "Say yes or no.")
            return redirect("assessments:say_yes", confirmer.uuid)
    except CannotAsk as refusal:
        messages.info(request, str(refusal))
    return redirect("assessments:others", confirmer.assessment.uuid)


# --- By a link, without an account ---------------------------------------------------------------


def show_by_link(request, link):
    confirmer = _of(link)
    if not _is_ready(confirmer):
        return _later(request, link, confirmer)
    return _by_link(request, link, confirmer, _form(confirmer))


def act_by_link(request, link):
    confirmer = _of(link)
    if not _is_ready(confirmer):
        return Redisplay(_later(request, link, confirmer))
    form = _form(confirmer, request.POST)
    if form.is_stale:
        return Redisplay(_by_link(request, link, confirmer, _anew(confirmer, form), changed=True))
    if form.is_valid():
        try:
            actions.give_views(
                link=link, confirmer=confirmer, said=form.content(), declared=form.declared
            )
        except NothingSaid as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(request.path)
    return Redisplay(_by_link(request, link, confirmer, form))


def thank_by_link(request, link):
    return render(request, "assessments/outside_thanks.html", {"link": link})


def _of(link) -> Confirmer:
    return Confirmer.objects.for_page().get(pk=link.object_id)


def _is_ready(confirmer) -> bool:
    """Not while some of the answers are with the practitioner again."""
    return confirmer.assessment.state == confirmer.assessment.State.SUBMITTED


def _form(confirmer, data=None) -> OutsideForm:
    lines = [
        line
        for area in sent(confirmer.assessment, confirmer.asked_by)
        if area.domain.pk == confirmer.domain_id
        for line in area.lines
        if line.is_answered
    ]
    return OutsideForm(
        data, lines=lines, levels=confirmer.assessment.version.levels.order_by("value")
    )


def _anew(confirmer, form) -> OutsideForm:
    """What was typed stays, beside the answers that stand now."""
    return _form(confirmer, form.data.dict() | {"answers": form.standing})


def _by_link(request, link, confirmer, form, *, changed=False):
    texts = LevelDescriptor.objects.filter(statement__domain=confirmer.domain_id)
    words = {(text.statement_id, text.value): text.text for text in texts}
    rows = [
        (line, words.get((line.statement.pk, line.level), ""), level, comment)
        for line, level, comment in form.rows()
    ]
    context = {
        "link": link,
        "confirmer": confirmer,
        "assessment": confirmer.assessment,
        "form": form,
        "rows": rows,
        "changed": changed,
        "hint": HINT,
    }
    return render(request, "assessments/outside_link.html", context)


def _later(request, link, confirmer):
    return render(request, "assessments/outside_later.html", {"link": link, "confirmer": confirmer})
