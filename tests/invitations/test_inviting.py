"""Who may ask whom in, and what becomes of an invitation until it is answered."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import today
from portal.journal.models import Entry
from portal.links.models import Link
from portal.notices.models import Notice
from portal.people.actions.invitations import (
    KnownAlready,
    NotAccepted,
    NotInvited,
    accept,
    last_day_possible,
    resend,
    withdraw,
)
from portal.people.models import Organisation, Team, User
from portal.people.querysets.invitations import inviting
from portal.people.rules.invitations import (
    may_invite,
    may_take_back,
    roles_to_bring,
    why_not_invite,
)
from tests.factories import RoleGrantFactory
from tests.invitations.inviting import SECRET, invited, link_of
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("by", "team"),
    [
        ("administrator", "Workforce team"),
        ("administrator", "Corner House Kitchen"),
        ("partner-coordinator", "Kindling Families"),
        ("vcs-manager", "Kindling Families"),
        ("service-manager", "North district"),
        ("service-manager", "Team North 3"),
    ],
)
def test_a_sponsor_invites_to_their_own_place(cast, by, team):
    invitation = invited(by=by, team=team)

    assert invitation.state == "sent"
    assert invitation.last_day == today() + timedelta(days=100)
    assert Entry.objects.filter(verb="invitation.sent", object_id=invitation.pk).count() == 1


@pytest.mark.parametrize(
    ("by", "team"),
    [
        ("partner-coordinator", "Corner House Kitchen"),
        ("vcs-manager", "Team North 3"),
        ("service-manager", "Workforce team"),
        ("service-manager", "Kindling Families"),
        ("supervisor", "Team North 3"),
        ("practitioner", "Team North 3"),
        ("workforce-lead", "Workforce team"),
        ("auditor", "Quality and audit team"),
    ],
)
def test_nobody_invites_elsewhere(cast, by, team):
    with pytest.raises(PermissionDenied):
        invited(by=by, team=team)


def test_the_rule_and_the_question_agree(cast):
    teams = list(Team.objects.select_related("organisation"))

    for user in User.objects.filter(is_active=True):
        by_rule = {team for team in teams if why_not_invite(user, team) is None}
        assert by_rule == set(Team.objects.filter(inviting(user)))
        assert may_invite(user) == bool(by_rule)


def test_a_closed_team_takes_nobody_in(cast):
    Team.objects.filter(name="Team North 3").update(closed_on=today())

    with pytest.raises(PermissionDenied):
        invited(by="service-manager", team="Team North 3")


def test_an_organisation_without_an_agreement_takes_nobody_in(cast):
    Organisation.objects.filter(name="Kindling Families").update(agreement_ends=today())

    assert "agreement" in why_not_invite(
        who("partner-coordinator"), Team.objects.get(name="Kindling Families")
    )
    with pytest.raises(PermissionDenied):
        invited()


@pytest.mark.parametrize("days", [-1, 365 * 3])
def test_the_last_day_is_to_come_and_not_too_far_off(cast, days):
    with pytest.raises(NotInvited):
        invited(last_day=today() + timedelta(days=days))
    assert invited(last_day=last_day_possible()).is_open


def test_the_link_goes_to_the_address_and_its_subject_names_nobody(cast):
    invitation = invited(email="Grace.Guest@Tests.example")

    notice = Notice.objects.get(email="grace.guest@tests.example")
    assert notice.url == link_of(invitation).address
    assert "Grace" not in notice.title
    assert "Owen" not in notice.title


def test_a_second_click_sends_nothing_more(cast):
    assert invited() == invited(email="GRACE.guest@tests.example")
    assert Notice.objects.filter(email="grace.guest@tests.example").count() == 1


def test_an_open_invitation_is_told_of(cast):
    invited()

    with pytest.raises(NotInvited, match="Owen Tranter has invited this person already"):
        invited(by="vcs-manager")


def test_one_that_ran_out_gives_way_to_a_new_one(cast):
    old = invited()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        old.refresh_from_db()
        assert old.state == "ran_out"

        new = invited(by="vcs-manager")

        old.refresh_from_db()
        assert (old.state, new.state) == ("ran_out", "sent")


def test_who_works_there_already_is_not_invited(cast):
    with pytest.raises(NotInvited, match="works there already"):
        invited(email="VCS-worker@demo.example")


def test_an_administrator_is_told_who_has_the_address(cast):
    with pytest.raises(KnownAlready) as there:
        invited(by="administrator", email="practitioner@demo.example")

    assert there.value.user == who("practitioner")


def test_others_do_not_find_out_who_is_here(cast):
    assert invited(email="practitioner@demo.example").is_open


def test_what_a_sponsor_can_bring(cast):
    kindling = Organisation.objects.get(name="Kindling Families")

    assert roles_to_bring(who("partner-coordinator"), kindling) == frozenset()
    assert roles_to_bring(who("vcs-manager"), kindling) == {"partner_coordinator"}
    assert roles_to_bring(who("service-manager"), kindling) == frozenset()
    assert "auditor" in roles_to_bring(who("administrator"), kindling)
    with pytest.raises(PermissionDenied):
        invited(role="partner_coordinator")


def test_a_role_from_elsewhere_brings_nothing_here(cast):
    RoleGrantFactory(
        user=who("partner-coordinator"),
        role="employer_manager",
        organisation=Organisation.objects.get(name="Corner House Kitchen"),
    )

    kindling = Organisation.objects.get(name="Kindling Families")
    assert roles_to_bring(who("partner-coordinator"), kindling) == frozenset()


# --- Withdrawn, sent again ----


def test_withdrawn_it_can_not_be_accepted(cast):
    invitation = withdraw(invitation=invited(), by=who("partner-coordinator"))

    assert invitation.state == "withdrawn"
    assert link_of(invitation).state == "withdrawn"
    with pytest.raises(NotAccepted):
        accept(invitation=invitation, **SECRET)


def test_those_of_the_place_withdraw_it_and_others_do_not(cast):
    invitation = invited()

    assert may_take_back(who("vcs-manager"), invitation)
    for role in ("twin-partner-coordinator", "practitioner", "service-manager"):
        with pytest.raises(PermissionDenied):
            withdraw(invitation=invitation, by=who(role))
        with pytest.raises(PermissionDenied):
            resend(invitation=invitation, by=who(role))


def test_withdrawing_twice_notes_it_once(cast):
    invitation = invited()

    for _ in range(2):
        withdraw(invitation=invitation, by=who("partner-coordinator"))

    assert Entry.objects.filter(verb="invitation.withdrawn").count() == 1


def test_sent_again_the_old_link_does_nothing(cast):
    invitation = invited()
    old = link_of(invitation)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        again = resend(invitation=invitation, by=who("partner-coordinator"))

        old.refresh_from_db()
        assert old.state == "withdrawn"
        assert link_of(invitation).is_open
        assert again.expires_at - timezone.now() > timedelta(days=13)


def test_a_second_click_sends_no_second_link(cast):
    invitation = invited()

    resend(invitation=invitation, by=who("partner-coordinator"))

    links = Link.objects.filter(purpose="accept_invitation", object_id=invitation.pk)
    assert links.count() == 1


def test_what_was_answered_is_not_sent_again(cast):
    invitation = invited()
    accept(invitation=invitation, **SECRET)

    resend(invitation=invitation, by=who("partner-coordinator"))
    withdraw(invitation=invitation, by=who("partner-coordinator"))

    invitation.refresh_from_db()
    assert invitation.state == "accepted"
