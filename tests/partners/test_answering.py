"""The training team says yes or no."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from portal.dates import now, today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.actions.invitations import accept, withdraw
from portal.people.actions.jobs import close_account
from portal.people.actions.letting_in import NotWelcomed
from portal.people.actions.partners import refuse, send_again, welcome
from portal.people.models import Employment, Invitation, JobRole, Organisation, RoleGrant, Team
from tests.factories import EmploymentFactory
from tests.invitations.inviting import invited
from tests.partners.asking import (
    asked,
    came_in,
    link_of,
    waiting,
    waiting_alone,
    welcomed,
)
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def kindling():
    return Organisation.objects.get(teams__name="Kindling Families")


def test_a_group_that_is_agreed_to_becomes_an_organisation_for_training(cast):
    request = welcomed()

    made = Organisation.objects.get(name="The Larks Playgroup")
    invitation = request.invitation
    assert (made.sector, made.size, made.small_income) == ("voluntary", "micro", True)
    assert (made.charity_number, made.training_since) == ("1234567", today())
    assert (made.is_active, made.is_for_training_only) == (False, True)
    assert (invitation.organisation, invitation.role) == (made, "partner_coordinator")
    assert invitation.team.organisation == made
    told = Notice.objects.get(
        email="mo@larks.example", url=link_of(invitation, "accept_invitation").address
    )
    assert told.title == "You are welcome at our training: come in"


def test_the_job_of_coming_to_training_is_made_where_there_is_none(cast):
    JobRole.objects.filter(code="comes_to_training").update(code="came_before")

    user = came_in(welcomed())

    assert user.employments.get().posts.get().job_role.code == "comes_to_training"


def test_its_contact_comes_in_and_coordinates_it(cast):
    user = came_in(welcomed())

    given = user.grants.get()
    assert (given.role, given.organisation.name) == ("partner_coordinator", "The Larks Playgroup")
    assert given.granted_by == who("training-coordinator")
    assert user.employments.get().posts.get().job_role.code == "comes_to_training"
    assert not user.standing["rates"]


def test_agreed_twice_and_by_two_nothing_happens_twice(cast):
    request = waiting()
    first = welcome(request=request, by=who("training-coordinator"))

    assert welcome(request=request, by=who("training-coordinator")) == first
    assert welcome(request=request, by=who("administrator")) == first
    assert refuse(request=request, by=who("administrator"), reason="No.").outcome == "welcomed"

    assert first.answered_by == who("training-coordinator")
    assert Organisation.objects.filter(name="The Larks Playgroup").count() == 1
    assert Invitation.objects.filter(email="mo@larks.example").count() == 1
    assert Entry.objects.filter(verb="partner_request.welcomed", object_id=request.pk).count() == 1


def test_refused_once_they_are_told_why_once(cast):
    request = waiting()

    for by in ("training-coordinator", "administrator"):
        answered = refuse(request=request, by=who(by), reason="You are here already.")

    told = Notice.objects.filter(email="mo@larks.example").order_by("pk").last()
    assert (answered.outcome, answered.answered_by) == ("refused", who("training-coordinator"))
    assert "“You are here already.”" in told.why
    assert welcome(request=request, by=who("administrator")).outcome == "refused"
    assert not Organisation.objects.filter(name="The Larks Playgroup")
    assert Entry.objects.filter(verb="partner_request.refused").count() == 1


@pytest.mark.parametrize("role", ["partner-coordinator", "workforce-lead", "service-manager"])
def test_nobody_else_answers(cast, role):
    request = waiting()

    for answer in (
        lambda: welcome(request=request, by=who(role)),
        lambda: refuse(request=request, by=who(role), reason="No."),
        lambda: send_again(request=request, by=who(role)),
    ):
        with pytest.raises(PermissionDenied):
            answer()


def test_what_is_not_confirmed_can_not_be_answered(cast):
    request = asked()

    assert welcome(request=request, by=who("administrator")).outcome == ""
    assert refuse(request=request, by=who("administrator"), reason="No.").outcome == ""


def test_a_name_that_is_taken_can_be_changed_as_they_are_agreed_to(cast):
    request = waiting(group_name="kindling families")

    with pytest.raises(NotWelcomed, match="is here already"):
        welcomed(request)
    done = welcomed(request, name="Kindling Families of the East")

    assert done.invitation.organisation.name == "Kindling Families of the East"


def test_joined_to_one_that_is_here_they_bring_no_role(cast):
    done = welcomed(organisation=kindling())

    assert (done.invitation.organisation, done.invitation.role) == (kindling(), "")
    assert not came_in(done).grants.exists()


def test_one_whose_agreement_ended_comes_to_training_and_nobody_gets_its_records(cast):
    place = kindling()
    Organisation.objects.filter(pk=place.pk).update(agreement_ends=today())
    RoleGrant.objects.filter(organisation=place).update(ends=today())

    done = welcomed(organisation=place)

    place.refresh_from_db()
    assert (place.training_since, done.invitation.role) == (today(), "")


def test_one_that_nobody_ever_agreed_with_gets_its_coordinator(cast):
    place = Organisation.objects.create(name="Old Barn", sector="voluntary")
    Team.objects.create(organisation=place, name="Old team", closed_on=today())

    done = welcomed(organisation=place)

    assert done.invitation.role == "partner_coordinator"
    assert done.invitation.team.name == "Everybody"


def test_nobody_is_set_above_people_who_are_there_already(cast):
    place = Organisation.objects.create(name="Old Barn", sector="voluntary")
    EmploymentFactory(organisation=place)

    done = welcomed(organisation=place)

    assert done.invitation.role == ""
    assert not came_in(done).grants.exists()


def test_the_second_of_a_group_who_asks_comes_in_beside_the_first(cast):
    first = welcomed()
    place = first.invitation.organisation
    second = welcomed(waiting(email="lu@larks.example", name="Lu Field"), organisation=place)

    assert (first.invitation.role, second.invitation.role) == ("partner_coordinator", "")
    assert not came_in(second).grants.exists()
    assert came_in(first).grants.get().role == "partner_coordinator"


def test_a_team_for_everybody_that_is_there_is_taken(cast):
    place = Organisation.objects.create(name="Old Barn", sector="voluntary")
    old = Team.objects.create(organisation=place, name="Old team", closed_on=today())
    there = Team.objects.create(organisation=place, name="Everybody", parent=old)

    assert welcomed(organisation=place).invitation.team == there


def test_where_all_teams_are_closed_an_administrator_opens_one(cast):
    place = Organisation.objects.create(name="Old Barn", sector="voluntary")
    Team.objects.create(organisation=place, name="Everybody", closed_on=today())

    with pytest.raises(NotWelcomed, match="are all closed"):
        welcomed(organisation=place)


def test_not_to_the_council_and_not_among_those_without_a_group(cast):
    council = Organisation.objects.council().get()
    alone = welcomed(waiting_alone()).invitation.organisation

    for place in (council, alone):
        with pytest.raises(NotWelcomed):
            welcomed(waiting(), organisation=place)


@pytest.mark.parametrize(("kind", "sector"), [("alone", "voluntary"), ("carer", "carers")])
def test_who_comes_alone_goes_where_nobody_knows_another(cast, kind, sector):
    first = welcomed(waiting_alone(who=kind))
    second = welcomed(waiting_alone(who=kind, email="una@mail.example", name="Una Low"))

    place = first.invitation.organisation
    assert second.invitation.organisation == place
    assert (place.sector, place.small_income, place.kept_for[:5]) == (sector, True, kind[:5])
    assert first.invitation.role == second.invitation.role == ""
    one, other = came_in(first), came_in(second)
    assert not Employment.objects.known_to(one).filter(user=other).exists()


def test_who_works_there_already_is_told_so(cast):
    request = waiting(email=who("vcs-worker").email)

    with pytest.raises(NotWelcomed, match="with Kindling Families already"):
        welcomed(request, organisation=kindling())


def test_who_is_invited_there_already_is_left_to_answer(cast):
    invited(email="mo@larks.example")

    with pytest.raises(NotWelcomed, match="has invited this person"):
        welcomed(organisation=kindling())


def test_an_invitation_that_ran_out_gives_way(cast):
    old = invited(email="mo@larks.example")

    with time_machine.travel(now() + timedelta(days=15)):
        welcomed(organisation=kindling())

    old.refresh_from_db()
    assert old.withdrawn_at is not None


def test_an_account_that_somebody_closed_is_an_administrator_s_to_open(cast):
    user = who("vcs-worker")
    close_account(user=user, by=None)

    with pytest.raises(NotWelcomed, match="account that is closed"):
        welcomed(waiting(email=user.email))


def test_who_has_an_account_says_yes_with_it(cast):
    user = who("twin-vcs-worker")
    done = welcomed(waiting(email=user.email))

    accept(invitation=done.invitation, by=user)

    assert user.employments.current().count() == 2


def test_the_link_is_sent_again_by_whoever_answers_then(cast):
    done = welcomed()

    with time_machine.travel(now() + timedelta(minutes=5)):
        again = send_again(request=done, by=who("administrator"))

    assert again.sponsor == who("administrator")
    assert Notice.objects.filter(email="mo@larks.example", button="Come in").count() == 2
    assert send_again(request=waiting(email="ann@wrens.example"), by=who("administrator")) is None
    came_in(done)
    assert send_again(request=done, by=who("training-coordinator")).sponsor == who("administrator")


def test_any_of_the_team_withdraws_the_invitation(cast):
    done = welcomed(by="administrator")

    assert withdraw(invitation=done.invitation, by=who("training-coordinator")).withdrawn_at
