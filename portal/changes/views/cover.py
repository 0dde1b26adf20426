"""Cover for a supervisor: set in two clicks, by them or by who answers for the place."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import get_visible_or_404, refuse_unless
from portal.changes.choosing import people_for, told_apart_by
from portal.changes.covering import days_offered, suggested_for
from portal.changes.forms import CoverForm
from portal.changes.plans.open_things import lines_given
from portal.dates import on_day, today
from portal.people.actions.absence import CannotCover, end_cover, set_cover
from portal.people.models import User
from portal.people.rules import is_same_person
from portal.people.rules.absence import employers_led_at, may_set_cover
from portal.people.telling_apart import label_for


def _absent(request, uuid):
    absent = get_visible_or_404(User.objects, request.user, uuid=uuid)
    refuse_unless(may_set_cover(request.user, absent))
    return absent


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request, uuid):
    absent = _absent(request, uuid)
    form = _form(request, absent)
    if form.is_valid() and (made := _set(request, absent, form)):
        last = on_day(made.ends - timedelta(days=1))
        messages.success(
            request, f"{made.covering} covers from {on_day(made.starts)} to {last}. Both are told."
        )
        return redirect("changes:cover", absent.uuid)
    own = is_same_person(request.user, absent)
    context = {
        "absent": absent,
        "own": own,
        "kicker": "" if own else label_for(request.user, absent),
        "form": form,
        "covers": absent.covered_by.running_or_to_come().with_names(),
        "people": lines_given(absent, today()).values("subject").distinct().count(),
    }
    return render(request, "changes/cover.html", context)


def _form(request, absent):
    jobs = absent.employments.current().select_related("organisation")
    led_at = employers_led_at(absent)
    job = (jobs.filter(organisation__in=led_at) if led_at else jobs).first()
    organisation = job.organisation if job else None
    viewer = absent if request.user == absent else request.user
    people = people_for(viewer, organisation).exclude(pk=absent.pk)
    suggested = suggested_for(absent)
    starts, last = days_offered(absent)
    initial = {"starts": starts, "last": last}
    if suggested:
        initial["suggested"] = suggested[0][0]
    data = request.POST if request.method == "POST" else None
    jobs = told_apart_by(viewer, organisation)
    return CoverForm(data, people=people, jobs=jobs, suggested=suggested, initial=initial)


def _set(request, absent, form):
    try:
        return set_cover(absent=absent, by=request.user, **form.content())
    except CannotCover as refused:
        field = {"ends": "last"}.get(refused.field, refused.field)
        form.add_error(field, str(refused))
        return None


@require_POST
def end(request, uuid):
    absent = _absent(request, uuid)
    named = request.POST.get("cover", "")
    running = absent.covered_by.running_or_to_come()
    found = running.filter(pk=named).first() if named.isdecimal() and len(named) < 10 else None
    if found is None:
        messages.info(request, "That cover has ended already.")
    else:
        end_cover(cover=found, by=request.user)
        messages.success(request, "The cover has ended. Both are told.")
    return redirect("changes:cover", absent.uuid)
