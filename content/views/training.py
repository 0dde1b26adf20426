"""The courses that are offered here, for anybody to read."""

from django.shortcuts import render
from django.urls import reverse

from portal.access import get_public_or_404
from skills.training.models import Course

from ..caching import public
from ..marks import Marks
from ..published import in_force


def _crumbs(*more):
    return [("Home", "/"), ("Training", reverse("training:index")), *more]


@public
def index(request):
    context = {"courses": Course.objects.order_by("code"), "crumbs": _crumbs()}
    return render(request, "training/index.html", context)


@public
def course(request, slug):
    """What a course is about, what it helps with in the version in force, and who needs it."""
    found = get_public_or_404(Course.objects, slug=slug)
    framework = in_force()
    context = {
        "course": found,
        "first": found.before.order_by("code"),
        "framework": framework,
        "helps": _helps(found, framework),
        "roles": found.required_for.order_by("name"),
        "marks": Marks(),
        "crumbs": _crumbs((found.title, reverse("training:course", args=[slug]))),
    }
    return render(request, "training/course.html", context)


def _helps(course, framework) -> list[tuple]:
    """Each statement that it helps with, and up to which level."""
    if framework is None:
        return []
    levels = dict(course.statements.values_list("lineage", "up_to_level"))
    statements = framework.version.statements.filter(lineage__in=levels).select_related("domain")
    ordered = statements.order_by("domain__position", "position")
    return [(statement, levels[statement.lineage]) for statement in ordered]
