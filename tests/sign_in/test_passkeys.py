"""Passkeys, as far as no device is needed; the rest is tried in a browser."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.sign_in.conftest import is_signed_in, signed_in


@pytest.mark.parametrize("sent", ["", "{}", "[]", '"x"', "null", '{"id": 3}', "not json"])
def test_what_no_device_gave_saves_no_passkey(somebody, sent):
    client = signed_in(somebody)
    client.get("/accounts/second-step/passkeys/add/")

    page = client.post("/accounts/second-step/passkeys/add/", {"credential": sent})

    assert page.status_code == 200
    assert "There is something to change" in page.text
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("sent", ["", "{}", "[]", '"x"', "null", '{"id": 3}', "not json"])
def test_what_no_device_gave_signs_nobody_in(db, sent):
    client = Client()
    client.get("/accounts/second-step/passkeys/login/", headers={"accept": "application/json"})

    answer = client.post("/accounts/second-step/passkeys/login/", {"credential": sent})

    assert answer.url == "/accounts/login/"
    assert not is_signed_in(client)
