"""The page that a link in a message opens: a question or two about a course."""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from portal.links.purposes import Redisplay

from ..actions import answer
from ..forms.evaluating import EvaluationForm
from ..models import Evaluation


def show_by_link(request, link):
    found = _of(link)
    return _page(request, found, EvaluationForm(kind=found.kind))


def act_by_link(request, link):
    found = _of(link)
    form = EvaluationForm(request.POST, kind=found.kind)
    if not form.is_valid():
        return Redisplay(_page(request, found, form))
    answer(evaluation=found, link=link, declared=form.declared, **form.content())
    return HttpResponseRedirect(request.path)


def thank_by_link(request, link):
    return render(request, "training/evaluated.html")


def _of(link) -> Evaluation:
    return Evaluation.objects.for_page().get(pk=link.object_id)


def _page(request, evaluation, form):
    context = {"evaluation": evaluation, "event": evaluation.booking.event, "form": form}
    return render(request, "training/evaluate.html", context)
