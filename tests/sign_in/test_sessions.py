"""Where somebody is signed in: listed, ended by them, and ended when what they may do changes."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from portal.people.actions import grant
from portal.people.addresses import prove
from portal.people.devices import in_words
from portal.people.models import Organisation
from portal.people.sessions import SEEN, end_sessions
from tests.factories import UserFactory, someone_with
from tests.sign_in.conftest import PASSWORD, sign_in, signed_in

LIST = "/account/sessions/"
END = "/account/sessions/end/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (PHONE, "Safari on an iPhone"),
        (EDGE, "Edge on a Windows computer"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0", "Firefox on a Linux computer"),
        (
            "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile",
            "Chrome on an Android phone or tablet",
        ),
        ("", "A browser on a device that we don’t know"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(said, words):
    assert in_words(said) == words


@pytest.fixture
def phone(somebody):
    client = signed_in(somebody)
    UserSession.objects.filter(user=somebody).update(user_agent=PHONE)
    return client


@pytest.fixture
def here(phone, somebody):
    """A second browser, beside the phone."""
    return signed_in(somebody)


def test_each_is_listed_and_this_one_named(here):
    page = here.get(LIST)

    assert len(page.context["rows"]) == 2
    assert "Safari on an iPhone" in page.text
    assert page.text.count("This is where you are now.") == 1
    assert page.text.count("Sign out there") == 1


def test_alone_there_is_nothing_to_end(somebody):
    page = signed_in(somebody).get(LIST)

    assert "You are signed in nowhere else." in page.text
    assert "Sign out everywhere" not in page.text


def test_one_can_be_ended(here, phone, somebody):
    row = UserSession.objects.get(user_agent=PHONE)

    page = here.post(END, {"session": row.pk}, follow=True)

    assert "Signed out of Safari on an iPhone." in page.text
    assert phone.get("/my/").status_code == 302
    assert here.get("/my/").status_code == 200


def test_all_others_can_be_ended_at_once(here, phone, somebody):
    third = signed_in(somebody)

    here.post(END, {"session": "others"})

    assert [client.get("/my/").status_code for client in (phone, third, here)] == [302, 302, 200]


@pytest.mark.access
def test_nobody_ends_another_persons_or_their_own_by_its_number(here, somebody):
    other = UserFactory(email="eve@tests.example")
    other.set_password(PASSWORD)
    other.save()
    prove(other)
    elsewhere = signed_in(other)
    rows = UserSession.objects.filter(
        session_key__in=[c.session.session_key for c in (elsewhere, here)]
    )

    pages = [here.post(END, {"session": row.pk}, follow=True) for row in rows]

    assert all("had ended already" in page.text for page in pages)
    assert elsewhere.get("/my/").status_code == 200
    assert here.get("/my/").status_code == 200


@pytest.mark.parametrize("sent", ["", "x", "\0", "999999", "-1"])
def test_a_session_that_is_none_ends_nothing(here, sent):
    page = here.post(END, {"session": sent}, follow=True)

    assert "had ended already" in page.text


def test_a_role_that_is_granted_ends_all_of_them(here, phone, somebody):
    grant(
        user=somebody,
        role="auditor",
        organisation=Organisation.objects.council().get(),
        starts=timezone.localdate(),
        ends=timezone.localdate() + timedelta(days=30),
        by=someone_with("administrator"),
    )

    assert [client.get("/my/").status_code for client in (here, phone)] == [302, 302]


def test_one_can_be_left_open(here, phone, somebody):
    ended = end_sessions(somebody, except_session=here.session.session_key)

    assert ended == 1
    assert here.get("/my/").status_code == 200
    assert phone.get("/my/").status_code == 302


def test_a_new_password_ends_the_others(here, phone):
    new = "four-other-quiet-words"

    here.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert here.get("/my/").status_code == 200
    assert phone.get("/my/").status_code == 302
    assert len(here.get(LIST).context["rows"]) == 1


@pytest.mark.parametrize(("minutes", "is_noted"), [(9, False), (11, True)])
def test_when_one_was_last_here_is_noted_every_ten_minutes(somebody, minutes, is_noted):
    client = signed_in(somebody)
    client.get("/my/")
    long_ago = timezone.now() - timedelta(minutes=minutes)
    UserSession.objects.update(last_seen_at=long_ago)
    session = client.session
    session[SEEN] = long_ago.isoformat()
    session.save()

    client.get("/my/")

    assert (UserSession.objects.get(user=somebody).last_seen_at > long_ago) is is_noted


def test_a_session_that_ran_out_is_not_listed(here, phone):
    phone.session.flush()
    phone.post("/accounts/logout/")

    assert len(here.get(LIST).context["rows"]) == 1


def test_a_wrong_password_starts_none(somebody):
    sign_in(somebody, password="wrong")

    assert not UserSession.objects.filter(user=somebody).exists()
