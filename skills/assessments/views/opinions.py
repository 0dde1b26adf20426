"""A second opinion: asked for by the practitioner, given by a practice supervisor."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404, refuse_unless
from portal.people.models import User
from skills.framework.models import LevelDescriptor

from .. import actions
from ..forms.others import AskOpinionForm, OpinionForm
from ..models import Assessment, SecondOpinion
from ..others import absences_of, levels_that_count, whom_to_ask
from ..refusals import CannotAsk, NothingSaid, WrongAnswer
from ..rounds import lines_of, reviewed
from ..rules import may_give_opinion
from .door import own_round

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def ask_opinion(request, uuid):
    assessment = own_round(request, uuid)
    refuse_unless(assessment.state == Assessment.State.REVIEWED)
    asked = _asked(assessment)
    open_ = {one.confirmation_id for one in asked if one.is_open}
    every = _to_ask_about(assessment, open_)
    lines = every if "all" in request.GET else _differing(every, request.GET.getlist("on"))
    people = whom_to_ask(assessment, lines)
    form = AskOpinionForm(
        request.POST or None,
        statements=[(line.statement.code, _in_words(line)) for line in lines],
        people=people,
        initial={"statements": request.GET.getlist("on")},
    )
    if form.is_valid() and (made := _ask(request, lines, form)):
        messages.success(request, f"{made[0].asked_of} is asked, and told why.")
        return redirect("assessments:ask_opinion", assessment.uuid)
    context = {
        "assessment": assessment,
        "form": form,
        "asked": asked,
        "has_lines": bool(lines),
        "more": len(every) - len(lines),
        "has_people": bool(people),
        "crumbs": [
            ("My skills", reverse("assessments:mine")),
            ("Your result", reverse("assessments:result", args=[assessment.uuid])),
        ],
    }
    return render(request, "assessments/opinion_ask.html", context)


def _asked(assessment) -> list[SecondOpinion]:
    found = SecondOpinion.objects.filter(confirmation__review__assessment=assessment).for_page()
    found = list(found)
    absences = absences_of(one.asked_of_id for one in found if one.is_open)
    for one in found:
        one.away = absences.get(one.asked_of_id) if one.is_open else None
    return found


def _to_ask_about(assessment, open_) -> list:
    """What counts and is not asked about: what the two see differently comes first."""
    counting = levels_that_count(assessment)
    lines = [
        line
        for line in lines_of(reviewed(assessment))
        if line.confirmed and line.confirmed.pk in counting and line.confirmed.pk not in open_
    ]
    return sorted(lines, key=lambda line: line.level == line.confirmed_level)


def _differing(lines, codes) -> list:
    """Those on which the two differ, and the one that the viewer came for; all where there are
    none."""
    return [
        line for line in lines if line.level != line.confirmed_level or line.statement.code in codes
    ] or lines


def _in_words(line) -> str:
    said, confirmed = (
        "not part of your job" if one.not_in_role else str(one.level or "not yet")
        for one in (line.said, line.confirmed)
    )
    return f"{line.statement}: you said {said}, {line.confirmed.by} confirmed {confirmed}"


def _ask(request, lines, form):
    chosen = set(form.cleaned_data["statements"])
    confirmations = [line.confirmed for line in lines if line.statement.code in chosen]
    try:
        return actions.ask_opinions(
            confirmations=confirmations,
            asked_of=User.objects.get(uuid=form.cleaned_data["asked_of"]),
            why=form.cleaned_data["why"],
            declared=form.declared,
            by=request.user,
        )
    except CannotAsk as refusal:
        form.add_error("asked_of", str(refusal))


@require_http_methods(FORM)
def opinion(request, uuid):
    """What the viewer was asked to look at: the statement, what both said, and why they are asked.
    Once given, it is read here."""
    found = _asked_of(request, uuid)
    form = _form(found, request.POST or None)
    if request.method == "POST":
        refuse_unless(may_give_opinion(request.user, found))
        if form.is_valid() and _give(request, found, form):
            messages.success(request, f"Thank you. {found.asked_by} can read what you say.")
            return redirect(_next(request, found))
    return render(request, "assessments/opinion.html", _context(found, form))


def _asked_of(request, uuid) -> SecondOpinion:
    mine = SecondOpinion.objects.asked_of(request.user).for_page()
    return get_visible_or_404(mine, request.user, uuid=uuid)


def _form(found, data=None) -> OpinionForm:
    levels = found.assessment.version.levels.order_by("value").values_list("value", "name")
    may_leave_out = found.confirmation.revision.not_in_role
    return OpinionForm(data, levels=levels, may_leave_out=may_leave_out)


def _give(request, found, form):
    try:
        return actions.give_opinion(opinion=found, by=request.user, **form.content())
    except (CannotAsk, WrongAnswer) as refusal:
        form.add_error("level", str(refusal))
    except NothingSaid as refusal:
        form.add_error("comment", str(refusal))


def _next(request, found) -> SecondOpinion:
    """The next one that was asked of the viewer about the same round; else this, to be read."""
    others = SecondOpinion.objects.asked_of(request.user).open()
    of_round = others.filter(confirmation__review__assessment=found.assessment)
    return of_round.first() or found


def _context(found, form) -> dict:
    revision = found.confirmation.revision
    texts = LevelDescriptor.objects.filter(statement=revision.statement)
    words = {text.value: text.text for text in texts}
    confirmations = revision.confirmations.select_related("by", "review")
    return {
        "opinion": found,
        "assessment": found.assessment,
        "revision": revision,
        "pieces": revision.evidence.select_related("file"),
        "confirmations": confirmations.order_by("review__finished_at", "pk"),
        "said_words": words.get(revision.level, ""),
        "words": [
            (level, words.get(level.value, level.description))
            for level in found.assessment.version.levels.order_by("value")
        ],
        "form": form,
    }


@require_POST
def decline(request, uuid):
    found = _asked_of(request, uuid)
    actions.decline_opinion(opinion=found, by=request.user)
    messages.success(request, f"{found.asked_by} is told, and can ask somebody else.")
    return redirect("home:my")


@require_POST
def take_back(request, uuid):
    found = get_visible_or_404(SecondOpinion.objects.for_page(), request.user, uuid=uuid)
    actions.take_opinion_back(opinion=found, by=request.user)
    messages.success(request, f"{found.asked_of} is not asked any more.")
    return redirect("assessments:ask_opinion", found.assessment.uuid)
