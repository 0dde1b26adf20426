"""What agreeing to a group lets the training team give, and what it does not."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from portal.dates import now, today
from portal.people.actions import grant
from portal.people.actions.grants import end_grant
from portal.people.actions.invitations import NotAccepted
from portal.people.models import JobRole, Organisation, RoleGrant, Team
from portal.people.rules.partners import (
    may_be_held_in,
    may_give_to_contact,
    needs_coordinator,
    why_not_bring_in,
)
from tests.partners.asking import (
    came_in,
    confirmed,
    waiting,
    welcomed,
)
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def kindling():
    return Organisation.objects.get(teams__name="Kindling Families")


def test_who_agreed_gives_the_role_by_that_invitation_and_no_other_way(cast):
    team = who("training-coordinator")
    done = welcomed()
    place = done.invitation.organisation
    user = came_in(done)
    end_grant(grant=user.grants.get(), by=who("administrator"))

    for person in (user, who("vcs-worker"), who("practitioner")):
        for role in RoleGrant.Role.values:
            for organisation in (place, kindling(), Organisation.objects.council().get()):
                with pytest.raises(PermissionDenied):
                    grant(
                        user=person,
                        role=role,
                        organisation=organisation,
                        starts=today(),
                        by=team,
                    )


def test_the_role_is_for_the_contact_while_the_invitation_is_open(cast):
    team, done = who("training-coordinator"), welcomed()
    place = done.invitation.organisation
    user = who("vcs-worker")
    assert not may_give_to_contact(team, user, "partner_coordinator", place)

    user.email = done.email
    assert may_give_to_contact(team, user, "partner_coordinator", place)
    assert not may_give_to_contact(team, user, "employer_manager", place)
    assert not may_give_to_contact(team, user, "partner_coordinator", kindling())
    assert not may_give_to_contact(who("administrator"), user, "partner_coordinator", place)
    assert not may_give_to_contact(team, team, "partner_coordinator", place)
    with time_machine.travel(now() + timedelta(days=15)):
        assert not may_give_to_contact(team, user, "partner_coordinator", place)


def test_with_an_agreement_in_between_the_role_is_an_administrator_s(cast):
    done = welcomed()
    Organisation.objects.filter(pk=done.invitation.organisation_id).update(agreement_starts=today())
    done.invitation.refresh_from_db()

    with pytest.raises(NotAccepted):
        came_in(done)


def test_who_runs_training_no_longer_stands_for_nobody(cast):
    done = welcomed()
    RoleGrant.objects.filter(user=who("training-coordinator")).update(ends=today())

    with pytest.raises(NotAccepted):
        came_in(done)


def test_a_closed_team_takes_nobody(cast):
    done = welcomed()
    Team.objects.filter(pk=done.invitation.team_id).update(closed_on=today())

    with pytest.raises(NotAccepted):
        came_in(done)


def test_what_stands_against_bringing_somebody_in(cast):
    team, done = who("training-coordinator"), welcomed()
    place = done.invitation.organisation
    stranger = Organisation.objects.create(name="Old Barn", sector="voluntary")

    assert why_not_bring_in(team, place) is None
    assert why_not_bring_in(team, place, "partner_coordinator") is None
    assert why_not_bring_in(team, place, "employer_manager")
    assert why_not_bring_in(team, kindling(), "partner_coordinator")
    assert why_not_bring_in(team, stranger)
    assert why_not_bring_in(who("partner-coordinator"), place)
    came_in(done)
    assert not needs_coordinator(place)


def test_a_group_for_training_holds_no_job_in_which_skills_are_rated(cast):
    place = welcomed().invitation.organisation
    rates = JobRole.objects.filter(rates_own_skills=True).first()

    assert not may_be_held_in(rates, place)
    assert may_be_held_in(rates, kindling())
    Organisation.objects.filter(pk=place.pk).update(agreement_starts=today())
    place.refresh_from_db()
    assert may_be_held_in(rates, place)


def test_confirming_again_does_nothing(cast):
    request = waiting()

    assert confirmed(request).confirmed_at == request.confirmed_at
