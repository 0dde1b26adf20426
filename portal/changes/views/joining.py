"""Bringing somebody in: new, or here already and with another job."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404
from portal.changes.forms import JoinForm
from portal.changes.rules import may_add_anybody
from portal.dates import on_day
from portal.people.models import User
from portal.people.telling_apart import label_for

from .previewing import walk

NEW = {
    "title": "Add a person",
    "lead": "They get a job here, and an e-mail that says how to choose a password.",
    "look": "See what will happen",
    "button": "Add them",
}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    if not may_add_anybody(request.user):
        raise Http404
    person = _person(request)
    form = JoinForm(
        request.POST if request.method == "POST" else None, viewer=request.user, person=person
    )
    words = NEW if person is None else _words(person)
    context = {"person": person, "kicker": label_for(request.user, person) if person else ""}
    answer = walk(request, form, words, context=context)
    if isinstance(answer, HttpResponse):
        return answer
    employment = answer.employment
    day = on_day(employment.starts)
    messages.success(request, f"{employment.user} is on the record from {day}.")
    return redirect("changes:job", employment.uuid)


def _words(person) -> dict:
    return NEW | {
        "title": f"Give {person} another job",
        "lead": "Their other jobs and their records stay as they are.",
        "button": "Give them this job",
    }


def _person(request):
    """Somebody who is here already, named in the address."""
    named = request.GET.get("person")
    if not named:
        return None
    try:
        return get_visible_or_404(User.objects, request.user, uuid=named)
    except ValidationError as wrong:
        raise Http404 from wrong
