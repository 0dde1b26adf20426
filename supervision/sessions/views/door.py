"""How these pages get a session: through the one door."""

from django.urls import reverse

from portal.access import get_visible_or_404
from portal.people.models import Employment

from ..models import Session
from ..rules import holds_session


def seen_session(request, uuid) -> Session:
    sessions = Session.objects.with_people().prefetch_related("responses__of")
    return get_visible_or_404(sessions, request.user, uuid=uuid)


def seen_employment(request, uuid) -> Employment:
    jobs = Employment.objects.select_related("user", "organisation")
    return get_visible_or_404(jobs, request.user, uuid=uuid)


def crumbs_of(session, request) -> list[tuple]:
    """For who holds it, by way of the person whom it is for; not where they supervise them no
    more."""
    crumbs = [("Supervision", reverse("supervision:mine"))]
    if holds_session(request.user, session) and not session.is_group:
        one = session.attendees.all()[0]
        if Employment.objects.visible_to(request.user).filter(pk=one.employment_id).exists():
            where = reverse("supervision:person", args=[one.employment.uuid])
            crumbs.append((one.subject.name, where))
    return crumbs
