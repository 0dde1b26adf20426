"""What people finished, for the training team: to look one up, and to take off a wrong one."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.codes import tidy
from portal.dates import in_words
from portal.people.sensitive import asked_again

from .. import actions
from ..forms.running import WhyForm
from ..models import Completion
from ..rules import may_record_completions
from .door import FORM, for_training_team, tried
from .running import A_PAGE, DESK

LIST = (*DESK, ("What people finished", "/training/run/finished/"))
LONGEST = 120


@for_training_team
@require_safe
def finished(request):
    """The last to be written down first; with a name, an address or a code, those alone."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = Completion.objects.visible_to(request.user).select_related("user", "course")
    if asked:
        named = Q(user__name__icontains=asked) | Q(user__email__icontains=asked)
        found = found.filter(named | Q(course__title__icontains=asked) | Q(code=tidy(asked)))
    page = Paginator(found.order_by("-recorded_at", "-id"), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": [(one, may_record_completions(request.user, one.user)) for one in page],
        "asked": asked,
        "query": urlencode({"q": asked}) if asked else "",
        "crumbs": DESK,
    }
    return render(request, "training/finished.html", context)


@for_training_team
@require_http_methods(FORM)
@asked_again
def withdraw(request, uuid):
    """It can’t be taken back, so the page says what will happen."""
    found = Completion.objects.select_related("user", "course")
    one = get_visible_or_404(found, request.user, uuid=uuid)
    refuse_unless(may_record_completions(request.user, one.user))
    form = WhyForm(
        request.POST if request.method == "POST" else None,
        label="Why is it wrong?",
        hint=f"{one.user} reads it.",
    )
    if form.is_valid():
        done = f"It is off the record of {one.user}."
        why = form.cleaned_data["why"]
        tried(request, actions.withdraw_completion, done, completion=one, why=why)
        return redirect("bookings:finished")
    context = {
        "form": form,
        "title": f"Take “{one.course}” off the record of {one.user}?",
        "kicker": f"Finished on {in_words(one.completed_on)}",
        "lead": "It counts nowhere from then on. Whoever checks its certificate reads that it was "
        "withdrawn. You can’t undo this.",
        "button": "Take it off",
        "back": ("Go back", reverse("bookings:finished")),
        "crumbs": LIST,
    }
    return render(request, "people/form.html", context)
