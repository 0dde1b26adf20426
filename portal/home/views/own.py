from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from portal.dates import today
from portal.people.rules import may_bring_files
from portal.people.uncovered import no_cover
from supervision.readiness.rules import QUALIFIED, why_not_qualified

from ..desk import Desk
from ..duties import duties_of
from ..learning import ending_for
from ..recommended import recommended
from ..standing import glance, next_gate, passport, with_others
from ..team import coordinated, supervised
from ..todo import todo_of


@require_safe
def my(request):
    """What needs doing next, for whoever asks."""
    user = request.user
    desk = Desk(user)
    context = {"todo": todo_of(desk), "duties": duties_of(user), "today": today()}
    context["no_cover"] = no_cover(user)
    if "practitioner" in user.roles:
        held, applied = passport(desk)
        context |= {"practitioner": True, "held": held, "applied": applied}
        context |= {"glance": glance(desk), "with_others": with_others(desk)}
        ending, further = ending_for([user.pk]).get(user.pk, []), next_gate(desk, held)
        context |= {"ending": ending, "next_gate": further}
        versions = [one.application.gate_version for one in applied]
        versions += [further.version] if further else []
        context["recommended"] = recommended(desk, ending, versions)
    if "supervisor" in user.roles:
        context["team"] = supervised(user)
        context["cover_url"] = reverse("changes:cover", args=[user.uuid])
    if "partner_coordinator" in user.roles:
        context["coordinated"] = coordinated(user)
        context["brings_files"] = may_bring_files(user)
    if QUALIFIED & user.roles and not desk.is_qualified:
        context["not_qualified"] = why_not_qualified(user)
    return render(request, "home/my.html", context)


@login_not_required
@never_cache
@require_safe
def health(request):
    """The process is alive; nothing else is asked."""
    return _plain("alive\n")


@login_not_required
@never_cache
@require_safe
def ready(request):
    """The database answers, with the tables of the cache and of the queue."""
    try:
        connection.ensure_connection()
        cache.get("ready")
        DBTaskResult.objects.exists()
    except Error:
        return _plain("not ready\n", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return _plain("ready\n")


def _plain(text, **kwargs):
    return HttpResponse(text, content_type="text/plain; charset=utf-8", **kwargs)
