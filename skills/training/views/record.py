from django.shortcuts import render

from portal.access import get_visible_or_404

from ..models import Elsewhere


def elsewhere(request, uuid):
    found = get_visible_or_404(Elsewhere.objects, request.user, uuid=uuid)
    return render(request, "training/elsewhere.html", {"elsewhere": found})


def record(request):
    return render(request, "training/record.html", {})
