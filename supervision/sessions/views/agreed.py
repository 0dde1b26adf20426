"""One thing that was agreed: done, or no longer needed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless

from .. import actions
from ..forms import DropForm
from ..models import AgreedAction
from ..refusals import Refused
from ..rules import may_close_action


@require_http_methods(["GET", "HEAD", "POST"])
def action(request, uuid):
    rows = AgreedAction.objects.with_owner().select_related("employment__user")
    found = get_visible_or_404(rows, request.user, uuid=uuid)
    may_close = may_close_action(request.user, found)
    form = DropForm(request.POST if request.POST.get("do") == "drop" else None)
    if request.method == "POST":
        refuse_unless(may_close)
        if _is_closed(request, found, form):
            return redirect("supervision:mine")
    actions.note_reading(looked_at=found, by=request.user)
    context = {
        "action": found,
        "form": form,
        "may_close": may_close and found.is_open,
        "crumbs": [("Supervision", reverse("supervision:mine"))],
    }
    return render(request, "supervision/action.html", context)


def _is_closed(request, action, form) -> bool:
    is_drop = request.POST.get("do") == "drop"
    if is_drop and not form.is_valid():
        return False
    try:
        if is_drop:
            why, declared = form.cleaned_data["why"], form.declared
            actions.drop_action(action=action, why=why, declared=declared, by=request.user)
        else:
            actions.finish_action(action=action, by=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "It is noted.")
    return True
