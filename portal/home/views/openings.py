"""One opening of another's records, and all of them for an auditor."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404
from portal.people.models import Opening
from portal.people.querysets import is_person
from portal.people.querysets.openings import audited_by
from portal.people.rules import is_same_person, may_approve, may_close
from portal.people.telling_apart import with_posts

from ..forms import PeriodForm
from ..looks import counts_of
from ..records import open_records

A_PAGE = 50


@require_safe
def opening(request, uuid):
    """Who opened whose records, why, until when and what they looked at; for whoever opened them,
    what there is to read."""
    viewer = request.user
    every = Opening.objects.with_people().select_related("refused_by")
    found = get_visible_or_404(every, viewer, uuid=uuid)
    mine = viewer == found.by
    own = is_same_person(viewer, found.subject)
    with_posts([found.by])
    with_posts([found.subject], employments=[found.employment_id])
    context = {
        "opening": found,
        "mine": mine,
        "own": own,
        "reads_words": mine or may_read_words(viewer, found),
        "records": open_records(viewer, found.employment) if mine and found.is_running else None,
        "looked": counts_of([found])[found.pk],
        "may_close": may_close(viewer, found),
        "may_decide": may_approve(viewer, found),
        "crumbs": _crumbs(own=own),
    }
    return render(request, "home/opening.html", context)


def may_read_words(viewer, opening) -> bool:
    """Those who decided or decide, and an auditor; the person reads the reason alone."""
    return (
        viewer in (opening.approved_by, opening.refused_by)
        or may_approve(viewer, opening)
        or Opening.objects.filter(audited_by(viewer), pk=opening.pk)
        .exclude(is_person(viewer, "subject"))
        .exists()
    )


def _crumbs(*, own):
    if own:
        return [("Who has looked?", reverse("home:who_looked"))]
    return [("Opened records", reverse("people:openings"))]


@require_safe
def audit(request):
    """For an auditor: every opening, the newest first, with what was looked at."""
    if "auditor" not in request.user.roles:
        raise Http404
    form = PeriodForm(request.GET if "start_year" in request.GET else None)
    openings = Opening.objects.filter(audited_by(request.user)).visible_to(request.user)
    openings = form.within(openings.with_people().select_related("refused_by"))
    page = Paginator(openings, A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    people = {u.pk: u for u in with_posts({one.by for one in rows} | {one.subject for one in rows})}
    counts = counts_of(rows)
    for one in rows:
        one.by, one.subject = people[one.by_id], people[one.subject_id]
        one.looked = counts[one.pk]
    query = request.GET.copy()
    query.pop("page", None)
    context = {"form": form, "page": page, "rows": rows, "query": query.urlencode()}
    return render(request, "home/audit.html", context)
