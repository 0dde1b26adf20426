"""One's own account in one place."""

import pytest
from allauth.mfa.models import Authenticator

from tests.sign_in.conftest import give_app, shown, signed_in

ACCOUNT = "/account/"


def said(client) -> str:
    return " ".join(client.get(ACCOUNT).text.split())


def test_it_says_the_address_and_that_an_administrator_changes_it(somebody):
    page = said(signed_in(somebody))

    assert "ada@tests.example" in page
    assert "Only an administrator can change it." in page


def test_each_page_links_to_it(somebody):
    assert f'href="{ACCOUNT}"' in signed_in(somebody).get("/framework/").text


def test_what_one_has_not_is_offered(somebody):
    client = signed_in(somebody)

    page = said(client)

    assert "Change your password" in page
    assert "None yet." in page
    assert "so you need one" not in page


def test_who_sees_others_is_told_that_they_need_a_second_step(overseer):
    assert "so you need one" in said(signed_in(overseer))


def test_what_one_has_is_said(somebody):
    give_app(somebody)
    client = signed_in(somebody)
    client.post("/accounts/second-step/authenticate/", {"code": shown()})
    Authenticator.objects.create(user=somebody, type="webauthn", data={"name": "Laptop"})
    Authenticator.objects.create(user=somebody, type="recovery_codes", data={"seed": "x"})

    page = said(client)

    assert "A code app is set up. You have recovery codes." in page
    assert "You have 1." in page


def test_who_has_no_password_chooses_one_after_showing_who_they_are(somebody):
    client = signed_in(somebody)
    somebody.set_unusable_password()
    somebody.save()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    assert "Choose a password" in said(client)
    assert client.get("/accounts/password/set/").url == "/account/code/"


@pytest.mark.parametrize("page", ["/accounts/", "/accounts/email/", "/accounts/confirm-email/"])
def test_addresses_that_are_no_page_lead_to_it(somebody, page):
    answer = signed_in(somebody).get(page, follow=True)

    assert answer.redirect_chain[-1][0] == ACCOUNT
