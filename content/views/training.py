"""The courses that are offered here, for anybody to read."""

from django.shortcuts import render
from django.urls import reverse

from portal.access import get_public_or_404
from skills.training.asked_by import counts_towards
from skills.training.catalogue import Reader, shown_events
from skills.training.models import AccessPolicy, Course
from skills.training.people_of_course import people_of
from skills.training.rules import may_run_training, may_set_policy, price_of_others
from skills.training.terms import who_is_free, who_pays

from ..caching import keep_no_copy, public
from ..catalogue import Catalogue
from ..forms import CatalogueFilter
from ..marks import Marks
from ..published import in_force


def _crumbs(*more):
    return [("Home", "/"), ("Training", reverse("training:index")), *more]


@public
def index(request):
    """What is offered, as whoever reads may book it. Places go and days pass: no copy is kept."""
    catalogue = Catalogue(request.user)
    form = CatalogueFilter(request.GET, areas=catalogue.areas, localities=catalogue.localities)
    context = {
        "form": form,
        "listed": catalogue.chosen(form),
        "policy": catalogue.policy,
        "reader": catalogue.reader,
        "may_run_training": request.user.is_authenticated and may_run_training(request.user),
        "may_set_policy": request.user.is_authenticated and may_set_policy(request.user),
        "crumbs": _crumbs(),
    }
    return keep_no_copy(render(request, "training/index.html", context))


@public
def course(request, slug):
    """What a course is about, when it is and what it costs whoever reads; what it helps with in the
    version in force, and who needs it. Places go and days pass: no copy is kept."""
    found = get_public_or_404(Course.objects, slug=slug)
    framework = in_force()
    reader = Reader.of(request.user)
    first = list(found.before.order_by("code"))
    context = {
        "course": found,
        "first": first,
        "framework": framework,
        "helps": _helps(found, framework),
        "gone": not found.is_offered,
        "towards": counts_towards(found),
        "roles": found.required_for.order_by("name"),
        "marks": Marks(),
        "crumbs": _crumbs((found.title, reverse("training:course", args=[slug]))),
        **_dates(found, reader, first),
        **_price(found, reader),
    }
    return keep_no_copy(render(request, "training/course.html", context))


def _dates(course, reader, first) -> dict:
    dates = shown_events(course.events.all(), reader)
    can_book = any(shown.can_book for shown in dates)
    return {
        "dates": dates,
        "people": people_of(course, reader, first, can_book=can_book),
        "reader": reader,
        "may_come": reader.may_come(course),
    }


def _price(course, reader) -> dict:
    policy = AccessPolicy.objects.in_force()
    if policy is None:
        return {}
    return {
        "policy": policy,
        "usual": price_of_others(policy, course),
        "prices": reader.prices(policy, course),
        "free": who_is_free(policy),
        "pay": who_pays(policy),
    }


def _helps(course, framework) -> list[tuple]:
    """Each statement that it helps with, and up to which level."""
    if framework is None:
        return []
    levels = dict(course.statements.values_list("lineage", "up_to_level"))
    statements = framework.version.statements.filter(lineage__in=levels).select_related("domain")
    ordered = statements.order_by("domain__position", "position")
    return [(statement, levels[statement.lineage]) for statement in ordered]
