"""Opening another's records: find whose, say why, and decide on an inquiry."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import in_words
from portal.journal.declared import note_declared

from ..actions import openings as actions
from ..forms.openings import DecideForm, OpenForm
from ..models import Employment, Opening, Post, User
from ..querysets import OpenableQuerySet
from ..reasons import roles_that_open
from ..rules import may_approve, reasons_for, why_not_open
from ..sensitive import asked_again
from ..telling_apart import with_posts

FOUND = 20
SHOWN = 50


@require_safe
def openings(request):
    """What waits for one's answer, what one opened, and a search for whose records to open."""
    viewer = request.user
    mine = Opening.objects.filter(by=viewer).with_people()[:SHOWN]
    waiting = Opening.objects.awaiting_approval_of(viewer).with_people()
    context = {
        "mine": _told_apart(mine),
        "waiting": _told_apart(waiting),
        "opens": bool(roles_that_open(viewer)),
        **_search(viewer, request.GET.get("q", "").strip()),
    }
    return render(request, "openings/openings.html", context)


def _told_apart(openings) -> list[Opening]:
    openings = list(openings)
    subjects = {one.subject for one in openings}
    jobs = {one.employment_id for one in openings}
    people = {user.pk: user for user in with_posts(subjects, employments=jobs)}
    for one in openings:
        one.subject = people[one.subject_id]
    return openings


def _search(viewer, words) -> dict:
    if not words:
        return {"q": "", "found": None}
    people = User.objects.found_by(words).values("pk")
    jobs = OpenableQuerySet(Employment).visible_to(viewer).filter(user__in=people)
    jobs = list(jobs.select_related("user").order_by("user__name", "pk")[: FOUND + 1])
    posts = Post.objects.current().filter(employment__in=jobs).select_related("job_role", "team")
    by_job = {post.employment_id: post for post in posts.order_by("starts", "id")}
    rows = [{"job": job, "post": by_job.get(job.pk)} for job in jobs[:FOUND]]
    return {"q": words, "found": rows, "more": len(jobs) > FOUND}


@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request, uuid):
    """Say why, and for how long; what will be told to whom stands above the button."""
    jobs = OpenableQuerySet(Employment).select_related("user", "organisation")
    employment = get_visible_or_404(jobs, request.user, uuid=uuid)
    why_not = why_not_open(request.user, employment)
    asked = {
        "reasons": reasons_for(request.user, employment),
        "longest": actions.longest_hours(),
    }
    form = OpenForm(request.POST if request.method == "POST" else None, **asked)
    if request.method == "POST":
        refuse_unless(why_not is None)
        if form.is_valid():
            return _open(request, employment, form)
    [subject] = with_posts([employment.user], employments=[employment.pk])
    context = {
        "employment": employment,
        "subject": subject,
        "why_not": why_not,
        "form": form,
        "crumbs": _crumbs(),
    }
    return render(request, "openings/open.html", context)


def _open(request, employment, form):
    opening = actions.open_records(employment=employment, by=request.user, **form.content())
    note_declared(form, opening, by=request.user)
    if opening.is_asked:
        messages.success(request, "Your request is sent. Nothing is open until somebody says yes.")
    else:
        messages.success(
            request,
            f"You can read {opening.subject}’s records now. They and their line manager have been "
            "told.",
        )
    return redirect(opening)


def _crumbs():
    return [("Opened records", reverse("people:openings"))]


@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, uuid):
    """The second person's yes or no to an inquiry that somebody is told of later."""
    opening = get_visible_or_404(Opening.objects.with_people(), request.user, uuid=uuid)
    if not may_approve(request.user, opening):
        refuse_unless(not opening.is_asked and request.user != opening.by)
        messages.info(request, "Somebody has decided this already. Nothing was changed.")
        return redirect(opening)
    posted = request.POST if request.method == "POST" else None
    form = DecideForm(posted, last_day=actions.last_day_to_tell())
    if form.is_valid() and _decide(request, opening, form):
        return redirect(opening)
    [subject] = with_posts([opening.subject], employments=[opening.employment_id])
    [by] = with_posts([opening.by])
    context = {"opening": opening, "subject": subject, "by": by, "form": form, "crumbs": _crumbs()}
    return render(request, "openings/decide.html", context)


def _decide(request, opening, form) -> bool:
    if form.cleaned_data["answer"] == "no":
        actions.refuse(opening=opening, by=request.user)
        messages.success(request, f"You said no. {opening.by} is told, and nothing is opened.")
        return True
    tell_on = form.cleaned_data["tell_on"]
    try:
        actions.approve(opening=opening, tell_on=tell_on, by=request.user)
    except actions.NotThatDay:
        form.add_error("tell_on", "Choose a day from tomorrow to the latest day above.")
        return False
    messages.success(
        request,
        f"You said yes. {opening.by} is told now; the person on {in_words(tell_on)}.",
    )
    return True


@require_POST
def close(request, uuid):
    opening = get_visible_or_404(Opening.objects.with_people(), request.user, uuid=uuid)
    refuse_unless(request.user == opening.by)
    was_asked = opening.is_asked
    actions.close(opening=opening, by=request.user)
    said = "You took your request back." if was_asked else "You closed the records."
    messages.success(request, said)
    return redirect(opening)
