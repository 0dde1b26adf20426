"""What accepting an invitation brings, and what it does not."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions import grant
from portal.people.actions.invitations import (
    NotAccepted,
    SignInFirst,
    accept,
)
from portal.people.models import Employment, Invitation, User
from tests.invitations.inviting import SECRET, invited
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_saying_yes_makes_the_person_and_the_job(cast):
    invitation = invited()

    user = accept(invitation=invitation, **SECRET)

    job = user.employments.get()
    assert (user.email, user.name) == ("grace.guest@tests.example", "Grace Guest")
    assert user.check_password(SECRET["password"])
    assert EmailAddress.objects.get(user=user).verified
    assert (job.organisation.name, job.kind, job.ends) == (
        "Kindling Families",
        "volunteer",
        invitation.ends,
    )
    assert job.posts.get().team.name == "Kindling Families"
    assert Notice.objects.filter(recipient=who("partner-coordinator")).count() == 1


def test_a_role_comes_with_it_from_the_sponsor(cast):
    invitation = invited(by="vcs-manager", role="partner_coordinator")

    user = accept(invitation=invitation, **SECRET)

    given = user.grants.get()
    assert (given.role, given.granted_by) == ("partner_coordinator", who("vcs-manager"))
    assert given.ends == invitation.ends


def test_a_role_that_looks_after_a_team_is_for_that_team(cast):
    invitation = invited(by="administrator", team="Team North 3", role="service_manager")

    assert accept(invitation=invitation, **SECRET).grants.get().team.name == "Team North 3"


def test_it_gives_no_more_than_the_sponsor_could_give_now(cast):
    invitation = invited(by="vcs-manager", role="partner_coordinator")
    who("vcs-manager").grants.update(ends=today())

    with pytest.raises(NotAccepted, match="can’t invite people"):
        accept(invitation=invitation, **SECRET)
    assert not User.objects.with_email(invitation.email).exists()


def test_a_role_given_meanwhile_is_not_given_twice(cast):
    invitation = invited(
        by="vcs-manager", email="practitioner@demo.example", role="partner_coordinator"
    )
    grant(
        user=who("practitioner"),
        role="partner_coordinator",
        organisation=invitation.organisation,
        starts=today(),
        by=who("administrator"),
    )

    with pytest.raises(NotAccepted, match="can’t give the role"):
        accept(invitation=invitation, by=who("practitioner"))


def test_nothing_is_accepted_after_its_last_day(cast):
    invitation = invited(last_day=today())

    later = time_machine.travel(timezone.now() + timedelta(days=2))
    with later, pytest.raises(NotAccepted, match="last day"):
        accept(invitation=invitation, **SECRET)


def test_who_has_an_account_signs_in_first_and_keeps_it(cast):
    invitation = invited(email="practitioner@demo.example")

    with pytest.raises(SignInFirst):
        accept(invitation=invitation, **SECRET)
    user = accept(invitation=invitation, by=who("practitioner"))

    assert user == who("practitioner")
    assert user.employments.count() == 2
    assert user.name == "Aisha Rahman"


def test_another_person_does_not_accept_it(cast):
    with pytest.raises(PermissionDenied):
        accept(invitation=invited(), by=who("practitioner"))


def test_a_job_begun_meanwhile_is_not_begun_twice(cast):
    invitation = invited(email="practitioner@demo.example")
    Employment.objects.create(
        user=who("practitioner"), organisation=invitation.organisation, starts=today()
    )

    with pytest.raises(NotAccepted, match="already"):
        accept(invitation=invitation, by=who("practitioner"))


def test_the_database_lets_an_answer_stand(cast):
    invitation = invited()
    accept(invitation=invitation, **SECRET)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=None, accepted_by=None)
