"""“I’m out of my depth”: whom to ring now, and one button."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from portal.access import get_visible_or_404, refuse_unless
from portal.links.actions import use
from portal.people.models import User
from portal.people.rules import is_same_person
from portal.policy.models import Setting

from .. import actions
from ..models import CallForHelp
from ..refusals import WrongPerson
from ..who_helps import called_of, helpers_of, jobs_of


@require_GET
def help_(request):
    """The numbers first, without a form. It is there for everybody, also where nobody oversees."""
    jobs = jobs_of(request.user)
    told_first, others = helpers_of(*jobs[:1]), helpers_of(*jobs[1:])
    first = {helper.person for helper in told_first}
    calls = CallForHelp.objects.visible_to(request.user).with_people()
    mine = [one for one in calls[:20] if is_same_person(request.user, one.subject)]
    waits = any(one.taken_up_at is None for one in mine[:1])
    told = {
        **numbers(),
        "helpers": told_first + [one for one in others if one.person not in first],
        "works": bool(jobs),
        "may_call": waits or bool(told_first) or bool(jobs and called_of(jobs[0])),
        "mine": mine[0] if mine else None,
        "others": [one for one in calls.waiting() if one not in mine],
    }
    return render(request, "supervision/help.html", told)


def numbers() -> dict:
    """The duty team’s, by day and by night; the front door’s where the council set none."""
    duty, night = Setting.objects.values_of("help.duty_phone", "help.out_of_hours_phone")
    return {"duty_phone": duty or settings.COUNCIL_FRONT_DOOR_PHONE, "night_phone": night}


@require_POST
def call(request):
    """In the job that is overseen, where one is: only those of that job are told."""
    jobs = jobs_of(request.user)
    refuse_unless(bool(jobs))
    try:
        actions.call_for_help(employment=jobs[0], by=request.user)
    except WrongPerson as refusal:
        messages.error(request, str(refusal))
    return redirect("supervision:help")


@require_POST
def take_up(request, uuid):
    found = get_visible_or_404(CallForHelp.objects.all(), request.user, uuid=uuid)
    taken = actions.take_up(call=found, by=request.user)
    if is_same_person(request.user, taken.taken_up_by):
        messages.success(request, f"Ring {taken.subject} now. They know that you will.")
    else:
        messages.info(request, f"{taken.taken_up_by} took it up before you.")
    return redirect("supervision:help")


def show_by_link(request, link):
    return render(request, "supervision/take_up.html", {"call": _of(link)})


def act_by_link(request, link):
    """By whoever was told at that address."""
    person = User.objects.in_use().with_email(link.email).first()
    refuse_unless(person is not None)
    use(link)
    actions.take_up(call=_of(link), by=person)
    return redirect(request.path)


def thank_by_link(request, link):
    call = _of(link)
    is_theirs = call.taken_up_by in User.objects.in_use().with_email(link.email)
    return render(request, "supervision/taken_up.html", {"is_theirs": is_theirs})


def _of(link) -> CallForHelp:
    return CallForHelp.objects.with_people().get(pk=link.object_id)
