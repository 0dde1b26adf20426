"""A change is shown before it is made: the form, then what will happen, then the button."""

from django.shortcuts import render

from portal.changes.actions import make
from portal.changes.plan import Differs, Refused
from portal.changes.plans import plan_for

# Of what is posted, the parts that are not the form's own.
OWN = {"csrfmiddlewaretoken", "seen", "back"}


def walk(request, form, words: dict, *, context: dict):
    """The answer to a GET or a POST: a page, or the change that was made. `words` are the title,
    lead and button of the change."""
    context |= {"form": form, **words}
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        return render(request, "changes/change.html", context)
    asked = form.asked()
    if "seen" not in request.POST:
        return show(request, form, plan_for(asked), context)
    try:
        return make(asked=asked, by=request.user, seen=request.POST["seen"])
    except Differs as other:
        return show(request, form, other.plan, context | {"differs": str(other)})
    except Refused as refused:
        return show_refusals(request, form, refused.reasons, context)


def show(request, form, plan, context):
    if not plan.is_possible:
        return show_refusals(request, form, plan.refusals, context)
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OWN
    ]
    return render(request, "changes/preview.html", context | {"plan": plan, "kept": kept})


def show_refusals(request, form, reasons, context):
    for reason in reasons:
        form.add_error(None, reason)
    return render(request, "changes/change.html", context)
