from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.people.rules import is_same_person

from ..due import Due
from ..models import AgreedAction, Agreement, Session
from ..overview import Own, Team, listed
from ..rules import may_begin_agreement, may_plan_for
from .door import seen_employment


@require_safe
def mine(request):
    """One’s own, and that of the people whom one supervises."""
    own = Own(request.user, request.GET.get("page"))
    team = Team(request.user, request.GET.get("people"))
    context = {
        "own": own,
        "team": team,
        "of_own": f"page={own.history.number}" if own.history.number > 1 else "",
        "of_team": f"people={team.page.number}" if team.page.number > 1 else "",
    }
    return render(request, "supervision/mine.html", context)


@require_safe
def person(request, uuid):
    """All that the viewer may see of one person’s supervision."""
    employment = seen_employment(request, uuid)
    viewer = request.user
    sessions = Session.objects.visible_to(viewer).for_employment(employment).distinct()
    actions = AgreedAction.objects.visible_to(viewer).of(employment).open().with_owner()
    agreements = Agreement.objects.visible_to(viewer).filter(employment=employment).with_people()
    due = Due([employment])
    post = employment.post_on(due.clocks.day)
    context = {
        "employment": employment,
        "is_own": is_same_person(viewer, employment.user),
        "post": post,
        "may_plan": may_plan_for(viewer, employment),
        "supervisors": _supervisors(employment) if is_same_person(viewer, employment.user) else [],
        "may_begin": may_begin_agreement(viewer, employment, viewer),
        "next": list(sessions.planned().order_by("starts_at").with_people()),
        "actions": list(actions),
        "agreements": list(agreements),
        "history": listed(sessions, request.GET.get("page")),
        "last": due.last(employment),
        "due": due.by(employment),
        "is_late": due.is_late(employment),
        "crumbs": [("Supervision", reverse("supervision:mine"))],
    }
    return render(request, "supervision/person.html", context)


def _supervisors(employment) -> list:
    lines = employment.supervision_lines.current().select_related("supervisor")
    return [line.supervisor for line in lines]
