"""Invitations as the tests need them."""

from datetime import timedelta

from portal.dates import today
from portal.links.models import Link
from portal.people.actions.invitations import invite
from portal.people.models import JobRole, Team
from tests.story import who

SECRET = {"name": "Grace Guest", "password": "three words remembered"}


def asked_of(team="Kindling Families"):
    return {
        "name": "Grace Guest",
        "email": "grace.guest@tests.example",
        "job_role": JobRole.objects.get(code="partner_lead_professional"),
        "kind": "volunteer",
        "last_day": today() + timedelta(days=100),
        "team": Team.objects.get(name=team),
    }


def invited(*, by="partner-coordinator", team="Kindling Families", **more):
    return invite(by=who(by), **(asked_of(team) | more))


def link_of(invitation):
    return Link.objects.filter(purpose="accept_invitation", object_id=invitation.pk).latest("pk")
