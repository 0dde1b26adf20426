"""A person's name and address, roles and registrations."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.access import get_visible_or_404, refuse_unless
from portal.dates import today

from ..actions.correcting import Taken, change_person
from ..actions.grants import NotGiven, end_grant, grant
from ..actions.registrations import NotChecked, end_registration, record_registration
from ..actions.second_factor import take_factors_off
from ..forms.people import PersonForm
from ..forms.standing import GrantForm, RegistrationForm
from ..models import Organisation, Registration, RoleGrant, User
from ..rules import (
    is_same_person,
    may_end_grant,
    may_manage_people,
    may_record_registration,
    roles_to_give,
)
from ..rules.grants import employers_managed
from ..sensitive import asked_again
from ..telling_apart import label, label_for
from .page import form_page

FORM = ["GET", "HEAD", "POST"]


def _person(request, uuid):
    user = get_visible_or_404(User.objects, request.user, uuid=uuid)
    return user, reverse("people:person", args=[uuid])


@require_http_methods(FORM)
def change(request, uuid):
    user, here = _person(request, uuid)
    refuse_unless(may_manage_people(request.user) and not is_same_person(request.user, user))
    form = PersonForm(request.POST or None, initial={"name": user.name, "email": user.email})
    if form.is_valid():
        try:
            change_person(user=user, by=request.user, **form.cleaned_data)
        except Taken as taken:
            form.add_error("email", f"{label(taken.user)} has this address. Enter another one.")
        else:
            messages.success(request, "What you changed is saved.")
            return redirect(here)
    return form_page(
        request,
        form,
        kicker=label_for(request.user, user),
        title="Change the name or address",
        lead="With another address they are signed out, and show that the new one is theirs "
        "when they next sign in.",
        button="Save",
        back=("Go back", here),
    )


@require_http_methods(FORM)
@asked_again
def give_role(request, uuid):
    user, here = _person(request, uuid)
    roles = roles_to_give(request.user, user)
    refuse_unless(bool(roles))
    form = GrantForm(
        request.POST or None,
        roles=roles,
        organisations=_organisations_to_give_for(request.user, user),
        initial={"starts": today()},
    )
    if form.is_valid():
        try:
            given = grant(user=user, by=request.user, **form.said())
        except NotGiven as not_given:
            form.add_error("role", str(not_given))
        else:
            role = given.get_role_display()
            messages.success(request, f"{user} is given the role: {role}. They sign in anew.")
            return redirect(here)
    return form_page(
        request,
        form,
        kicker=label_for(request.user, user),
        title="Give a role",
        lead="A role opens other people’s records. Give the smallest that does the job.",
        button="Give the role",
        back=("Go back", here),
    )


def _organisations_to_give_for(viewer, user):
    if may_manage_people(viewer):
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=employers_managed(viewer, user))


@require_http_methods(FORM)
@asked_again
def end_role(request, uuid):
    given = get_visible_or_404(
        RoleGrant.objects.select_related("user", "organisation", "team"), request.user, uuid=uuid
    )
    refuse_unless(may_end_grant(request.user, given))
    here = reverse("people:person", args=[given.user.uuid])
    if request.method == "POST":
        end_grant(grant=given, by=request.user)
        messages.success(request, f"{given.user} no longer has the role. They are signed out.")
        return redirect(here)
    place = given.team or given.organisation
    return form_page(
        request,
        None,
        kicker=label_for(request.user, given.user),
        title=f"End the role: {given.get_role_display()}, {place}",
        lead="It ends today. They are signed out everywhere and told. What they signed stays.",
        button="End the role today",
        back=("Go back", here),
    )


@require_http_methods(FORM)
@asked_again
def register(request, uuid):
    user, here = _person(request, uuid)
    refuse_unless(may_record_registration(request.user, user))
    form = RegistrationForm(request.POST or None, initial={"checked_on": today()})
    if form.is_valid():
        try:
            record_registration(user=user, by=request.user, **form.said())
        except NotChecked as not_checked:
            form.add_error("checked_on", str(not_checked))
        else:
            messages.success(request, f"The registration of {user} is recorded as you checked it.")
            return redirect(here)
    return form_page(
        request,
        form,
        kicker=label_for(request.user, user),
        title="Record a registration",
        lead="Whoever signs as a social worker needs a registration in date on that day. What "
        "you record is never changed: a correction is a new record, and the wrong one is ended.",
        button="Record it",
        back=("Go back", here),
    )


@require_http_methods(FORM)
@asked_again
def end_registered(request, uuid):
    one = get_visible_or_404(Registration.objects.select_related("user"), request.user, uuid=uuid)
    refuse_unless(may_record_registration(request.user, one.user))
    here = reverse("people:person", args=[one.user.uuid])
    if request.method == "POST":
        end_registration(registration=one, by=request.user)
        messages.success(request, "The registration is in date no longer.")
        return redirect(here)
    return form_page(
        request,
        None,
        kicker=label_for(request.user, one.user),
        title="End this registration",
        lead="From today they can’t sign as a social worker by it. What they signed before stays.",
        button="End it today",
        back=("Go back", here),
    )


@require_http_methods(FORM)
@asked_again
def second_step(request, uuid):
    """For somebody who has lost phone, passkey and recovery codes."""
    user, here = _person(request, uuid)
    refuse_unless(may_manage_people(request.user) and not is_same_person(request.user, user))
    if request.method == "POST":
        count = take_factors_off(user=user, by=request.user)
        done = f"{user}’s second step is taken off. They set up a new one when they sign in."
        messages.success(request, done if count else f"{user} had no second step.")
        return redirect(here)
    return form_page(
        request,
        None,
        kicker=label_for(request.user, user),
        title="Take off their second step",
        lead="For somebody who has lost their phone, passkey and recovery codes. Make sure that it "
        "is them who asks: ring them, or see them. They are signed out everywhere and told. When "
        "they next sign in, the portal asks them to set up a new one if their role needs it.",
        button="Take off the second step",
        back=("Go back", here),
    )
