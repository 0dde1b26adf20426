"""How an organisation keeps children safe, in one page: what it says, and what the portal knows."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.models import Organisation
from portal.people.rules.statements import may_keep_papers, may_say

from ..safeguarding import known_of


@require_safe
def safeguarding(request, uuid):
    organisation = get_visible_or_404(Organisation.objects, request.user, uuid=uuid)
    said = list(organisation.statements.select_related("said_by"))
    current = next((one for one in said if one.counts), None)
    context = {
        "organisation": organisation,
        "current": current,
        "earlier": [one for one in said if one != current],
        "known": known_of(organisation),
        "files": organisation.files.kept().select_related("added_by"),
        "may_say": may_say(request.user, organisation),
        "may_keep": may_keep_papers(request.user, organisation),
        "crumbs": [
            ("People", reverse("people:people")),
            ("Organisations", reverse("people:organisations")),
            (organisation.name, reverse("people:organisation", args=[uuid])),
        ],
    }
    return render(request, "home/safeguarding.html", context)
