"""Requests to come to training, as the tests need them."""

from portal.links.models import Link
from portal.people.actions.invitations import accept
from portal.people.actions.partners import PURPOSE, ask_to_join, confirm, welcome
from tests.story import who

SECRET = "three words remembered"
ALONE = {"who": "alone", "name": "Sol Ward", "email": "sol@mail.example", "wants": ""}
GROUP = {
    "who": "group",
    "name": "Mo Field",
    "email": "mo@larks.example",
    "group_name": "The Larks Playgroup",
    "sector": "voluntary",
    "size": "micro",
    "small_income": True,
    "charity_number": "1234567",
    "wants": "Safeguarding",
}


def asked(**more):
    return ask_to_join(**(GROUP | more))


def asked_alone(**more):
    return ask_to_join(**(ALONE | more))


def link_of(request, purpose=PURPOSE):
    return Link.objects.filter(purpose=purpose, object_id=request.pk).latest("pk")


def confirmed(request):
    return confirm(link=link_of(request))


def waiting(**more):
    return confirmed(asked(**more))


def waiting_alone(**more):
    return confirmed(asked_alone(**more))


def welcomed(request=None, *, by="training-coordinator", **more):
    return welcome(request=request or waiting(), by=who(by), **more)


def came_in(request):
    return accept(invitation=request.invitation, name=request.name, password=SECRET)
