"""What I may hold, and what waits for my signature."""

from collections import defaultdict

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.dates import today
from portal.people.models import Employment, Post
from supervision.readiness.evaluation import Facts, evaluate
from supervision.readiness.models import Application, Authorisation, GateVersion
from supervision.readiness.tags import application_tag, authorisation_tag


@require_safe
def mine(request):
    """What I may hold today, what is being looked at, and how far I am with the rest."""
    day = today()
    held = list(Authorisation.objects.of(request.user).with_decision())
    live = list(Application.objects.of(request.user).live().with_subject())
    past = list(Application.objects.of(request.user).closed().with_subject())
    rows = [{"held": one, "tag": authorisation_tag(one, day)} for one in held]
    jobs = [_job(employment, held, live, day) for employment in _own(request.user)]
    context = {
        "now": [row for row in rows if day < row["held"].stops],
        "before": [row for row in reversed(rows) if day >= row["held"].stops],
        "jobs": [job for job in jobs if job["post"]],
        "past": [{"application": one, "tag": application_tag(one)} for one in reversed(past)],
    }
    return render(request, "readiness/mine.html", context)


def _own(user):
    return Employment.objects.current().of(user).select_related("user", "organisation")


def _job(employment, held, live, day) -> dict:
    """The gates that a person's role may hold in one employment, each with how far they are."""
    facts = Facts(employment, day)
    if facts.post is None:
        return {"employment": employment, "post": None, "gates": []}
    applications = {one.gate_id: one for one in live if one.employment_id == employment.pk}
    running = {
        one.gate_id for one in held if one.employment_id == employment.pk and day < one.stops
    }
    versions = GateVersion.objects.for_job_role(facts.post.job_role_id).with_criteria()
    gates = [
        _gate(version, applications.get(version.gate_id), facts)
        | {"running": version.gate_id in running}
        for version in versions
    ]
    return {"employment": employment, "post": facts.post, "gates": gates}


def _gate(version, application, facts) -> dict:
    """An application keeps the version of the gate that it was opened for."""
    if application:
        version = application.gate_version
    evaluated = evaluate(facts.employment, version, facts=facts)
    return {
        "version": version,
        "application": application,
        "tag": application_tag(application) if application else None,
        "evaluated": evaluated,
        "meter": f"{len(evaluated.met)} of {evaluated.asked_now} met",
    }


@require_safe
def applications(request):
    """What waits for a signature of mine, the oldest first, and whom I can put forward."""
    every = Application.objects.with_subject()
    context = {
        "first": _with_posts(every.awaiting_first_of(request.user)),
        "second": _with_posts(every.awaiting_second_of(request.user)),
        "elsewhere": _with_posts(every.open_elsewhere_for(request.user)),
        "people": _people(request.user),
    }
    return render(request, "readiness/applications.html", context)


def _with_posts(applications) -> list[dict]:
    applications = list(applications)
    posts = _posts({application.employment_id for application in applications})
    return [
        {
            "application": application,
            "post": posts.get(application.employment_id),
            "tag": application_tag(application),
        }
        for application in applications
    ]


def _posts(employments) -> dict:
    """By employment: the post of today, the one that started last where there are several."""
    found = Post.objects.current().filter(employment__in=employments)
    ordered = found.select_related("job_role", "team").order_by("starts", "id")
    return {post.employment_id: post for post in ordered}


def _people(supervisor) -> list[dict]:
    """Those whom the viewer supervises, with the gates that their role may hold."""
    employments = list(
        Employment.objects.supervised_by(supervisor)
        .exclude(user=supervisor)
        .select_related("user", "organisation")
        .order_by("user__name", "id")
    )
    posts = _posts({employment.pk for employment in employments})
    versions = defaultdict(list)
    for version in GateVersion.objects.published().with_roles():
        for job_role in version.job_roles.all():
            versions[job_role.pk].append(version)
    live, held = _by_gate(employments)
    return [
        {
            "employment": employment,
            "post": posts[employment.pk],
            "gates": [
                _line(version, live, held, employment)
                for version in versions[posts[employment.pk].job_role_id]
            ],
        }
        for employment in employments
        if employment.pk in posts
    ]


def _line(version, live, held, employment) -> dict:
    application = live.get((employment.pk, version.gate_id))
    return {
        "version": version,
        "application": application,
        "tag": application_tag(application) if application else None,
        "held": held.get((employment.pk, version.gate_id)),
    }


def _by_gate(employments) -> tuple[dict, dict]:
    """By employment and gate: the live applications, and the tags of what is held today."""
    live = Application.objects.live().filter(employment__in=employments)
    running = Authorisation.objects.running_on(today()).filter(employment__in=employments)
    return (
        {(one.employment_id, one.gate_id): one for one in live},
        {
            (one.employment_id, one.gate_id): authorisation_tag(one)
            for one in running.with_decision()
        },
    )
