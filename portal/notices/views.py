from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404

from . import actions
from .letters import wants_daily, who_stops
from .models import Notice

A_PAGE = 30


@require_safe
def notices(request):
    """What somebody was told, newest first."""
    told = Notice.objects.visible_to(request.user)
    page = Paginator(told, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "daily": wants_daily(request.user)}
    return render(request, "notices/notices.html", context)


@require_POST
def read(request, uuid):
    """Mark one as read, and go to what it is about."""
    notice = get_visible_or_404(Notice.objects, request.user, uuid=uuid)
    actions.mark_read(notice=notice, by=request.user)
    return redirect(notice.url or "notices:notices")


@require_POST
def read_all(request):
    if actions.mark_all_read(by=request.user):
        messages.success(request, "All messages are marked as read.")
    return redirect("notices:notices")


@require_POST
def choose_daily(request):
    daily = request.POST.get("daily") == "yes"
    actions.choose_daily(user=request.user, daily=daily, by=request.user)
    said = "You get the daily message again." if daily else "You won’t get the daily message."
    messages.success(request, said)
    return redirect("notices:notices")


@csrf_exempt  # a mail program posts here by itself, at one click (RFC 8058); the token lets it in
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_daily(request, token):
    """End the daily message without signing in: shown on GET, done on POST."""
    user = get_user_model().objects.filter(uuid=who_stops(token), is_active=True).first()
    if user is None:
        raise Http404
    if request.method == "POST":
        actions.choose_daily(user=user, daily=False, by=None)
    context = {"stopped": not wants_daily(user), "service_name": settings.SERVICE_NAME}
    response = render(request, "notices/stop_daily.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
