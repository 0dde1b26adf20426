"""How a council's own installation begins. Nobody has an account yet, so nobody is asked."""

from django.db import transaction

from portal.dates import today
from portal.people.actions import add_organisation, add_person, grant
from portal.people.addresses import prove
from portal.people.models import Organisation, RoleGrant, User


class AlreadyThere(Exception):
    """There is an administrator, or a person with that e-mail address, already."""


@transaction.atomic
def add_council(*, name: str, by=None) -> Organisation:
    """The council that this installation is for, made if it is not there."""
    council = Organisation.objects.council().first()
    return council or add_organisation(name=name, sector="council", by=by)


@transaction.atomic
def add_first_administrator(*, name: str, email: str, password=None, by=None) -> User:
    """The one who gives everybody else their account. Without a password, the person sets one with
    a link."""
    # Two people setting up at once wait for each other at the council's row.
    council = Organisation.objects.council().select_for_update().get()
    if RoleGrant.objects.filter(role=RoleGrant.Role.ADMINISTRATOR).current().exists():
        raise AlreadyThere("There is an administrator already.")
    if User.objects.with_email(email).exists():
        raise AlreadyThere(f"There is a person with the address {email} already.")
    administrator = add_person(name=name, email=email, password=password, by=by)
    grant(
        user=administrator,
        role=RoleGrant.Role.ADMINISTRATOR,
        organisation=council,
        starts=today(),
        by=by,
    )
    # Who sets a site up vouches for the address: there may be no mail server yet to send a code by.
    prove(administrator)
    return administrator
