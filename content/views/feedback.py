from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.journal.declared import note_declared

from ..actions import tell_us
from ..forms import FeedbackForm
from ..told_of import page_told_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request):
    """What a reader says about a page. Nothing is kept of who they are."""
    sent = request.POST if request.method == "POST" else None
    path = page_told_of(request.GET.get("page", ""))
    form = FeedbackForm(sent, initial={"page": path})
    if sent is not None and form.is_valid():
        if ratelimit.consume(request, action="feedback"):
            return _keep(form)
        form.add_too_many()
    context = {"form": form, "path": path or page_told_of(form["page"].value() or "")}
    return render(request, "content/feedback.html", context)


def _keep(form):
    path = form.cleaned_data["page"]
    kept = tell_us(path=path, words=form.cleaned_data["words"])
    note_declared(form, kept, by=None)
    back = f"?{urlencode({'page': path})}" if path else ""
    return redirect(reverse("feedback_thanks") + back)


@login_not_required
@never_cache
@require_safe
def thanks(request):
    path = page_told_of(request.GET.get("page", ""))
    return render(request, "content/feedback_thanks.html", {"path": path})
