"""The list of people with a quick find, and a person's page."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import get_visible_or_404

from ..forms.people import FindForm
from ..models import Employment, Registration, RoleGrant, SupervisionLine, User
from ..rules import (
    is_same_person,
    may_add_people,
    may_bring_files,
    may_end_grant,
    may_find_people,
    may_give_roles,
    may_manage_people,
    may_record_registration,
)
from ..rules.absence import may_change, may_set_cover
from ..shown import by_person, covers_of, jobs_of, say_who_is_away
from ..telling_apart import with_posts
from ..uncovered import no_cover

A_PAGE = 50


@require_safe
def people(request):
    viewer = request.user
    if not may_find_people(viewer):
        raise Http404
    form = FindForm(request.GET or None, viewer=viewer)
    form.is_valid()
    asked = getattr(form, "cleaned_data", {})
    jobs = _jobs_asked_for(viewer, asked)
    found = _people_asked_for(viewer, asked, jobs)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    jobs_by_person = by_person(jobs.filter(user__in=list(page.object_list)))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": [(user, jobs_by_person.get(user.pk, [])) for user in page.object_list],
        "asked": any(asked.values()),
        "query": query.urlencode(),
        "may_add": may_add_people(viewer),
        "may_bring_files": may_bring_files(viewer),
        "no_cover": no_cover(viewer),
    }
    return render(request, "people/people.html", context)


def _jobs_asked_for(viewer, asked):
    jobs = Employment.objects.known_to(viewer)
    if not asked.get("ended"):
        jobs = jobs.not_over()
    if asked.get("organisation"):
        jobs = jobs.filter(organisation=asked["organisation"])
    if asked.get("team"):
        jobs = jobs.holding(team=asked["team"])
    if asked.get("job"):
        jobs = jobs.holding(job_role=asked["job"])
    return jobs


def _people_asked_for(viewer, asked, jobs):
    found = User.objects.visible_to(viewer)
    narrowed = any(asked.get(name) for name in ("organisation", "team", "job"))
    of_jobs = found.filter(pk__in=jobs.values("user"))
    if may_manage_people(viewer) and not narrowed:
        without = found.filter(~Exists(Employment.objects.filter(user=OuterRef("pk"))))
        of_jobs = of_jobs | without
    if not asked.get("ended"):
        of_jobs = of_jobs.filter(merged_into=None)
    words = asked.get("q", "")
    return (of_jobs.found_by(words) if words else of_jobs).order_by("name", "pk")


@require_safe
def person(request, uuid):
    viewer = request.user
    people_seen = User.objects.select_related("merged_into")
    user = get_visible_or_404(people_seen, viewer, uuid=uuid)
    own = is_same_person(viewer, user)
    jobs = jobs_of(Employment.objects.known_to(viewer).of(user))
    changes = {job.employment.pk: may_change(viewer, job.employment) for job in jobs}
    say_who_is_away(jobs, lambda employment: changes[employment.pk] or own)
    context = {
        "person": user,
        "own": own,
        "jobs": [(job, changes[job.employment.pk]) for job in jobs],
        "covers": _covers(jobs),
        "no_cover": no_cover(viewer, among=_supervisors(jobs) | {user.pk}),
        "grants": _grants(viewer, user),
        "may_see_registrations": own or may_record_registration(viewer, user),
        "registrations": _registrations(viewer, user),
        "supervised": _supervised(viewer, user, own),
        "may_give_roles": not user.merged_into_id and may_give_roles(viewer, user),
        "may_register": not user.merged_into_id and may_record_registration(viewer, user),
        "may_manage": may_manage_people(viewer) and not own,
        "may_add": not own and not user.merged_into_id and may_add_people(viewer),
        "may_cover": any(job.is_current for job in jobs) and may_set_cover(viewer, user),
        "duplicates": list(user.merged_from.all()) if may_manage_people(viewer) else [],
        "crumbs": [("People", "/people/")] if may_find_people(viewer) else [],
    }
    return render(request, "people/person.html", context)


def _covers(jobs) -> list:
    """Who covers today for those who supervise the person."""
    lines = [line for job in jobs for line in job.current_lines]
    covering = covers_of(_supervisors(jobs))
    return [
        (line.supervisor, covering[line.supervisor_id])
        for line in lines
        if line.supervisor_id in covering
    ]


def _supervisors(jobs) -> set[int]:
    return {line.supervisor_id for job in jobs for line in job.current_lines}


def _grants(viewer, user) -> list:
    seen = RoleGrant.objects.visible_to(viewer).filter(user=user).told_with().select_related("user")
    return [
        (grant, grant.is_not_over and may_end_grant(viewer, grant))
        for grant in seen.order_by("-starts", "-pk")
    ]


def _registrations(viewer, user) -> list:
    seen = Registration.objects.visible_to(viewer).filter(user=user).select_related("checked_by")
    may_end = may_record_registration(viewer, user)
    return [(one, may_end and one.is_not_over) for one in seen.order_by("-starts", "-pk")]


def _supervised(viewer, user, own) -> list[User]:
    """Those whom the person supervises today, as far as the viewer may know of them."""
    lines = SupervisionLine.objects.current().filter(supervisor=user)
    known = Employment.objects.current()
    if not own:
        known = known.known_to(viewer)
    people_led = User.objects.filter(
        pk__in=lines.filter(employment__in=known.values("pk")).values("subject")
    )
    return with_posts(people_led.order_by("name", "pk"), employments=known.values("pk"))
