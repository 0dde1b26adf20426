"""The framework, in force or as it was: a version under its number is shown by the same views."""

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from skills.framework.models import Domain, Statement
from skills.training.models import CourseStatement

from ..caching import keep_no_copy, public
from ..marks import Marks
from ..models import PageStatement
from ..published import (
    Published,
    before_of,
    beside,
    in_force,
    is_new,
    last_at,
    now_of,
    numbered,
    shown_versions,
)

ROLE = ["role"]


def _crumbs(framework, *more):
    crumbs = [("Home", "/"), ("Framework", reverse("framework:index"))]
    if framework and framework.numbered:
        crumbs.append(("Versions", reverse("framework:versions")))
        crumbs.append((f"Version {framework.version.number}", framework.address()))
    return [*crumbs, *more]


def _framework_or_404(number: int | None) -> Published:
    framework = in_force() if number is None else numbered(number)
    if framework is None:
        raise Http404
    return framework


def _role(request, framework):
    """The job role that the reader chose; one that isn't in the framework is left aside."""
    code = request.GET.get("role", "")
    return framework.role(code) if framework and code else None


def _shown(request, page, **context):
    """The page; one for a role that isn't there says nothing of its own, and gets no place."""
    response = render(request, f"framework/{page}.html", context)
    left_aside = request.GET.get("role") and context["role"] is None
    return keep_no_copy(response) if left_aside else response


@public(by=ROLE)
def index(request, number=None):
    """All areas and statements; with `?role=`, the level that a job role needs in each."""
    framework = in_force() if number is None else _framework_or_404(number)
    role = _role(request, framework)
    return _shown(
        request,
        "index",
        framework=framework,
        role=role,
        areas=_slice(framework, role) if framework else [],
        versions=framework.versions if framework else shown_versions(),
        crumbs=_crumbs(framework),
        now_at=reverse("framework:index") if framework and framework.in_force else None,
    )


def _slice(framework, role) -> list[dict]:
    """Each area with what the role needs, and apart from it what it doesn't; without a role, with
    all its statements."""
    needed = framework.needed(role)
    areas = {area.pk: {"area": area, "rows": [], "others": []} for area in framework.areas}
    for statement in framework.statements:
        level = needed.get(statement.pk)
        part = "others" if role and not level else "rows"
        areas[statement.domain_id][part].append((statement, level))
    return list(areas.values())


@public(by=ROLE)
def domain(request, domain, number=None):
    """An area with its statements; with `?role=`, what that job role needs in each."""
    framework = in_force() if number is None else _framework_or_404(number)
    areas = framework.areas if framework else []
    area = next((area for area in areas if area.slug == domain), None)
    if area is None:
        return _as_it_was(number, Domain, slug=domain)
    role = _role(request, framework)
    before, after = beside(framework.areas, area)
    return _shown(
        request,
        "domain",
        framework=framework,
        role=role,
        area=area,
        rows=_rows(framework, area, role),
        before=before and (before.title, framework.address(before.slug, role=role)),
        after=after and (after.title, framework.address(after.slug, role=role)),
        marks=Marks(),
        crumbs=_crumbs(framework, (area.title, framework.address(area.slug))),
        now_at=_area_now(framework, area),
    )


def _area_now(framework, area) -> str | None:
    """Where the area is in the version in force, if it is a part of it."""
    now = framework.in_force
    if framework.is_in_force or (now and now.domains.filter(slug=area.slug).exists()):
        return area.get_absolute_url()
    return None


def _rows(framework, area, role) -> list[tuple]:
    """Each statement of the area with the level that the role needs; None without a role."""
    needed = framework.needed(role, statement__domain=area)
    statements = area.statements.prefetch_related("descriptors").order_by("position")
    return [(statement, needed.get(statement.pk)) for statement in statements]


@public(by=ROLE)
def statement(request, domain, statement, number=None):
    """A statement with its four levels, the level that each job role needs, and what helps."""
    framework = in_force() if number is None else _framework_or_404(number)
    named = (domain, statement)
    statements = framework.statements if framework else []
    found = next((each for each in statements if _slugs(each) == named), None)
    if found is None:
        return _as_it_was(number, Statement, domain__slug=domain, slug=statement)
    prefetch_related_objects([found], "descriptors")
    role = _role(request, framework)
    crumbs = [
        (found.domain.title, framework.address(domain, role=role)),
        (found.title, framework.address(*named)),
    ]
    return _shown(
        request,
        "statement",
        framework=framework,
        role=role,
        statement=found,
        crumbs=_crumbs(framework, *crumbs),
        **_needs(found, framework, role),
        **_helps(found),
        **_beside(found, framework, role),
        **_then_and_now(found, framework),
    )


def _as_it_was(number, model, **slugs):
    """An address that the version in force has no more leads to the last version that had it, where
    the page says what became of it. Links to it are in guidance, in bookmarks and on paper."""
    before = last_at(model, **slugs) if number is None else None
    if before is None:
        raise Http404
    place = "version_domain" if model is Domain else "version_statement"
    return redirect(f"framework:{place}", before.version.number, *slugs.values())


def _needs(statement, framework, role) -> dict:
    needed = dict(statement.requirements.values_list("profile", "minimum"))
    return {
        "needed": needed.get(role.pk) if role else None,
        "roles": [(each, needed.get(each.pk)) for each in framework.roles],
    }


def _helps(statement) -> dict:
    """Guidance and courses that help, and the glossary's words in the statement."""
    marks = Marks()
    levels = (words.text for words in statement.descriptors.all())
    courses = CourseStatement.objects.filter(lineage=statement.lineage).select_related("course")
    return {
        "marks": marks,
        "guidance": PageStatement.objects.pages_for(statement.lineage),
        "courses": courses.order_by("course__code"),
        "terms": _in([statement.text, statement.evidence_hint, *levels], marks),
    }


def _in(texts, marks) -> list:
    """The glossary's rows that stand in these texts, from A to Z."""
    used = {row for text in texts for _, row in marks.words.finditer(text)}
    return sorted(used, key=lambda row: row.term.casefold())


def _beside(statement, framework, role) -> dict:
    pair = zip(("before", "after"), beside(framework.statements, statement), strict=True)
    return {
        name: each and (each.title, framework.address(*_slugs(each), role=role))
        for name, each in pair
    }


def _then_and_now(statement, framework) -> dict:
    """How it came from the version before, and what became of it in the version in force."""
    now = [statement]
    if not framework.is_in_force:
        now = now_of(statement, framework.in_force)
    return {
        "came_from": before_of(statement) if framework.before else [],
        "is_new": is_new(statement, framework.before),
        "now": now,
        "now_at": now[0].get_absolute_url() if len(now) == 1 else None,
    }


def _slugs(statement) -> tuple[str, str]:
    return statement.domain.slug, statement.slug


@public
def versions(request):
    """Every version that was ever in force, with its days."""
    context = {
        "versions": shown_versions(),
        "crumbs": [*_crumbs(None), ("Versions", reverse("framework:versions"))],
    }
    return render(request, "framework/versions.html", context)
