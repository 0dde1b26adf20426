from django.shortcuts import render

from portal.access import get_visible_or_404

from ..models import Session


def session(request, uuid):
    found = get_visible_or_404(Session.objects.with_people(), request.user, uuid=uuid)
    return render(request, "supervision/session.html", {"session": found})
