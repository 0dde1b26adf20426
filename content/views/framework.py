from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from skills.framework.models import Requirement, Statement
from skills.training.models import CourseStatement

from ..caching import public
from ..marks import Marks
from ..published import Published, beside, in_force


def _crumbs(*more):
    return [("Home", "/"), ("Framework", reverse("framework:index")), *more]


def _framework_or_404() -> Published:
    framework = in_force()
    if framework is None:
        raise Http404
    return framework


@public
def index(request):
    context = {"framework": in_force(), "marks": Marks(), "crumbs": _crumbs()}
    return render(request, "framework/index.html", context)


@public
def domain(request, domain):
    """An area with its statements; with `?role=`, what that job role needs in each."""
    framework = _framework_or_404()
    areas = framework.areas
    area = next((area for area in areas if area.slug == domain), None)
    if area is None:
        raise Http404
    role = framework.role(request.GET.get("role", ""))
    before, after = beside(areas, area)
    context = {
        "framework": framework,
        "area": area,
        "role": role,
        "rows": _rows(area, role),
        "before": before,
        "after": after,
        "marks": Marks(),
        "crumbs": _crumbs((area.title, area.get_absolute_url())),
    }
    return render(request, "framework/domain.html", context)


def _rows(area, role) -> list[tuple[Statement, int | None]]:
    """Each statement of the area with the level that the role needs; None without a role."""
    needed = {}
    if role:
        requirements = Requirement.objects.filter(profile=role, statement__domain=area)
        needed = dict(requirements.values_list("statement", "minimum"))
    statements = area.statements.prefetch_related("descriptors").order_by("position")
    return [(statement, needed.get(statement.pk)) for statement in statements]


@public
def statement(request, domain, statement):
    """A statement with its four levels, and the level that each job role needs."""
    framework = _framework_or_404()
    named = (domain, statement)
    found = next((each for each in framework.statements if _slugs(each) == named), None)
    if found is None:
        raise Http404
    before, after = beside(framework.statements, found)
    needed = dict(found.requirements.values_list("profile", "minimum"))
    context = {
        "framework": framework,
        "statement": found,
        "courses": CourseStatement.objects.filter(lineage=found.lineage)
        .select_related("course")
        .order_by("course__code"),
        "roles": [(role, needed.get(role.pk)) for role in framework.roles],
        "before": before,
        "after": after,
        "marks": Marks(),
        "crumbs": _crumbs(
            (found.domain.title, found.domain.get_absolute_url()),
            (found.title, found.get_absolute_url()),
        ),
    }
    return render(request, "framework/statement.html", context)


def _slugs(statement) -> tuple[str, str]:
    return statement.domain.slug, statement.slug
