from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe
from django_tasks_db.models import DBTaskResult


@require_GET
def my(request):
    """What needs doing next, for whoever asks."""
    return render(request, "home/my.html", {})


@login_not_required
@never_cache
@require_safe
def health(request):
    """The process is alive; nothing else is asked."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request):
    """The database, the cache's table and the queue's table answer."""
    try:
        connection.ensure_connection()
        cache.get("ready")
        DBTaskResult.objects.exists()
    except Error:
        return HttpResponse("not ready\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
