"""A course that one does online in one's own time: begin it, and say when it is finished."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_public_or_404, refuse_unless
from portal.people.querysets import is_person

from .. import actions
from ..catalogue import offered
from ..forms.online import OnlineForm
from ..models import Course, Enrolment
from ..refusals import Refused
from ..rules.completions import may_do_online
from .door import FORM, tried


def _course(slug) -> Course:
    return get_public_or_404(offered().filter(mode=Course.Mode.ELEARNING), slug=slug)


@require_http_methods(FORM)
def online(request, slug):
    course = _course(slug)
    refuse_unless(may_do_online(request.user, course))
    form = OnlineForm(request.POST if request.method == "POST" else None, course=course)
    if form.is_valid() and _finished(request, course, form):
        messages.success(request, "It is on your record.")
        return redirect("bookings:record")
    begun = Enrolment.objects.filter(
        is_person(request.user), course=course, finished_at__isnull=True
    )
    crumbs = [("Training", reverse("training:index")), (course.title, course.get_absolute_url())]
    context = {"course": course, "form": form, "begun": begun.first(), "crumbs": crumbs}
    return render(request, "training/online.html", context)


def _finished(request, course, form):
    try:
        return actions.finish_online(course=course, by=request.user, **form.content())
    except Refused as refusal:
        form.add_error(None, str(refusal))


@require_POST
def begin(request, slug):
    """Note it. The next page has the link to the course: a form may not send people to another
    site."""
    course = _course(slug)
    tried(request, actions.begin_online, course=course)
    return redirect("bookings:online", slug)
