"""The public page, the form, and the pages of the training team."""

import re

import pytest
from django.urls import reverse

from portal.changes.asked import Move
from portal.changes.plans.moving import move
from portal.dates import today
from portal.links.models import Link
from portal.notices.models import Notice
from portal.people.actions.invitations import NotInvited, invite
from portal.people.models import JobRole, Locality, Organisation, PartnerRequest
from portal.people.rules.partners import TRAINING_ONLY
from skills.training.models import AccessPolicy
from skills.training.rules.bookings import may_be_passed_on, may_swap_for
from tests.content.making import words
from tests.invitations.inviting import asked_of
from tests.partners.asking import (
    ALONE,
    GROUP,
    asked,
    came_in,
    link_of,
    waiting,
    waiting_alone,
    welcomed,
)
from tests.partners.unused import unused_link
from tests.story import who
from tests.training.planning import booked, opened

pytestmark = pytest.mark.django_db
SAID = GROUP | {"small_income": "yes", "website": ""}


def send(client, kind="group", **more):
    return client.post(f"/partners/join/{kind}/", SAID | more)


def test_the_way_in_says_what_the_terms_in_force_say(client):
    page = words(client.get("/partners/"))

    policy = AccessPolicy.objects.in_force()
    assert policy.words.split(".")[0] in page
    assert f"about {policy.held_percent} of every 100" in page
    assert "it costs nothing" in page
    AccessPolicy.objects.create(
        starts=policy.starts, words="New terms.", held_percent=0, missed_full_day_pence=4000
    )
    page = words(client.get("/partners/"))
    assert "New terms." in page
    assert "You book as everybody does" in page
    assert "a missed place may cost something" in page


def test_public_pages_lead_there(client):
    for path in ("/", "/training/", "/glossary/"):
        assert 'href="/partners/"' in words(client.get(path))


def test_who_asks_chooses_the_form(client):
    assert "Choose one." in words(client.get("/partners/join/?go=1"))
    assert client.get("/partners/join/?go=1&who=carer").url == "/partners/join/carer/"
    assert "Choose one." in words(client.get("/partners/join/?who=queen"))
    assert client.get("/partners/join/queen/").status_code == 404


def test_somebody_alone_gives_a_name_and_an_address(client):
    answer = client.post("/partners/join/alone/", ALONE | {"website": ""})

    assert answer.url == reverse("partners:sent")
    assert PartnerRequest.objects.get(email=ALONE["email"]).group_name == ""


def test_the_answer_is_the_same_for_an_address_that_is_known(client):
    Locality.objects.create(name="Far side")

    new, known = send(client), send(client, email=who("practitioner").email)

    assert (new.status_code, new.url) == (known.status_code, known.url)
    assert re.sub("\\s", "", words(client.get(new.url))) == re.sub(
        "\\s", "", words(client.get(known.url))
    )


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client):
    page = words(send(client, charity_number="Twelve", email="nowhere"))

    assert "A charity number is 6 or 7 figures" in page
    assert "Enter an e-mail address, like name@example.org." in page
    assert "The Larks Playgroup" in page
    assert not PartnerRequest.objects.filter(group_name="The Larks Playgroup")


@pytest.mark.parametrize("number", ["1234567", "SC 012345", "nic101234", ""])
def test_charity_numbers_of_each_country_are_taken(client, number):
    assert send(client, charity_number=number).status_code == 302


def test_a_machine_that_fills_in_every_box_is_stopped(client):
    assert "to stop machines" in words(send(client, website="https://x.example"))


def test_words_that_may_be_about_a_family_are_shown_first(client):
    assert "case 48213" in words(send(client, wants="Help with case 48213"))


def test_one_address_gets_so_many_messages_a_day_and_no_more(client, settings):
    for number in range(3):
        assert send(client, wants=f"Words {number}").status_code == 302

    assert "Wait a day" in words(send(client, wants="Words more"))
    assert Notice.objects.filter(email=GROUP["email"]).count() == 3


def test_the_link_shows_what_was_written_and_confirms_it_once(client):
    address = link_of(asked()).address
    path = address[address.index("/l/") :]

    assert "The Larks Playgroup" in words(client.get(path))
    assert not PartnerRequest.objects.waiting().filter(email=GROUP["email"])
    assert client.post(path).url == path
    assert "the training team has it" in words(client.get(path))
    assert client.post(path).status_code == 410
    assert PartnerRequest.objects.waiting().filter(email=GROUP["email"]).count() == 1


def test_the_training_team_sees_who_waits_and_says_yes(as_):
    request = waiting(group_name="Kindling Families Ltd")
    client = as_("training-coordinator")
    here = reverse("people:partner_request", args=[request.uuid])

    assert "Kindling Families Ltd" in words(client.get("/my/"))
    page = words(client.get(here))
    assert "Are they here already?" in page
    answer = client.post(f"{here}agree/", {"organisation": "new", "name": "Kindling families"})
    assert "is here already" in words(answer)
    assert client.post(f"{here}agree/", {"organisation": "new", "name": "Kindlers"}).url == here
    assert "Kindlers" in words(client.get(here))
    client.post(f"{here}agree/", {"organisation": "new", "name": "Twice"})
    assert "was answered already" in words(client.get(here))
    assert not Organisation.objects.filter(name="Twice")
    assert "Kindlers" not in words(as_("practitioner").get("/my/"))


def test_they_are_joined_to_one_that_is_likely_or_to_another(as_):
    client = as_("administrator")
    kindling = Organisation.objects.get(teams__name="Kindling Families")
    for email, said in (
        ("one@mail.example", {"organisation": str(kindling.uuid)}),
        ("two@mail.example", {"organisation": "other", "other": str(kindling.uuid)}),
    ):
        request = waiting(group_name="Kindling Families", email=email)
        path = reverse("people:welcome_partner", args=[request.uuid])

        assert "Choose which organisation." in words(client.post(path, {"organisation": "other"}))
        client.post(path, said)

        request.refresh_from_db()
        assert request.invitation.organisation == kindling


def test_somebody_alone_is_agreed_to_by_one_button(as_):
    request = waiting_alone()
    path = reverse("people:welcome_partner", args=[request.uuid])
    client = as_("training-coordinator")

    assert "Nobody who came without a group sees the others" in words(client.get(path))
    assert client.post(path).status_code == 302


def test_what_can_not_be_done_for_somebody_alone_is_said(as_):
    user = who("vcs-worker")
    user.is_active = False
    user.save()
    path = reverse("people:welcome_partner", args=[waiting_alone(email=user.email).uuid])

    assert "an account that is closed" in words(as_("training-coordinator").post(path))


def test_saying_no_needs_a_reason_and_tells_it(as_):
    request = waiting()
    client = as_("training-coordinator")
    path = reverse("people:refuse_partner", args=[request.uuid])

    assert "Write why. They read it." in words(client.post(path, {"reason": ""}))
    client.post(path, {"reason": "You are here already."})
    page = words(client.get(reverse("people:partner_request", args=[request.uuid])))
    assert "You are here already." in page
    client.post(path, {"reason": "Again."})
    assert "was answered already" in words(client.get("/people/partners/"))


def test_the_link_is_sent_again_from_the_page(as_):
    request, waits = welcomed(), waiting(email="ann@mail.example")
    client = as_("training-coordinator")

    for one, said in ((request, "A new link is on its way"), (waits, "Nothing was sent")):
        answer = client.post(reverse("people:resend_partner", args=[one.uuid]), follow=True)
        assert said in words(answer)


# --- Inside ---------------------------------------------------------------------------------------


def inside(client):
    """Mo, who has come in for the Larks."""
    user = came_in(welcomed())
    client.force_login(user)
    return user


def test_first_steps_are_to_invite_and_to_book(client):
    inside(client)

    page = words(client.get("/my/"))

    assert "Invite your people" in page
    assert "Book training" in page
    assert "Bring people in from a file" not in page
    assert "Training only" in words(client.get("/people/organisations/"))


def test_a_group_for_training_invites_its_people_to_that_alone(client):
    user = inside(client)
    team = user.main_post.team
    page = words(client.get("/people/invitations/new/"))
    assert "Comes to training" in page
    assert "Family support worker" not in page

    with pytest.raises(NotInvited) as refused:
        invite(by=user, **(asked_of() | {"team": team}))
    assert (str(refused.value), refused.value.field) == (TRAINING_ONLY, "job_role")
    invite(by=user, **(asked_of() | {"team": team, "job_role": user.main_post.job_role}))

    assert user.invitations_sent.count() == 1
    assert "Invite your people" not in words(client.get("/my/"))


def test_nobody_moves_there_to_a_job_in_which_skills_are_rated(client):
    user = inside(client)
    job = user.employments.get()
    rates = JobRole.objects.filter(rates_own_skills=True).first()

    plan = move(
        Move(
            employment=job,
            day=today(),
            team=user.main_post.team,
            job_role=rates,
            supervisor=None,
        )
    )

    assert TRAINING_ONLY in plan.refusals


def test_first_steps_end_with_a_place(client):
    user = inside(client)
    place = user.main_post.team.organisation
    booked(opened(), user, organisation=place)

    assert "Book training" not in words(client.get("/my/"))
    assert "See the courses" in words(client.get("/my/"))


def test_people_without_a_group_swap_with_nobody_and_see_nobody(as_, client):
    one = came_in(welcomed(waiting_alone()))
    other = came_in(welcomed(waiting_alone(email="una@mail.example", name="Una Low")))
    place = one.employments.get().organisation
    booking = booked(opened(), one, organisation=place)
    path = reverse("bookings:swap", args=[booking.uuid])
    client.force_login(one)

    assert client.get(path).status_code == 403
    assert not may_be_passed_on(booking)
    assert not may_swap_for(one, booking, other)
    assert path not in words(client.get(booking.get_absolute_url()))
    assert as_("training-coordinator").get(path).status_code == 200


def test_the_page_of_an_unused_account_keeps_it(client):
    path = unused_link().address
    path = path[path.index("/l/") :]

    assert "Do you still need your account?" in words(client.get(path))
    assert "stays open" in words(client.post(path, follow=True))
    assert Link.objects.get(purpose="still_need_account").state == "used"
