from django.shortcuts import render

from portal.access import get_visible_or_404

from ..models import Agreement


def agreement(request, uuid):
    found = get_visible_or_404(Agreement.objects.with_people(), request.user, uuid=uuid)
    return render(request, "supervision/agreement.html", {"agreement": found})
