from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.dates import today
from supervision.sessions.models import Trigger

from ..overseeing import lines_of, loads_of, own_oversight


@require_safe
def oversight(request):
    """Who oversees me; and whose work I oversee or answer for, what is late first."""
    lines = lines_of(request.user)
    told = {
        "own": own_oversight(request.user),
        "gaps": [line for line in lines if line.oversight is None],
        "lines": [line for line in lines if line.oversight],
        "loads": loads_of(lines),
        "triggers": Trigger.objects.filter(in_use=True),
        "today": today(),
    }
    return render(request, "home/oversight.html", told)
