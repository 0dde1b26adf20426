"""The sponsor's pages, and what somebody who was invited sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.dates import today
from portal.people.actions.invitations import withdraw
from portal.people.models import Employment, Invitation, JobRole, Team, User
from tests.invitations.inviting import invited, link_of
from tests.story import who

pytestmark = pytest.mark.django_db

YES = {
    "name": "Grace Guest",
    "password1": "three words remembered",
    "password2": "three words remembered",
}


def asked(**more):
    day = today() + timedelta(days=60)
    return {
        "name": "Grace Guest",
        "email": "grace.guest@tests.example",
        "team": str(Team.objects.get(name="Kindling Families").uuid),
        "job_role": JobRole.objects.get(code="partner_lead_professional").pk,
        "kind": "volunteer",
        "last_day_day": day.day,
        "last_day_month": day.month,
        "last_day_year": day.year,
    } | more


def page_of(invitation):
    return "/l/" + link_of(invitation).address.partition("/l/")[2]


def test_a_coordinator_invites_and_sees_it_listed(as_):
    coordinator = as_("partner-coordinator")

    page = coordinator.post(reverse("people:invite"), asked(), follow=True).text

    assert "on its way to grace.guest@tests.example" in page
    assert "Grace Guest" in page
    assert Invitation.objects.unanswered().get().sponsor == who("partner-coordinator")


def test_a_coordinator_is_offered_their_own_teams_and_no_role(as_):
    page = as_("partner-coordinator").get(reverse("people:invite")).text

    assert "Kindling Families" in page
    assert "Corner House Kitchen" not in page
    assert "Role in the portal" not in page


def test_another_team_is_not_taken(as_):
    other = str(Team.objects.get(name="Corner House Kitchen").uuid)

    page = as_("partner-coordinator").post(reverse("people:invite"), asked(team=other))

    assert "Choose a team." in page.text
    assert not Invitation.objects.unanswered().exists()


def test_what_was_typed_stays_beside_the_error(as_):
    wrong = asked(email="not an address")

    page = as_("partner-coordinator").post(reverse("people:invite"), wrong).text

    assert "Enter an e-mail address, like name@example.org." in page
    assert "Grace Guest" in page


def test_an_address_that_is_here_leads_to_adding_a_job(as_):
    taken = asked(email="Practitioner@demo.example")

    page = as_("administrator").post(reverse("people:invite"), taken).text

    assert "Aisha Rahman is in the portal with this address already." in page
    assert reverse("changes:add") in page


def test_a_last_day_too_far_off_says_the_latest(as_):
    page = as_("partner-coordinator").post(
        reverse("people:invite"), asked(last_day_year=today().year + 9)
    )

    assert "the latest day above" in page.text


def test_resend_and_withdraw_say_what_they_did(as_):
    coordinator = as_("partner-coordinator")
    invitation = invited()

    sent = coordinator.post(
        reverse("people:resend_invitation", args=[invitation.uuid]), follow=True
    )
    gone = coordinator.post(
        reverse("people:withdraw_invitation", args=[invitation.uuid]), follow=True
    )
    again = coordinator.post(
        reverse("people:resend_invitation", args=[invitation.uuid]), follow=True
    )

    assert "A new link is on its way" in sent.text
    assert "does nothing" in gone.text
    assert "Nothing was sent" in again.text


# --- The guest ----


def test_a_guest_reads_who_invites_to_what_until_when(cast):
    page = Client().get(page_of(invited()))

    assert page.status_code == 200
    for words in ("Owen Tranter invites you", "Kindling Families", "/privacy/"):
        assert words in page.text


def test_a_guest_says_yes_and_is_signed_in(cast):
    guest = Client()

    answer = guest.post(page_of(invited()), YES)

    assert (answer.status_code, answer.url) == (302, "/my/")
    assert guest.get("/my/").status_code == 200
    assert User.objects.with_email("grace.guest@tests.example").count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password2": "something else here"}, "not the same"),
        ({"password1": "short", "password2": "short"}, "12"),
        ({"password1": "password1234", "password2": "password1234"}, "common"),
        ({"name": ""}, "Enter your name."),
    ],
)
def test_a_form_with_errors_uses_nothing_up(cast, change, says):
    invitation = invited()
    page = page_of(invitation)

    answer = Client().post(page, YES | change)

    assert says in answer.text
    assert link_of(invitation).is_open
    assert Client().post(page, YES).status_code == 302


def test_used_twice_it_says_so_and_whom_to_ask(cast):
    page = page_of(invited())
    Client().post(page, YES)

    for answer in (Client().get(page), Client().post(page, YES)):
        assert answer.status_code == 410
        assert "This link has been used" in answer.text
        assert "Owen Tranter" in answer.text
    assert User.objects.with_email("grace.guest@tests.example").count() == 1


def test_withdrawn_it_says_so(cast):
    invitation = invited()
    page = page_of(invitation)
    withdraw(invitation=invitation, by=who("partner-coordinator"))

    answer = Client().get(page)

    assert answer.status_code == 410
    assert "taken back" in answer.text


def test_when_the_sponsor_may_not_invite_any_more_it_says_whom_to_ask(cast):
    page = page_of(invited())
    who("partner-coordinator").grants.update(ends=today())

    for answer in (Client().get(page), Client().post(page, YES)):
        assert answer.status_code == 410
        assert "can’t invite people to Kindling Families any more" in answer.text
    assert not User.objects.with_email("grace.guest@tests.example").exists()


def test_who_has_an_account_is_asked_to_sign_in_and_comes_back(as_):
    page = page_of(invited(email="practitioner@demo.example"))

    for answer in (Client().get(page), Client().post(page, YES)):
        assert "There is an account with your address already." in answer.text
        assert f"?next={page}" in answer.text

    own = as_("practitioner")
    assert "Accept the invitation" in own.get(page).text
    assert own.post(page).url == "/my/"
    assert Employment.objects.filter(user=who("practitioner")).count() == 2


def test_signed_in_as_somebody_else_one_signs_out_first(as_):
    invitation = invited()
    page = page_of(invitation)

    for answer in (as_("practitioner").get(page), as_("practitioner").post(page, YES)):
        assert "You are signed in as somebody else." in answer.text
    assert link_of(invitation).is_open
