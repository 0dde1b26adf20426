"""The courses themselves: added, changed, taken off the list."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_public_or_404
from portal.dates import in_words, today
from portal.journal.declared import note_declared

from .. import actions
from ..actions.courses import edition_of, was_used
from ..asked_by import counts_towards
from ..forms.course import CourseForm, NewCourseForm, to_help_with
from ..forms.retiring import RetireForm
from ..models import Course, Event
from ..refusals import Refused, Stale
from .door import FORM, for_training_team, tried
from .running import DESK

A_PAGE = 50
LIST = [*DESK, ("Courses", "/training/run/courses/")]


def _to(name, course):
    return reverse(f"bookings:{name}", args=[course.slug])


def _data(request):
    return request.POST if request.method == "POST" else None


@for_training_team
@require_safe
def courses(request):
    """All of them, those that are not offered any more at the end."""
    ahead = Event.objects.ahead().values("pk")
    found = Course.objects.annotate(
        planned=Count("events", filter=Q(events__in=ahead), distinct=True)
    )
    page = Paginator(found.order_by("title", "pk"), A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    context = {"page": page, "rows": rows, "crumbs": DESK}
    return render(request, "training/courses.html", context)


@for_training_team
@require_http_methods(FORM)
def add_course(request):
    form = NewCourseForm(_data(request), statements=to_help_with())
    if form.is_valid():
        made = _saved(request, form, lambda: actions.add_course(by=request.user, **form.content()))
        if made:
            words = "is on the list" if made.is_offered else "is kept, and not on the list yet"
            messages.success(request, f"“{made}” {words}.")
            return redirect(_to("change_course", made))
    return render(
        request,
        "training/course_form.html",
        {"form": form, "title": "Add a course", "button": "Add the course", "crumbs": LIST},
    )


def _saved(request, form, act):
    try:
        course = act()
    except Stale as stale:
        form.kept = stale.kept
        form.add_error(None, str(stale))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        note_declared(form, course, by=request.user)
        return course


@for_training_team
@require_http_methods(FORM)
def change_course(request, slug):
    found = get_public_or_404(Course.objects, slug=slug)
    form = CourseForm(_data(request), course=found, statements=to_help_with())
    if form.is_valid():
        saved = _saved(
            request,
            form,
            lambda: actions.change_course(
                course=found,
                edition=form.cleaned_data["edition"],
                by=request.user,
                **form.content(),
            ),
        )
        if saved:
            messages.success(request, f"“{saved}” is saved.")
            return redirect(_to("change_course", saved))
    context = {
        "form": form,
        "course": found,
        "edition": _edition(form, found),
        "title": str(found),
        "kicker": f"Course {found.code}",
        "button": "Save the course",
        "crumbs": LIST,
    }
    return render(request, "training/course_form.html", context)


def _edition(form, course) -> str:
    """That of what is on the page: what was typed goes on from where it began, unless both texts
    are shown."""
    if form.is_bound and form.kept is None:
        return form.data.get("edition", "")
    return edition_of(form.kept or course)


@for_training_team
@require_http_methods(FORM)
def retire_course(request, slug):
    """What becomes of its dates is said before."""
    found = get_public_or_404(Course.objects, slug=slug)
    form = RetireForm(_data(request), initial={"on": found.retired_on or today()})
    if form.is_valid():
        on = form.cleaned_data["on"]
        says = f"It is off the list from {in_words(on)}."
        if tried(request, actions.retire_course, says, course=found, on=on):
            return redirect(_to("change_course", found))
    context = {
        "form": form,
        "course": found,
        "dates": _dates_ahead(found),
        "towards": counts_towards(found),
        "crumbs": [*LIST, (str(found), _to("change_course", found))],
    }
    return render(request, "training/retire_course.html", context)


def _dates_ahead(course) -> list:
    """Each with how many of its places are taken."""
    found = course.events.ahead().with_places().prefetch_related("dates")
    return list(found.annotate(taken=F("held_taken") + F("general_taken")))


@for_training_team
@require_POST
def bring_back_course(request, slug):
    found = get_public_or_404(Course.objects, slug=slug)
    tried(request, actions.bring_back_course, "It is on the list again.", course=found)
    return redirect(_to("change_course", found))


@for_training_team
@require_http_methods(FORM)
def delete_course(request, slug):
    found = get_public_or_404(Course.objects, slug=slug)
    if request.method == "POST":
        gone = tried(request, actions.delete_course, "The course is deleted.", course=found)
        return redirect("bookings:courses") if gone else redirect(_to("retire_course", found))
    if was_used(found):
        messages.info(
            request,
            "This course was used, so it can’t be deleted. You can stop offering it instead.",
        )
        return redirect(_to("retire_course", found))
    context = {
        "title": f"Delete “{found}”?",
        "lead": "Nobody has used this course. It can’t be brought back.",
        "button": "Delete it",
        "back": ("Go back", _to("change_course", found)),
        "crumbs": [*LIST, (str(found), _to("change_course", found))],
    }
    return render(request, "people/form.html", context)
