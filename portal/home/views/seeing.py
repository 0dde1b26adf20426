"""Who can see a record, and who has looked at one's own."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.actions.openings import note_look
from portal.people.rules import is_same_person

from ..looks import counts_of, looks_at, openings_of
from ..records import KEPT, KINDS
from ..seers import seers_of


@require_safe
def who_can_see(request, kind, uuid):
    """Everybody who can open this very record today, by name, and why."""
    kind = (KINDS | KEPT).get(kind)
    if kind is None:
        raise Http404
    record = get_visible_or_404(kind.every(), request.user, uuid=uuid)
    subject = record.employment.user
    title = kind.title(record)
    context = {
        "title": title,
        "record": record,
        "subject": subject,
        "own": is_same_person(request.user, subject),
        "opening": note_look(looked_at=record, by=request.user),
        "seers": seers_of(record, request.user),
        "is_openable": kind.name in KINDS,
        "is_draft": kind.name == "assessment" and record.is_draft,
        "crumbs": [(title, record.get_absolute_url())],
    }
    return render(request, "home/who_can_see.html", context)


@require_safe
def who_looked(request):
    """Who opened one's records with a reason, and who looked without being a party to them."""
    openings = openings_of(request.user)
    counts = counts_of(openings)
    for opening in openings:
        opening.looked = counts[opening.pk]
    context = {"openings": openings, "looks": looks_at(request.user)}
    return render(request, "home/who_looked.html", context)
