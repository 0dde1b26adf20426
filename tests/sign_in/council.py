"""A browser that goes to the council's own sign-in and comes back."""

from allauth.socialaccount.models import SocialAccount
from django.test import Client

from portal.people.models import User
from tests.sign_in.conftest import is_signed_in

BEGIN = "/accounts/sign-on/council/"
BACK = "/accounts/sign-on/council/back/"
TOKEN, USER_INFO, KEYS = "/oauth2/token", "/userinfo", "/jwks"
DID_NOT_ANSWER = "didn’t answer as it should"


def go(council, sub="ada", client=None, begin=BEGIN):
    """There and back again: the last answer, and the browser."""
    client = client or Client()
    there = client.get(begin)
    return client.get(council.agree(there.url, sub)), client


def nobody_came_in(answer, client, before):
    assert not is_signed_in(client)
    assert not SocialAccount.objects.exists()
    assert set(User.objects.all()) == before
    assert "Nothing was saved." in answer.text or DID_NOT_ANSWER in answer.text
