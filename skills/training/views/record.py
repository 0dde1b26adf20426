"""One’s own training, and what one learnt elsewhere."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import today
from portal.files.sending import as_attachment
from portal.people.querysets import is_person
from portal.people.rules import is_same_person

from .. import actions
from ..actions import NotYetFinished
from ..forms.elsewhere import AnswerForm, ElsewhereForm
from ..models import Booking, Completion, Elsewhere, Enrolment
from ..provenance import told_to_owner
from ..refusals import Refused
from ..rules import may_record_completions
from .door import FORM, for_training_team
from .running import A_PAGE, DESK

SOON = timedelta(days=60)
ANSWER_TAGS = {"waiting": "yellow", "agreed": "green", "refused": "grey"}
RECORD = [("Training", "/training/"), ("My training", "/training/record/")]


@require_safe
def record(request):
    """What one finished, the newest of each course first; what one goes to next."""
    done = Completion.ever.of(request.user).select_related(
        "course", "elsewhere", "past_file__added_by"
    )
    newest, before, withdrawn = {}, [], []
    for one in done:
        if one.withdrawn_at:
            withdrawn.append(one)
        elif one.course_id in newest:
            before.append(one)
        else:
            newest[one.course_id] = one
    to_come = Booking.objects.filter(
        is_person(request.user), state__in=["requested", "confirmed", "waiting", "offered"]
    )
    to_come = to_come.select_related("event__course").prefetch_related("event__dates")
    asked = Elsewhere.objects.filter(is_person(request.user)).exclude(state="agreed")
    context = {
        "rows": [(one, tag_of(one), told_to_owner(one)) for one in newest.values()],
        "before": before,
        "withdrawn": withdrawn,
        "begun": _begun(request.user),
        "to_come": [one for one in to_come if not one.event.is_over],
        "asked": [(one, ANSWER_TAGS[one.state]) for one in asked.select_related("course")],
        "crumbs": RECORD[:1],
    }
    return render(request, "training/record.html", context)


def _begun(user):
    """Courses online that one has still to finish."""
    found = Enrolment.objects.filter(is_person(user), finished_at__isnull=True)
    return found.select_related("course")


def tag_of(completion) -> tuple[str, str]:
    """The colour and the word of how it stands today."""
    day, ends = today(), completion.expires_on
    if ends is None:
        return "green", "Counts for good"
    if ends <= day:
        return "red", "Ran out"
    return ("yellow", "Runs out soon") if ends <= day + SOON else ("green", "In date")


@require_http_methods(FORM)
def ask_elsewhere(request):
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ElsewhereForm(*data)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        accepted = facts.pop("file")
        try:
            asked = actions.ask_elsewhere(
                accepted=accepted, declared=form.declared, by=request.user, **facts
            )
        except (Refused, NotYetFinished) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is sent. The training team looks at it and tells you.")
            return redirect(asked)
    return render(request, "training/elsewhere_ask.html", {"form": form, "crumbs": RECORD})


@require_http_methods(FORM)
def elsewhere(request, uuid):
    """To its owner, how it stands; to the training team, to answer."""
    found = _elsewhere(request, uuid)
    may = may_record_completions(request.user, found.user)
    own = is_same_person(request.user, found.user)
    refuse_unless(may or request.method != "POST")
    form = AnswerForm(request.POST if request.method == "POST" else None) if may else None
    if form and form.is_valid():
        agreed = form.cleaned_data["answer"] == "agree"
        try:
            actions.answer_elsewhere(
                elsewhere=found,
                agreed=agreed,
                why=form.cleaned_data["why"],
                declared=form.declared,
                by=request.user,
            )
        except Refused as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, f"{found.user} is told.")
        return redirect("bookings:elsewhere_list")
    context = {
        "one": found,
        "tag": ANSWER_TAGS[found.state],
        "file": found.files.first(),
        "form": form if found.state == "waiting" else None,
        "own": own,
        "crumbs": RECORD if own else DESK,
    }
    return render(request, "training/elsewhere.html", context)


def _elsewhere(request, uuid):
    found = Elsewhere.objects.select_related("user", "course", "answered_by")
    return get_visible_or_404(found, request.user, uuid=uuid)


@require_safe
def elsewhere_file(request, uuid):
    file = _elsewhere(request, uuid).files.first()
    if file is None:
        raise Http404
    return as_attachment(file)


@for_training_team
@require_safe
def elsewhere_list(request):
    """What waits to be checked, the first to be sent first."""
    waiting = Elsewhere.objects.visible_to(request.user).waiting()
    page = Paginator(waiting.select_related("user", "course"), A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "training/elsewhere_list.html",
        {"page": page, "crumbs": DESK, "run": reverse("bookings:desk")},
    )
