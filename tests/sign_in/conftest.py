"""People to sign in as, and what they would type."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from portal.people.addresses import prove
from tests.factories import RoleGrantFactory, UserFactory

PASSWORD = "three-quiet-words"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def somebody(db):
    """A person with an account, whose address is proven."""
    user = UserFactory(email="ada@tests.example", name="Ada Tester")
    user.set_password(PASSWORD)
    user.save()
    prove(user)
    return user


@pytest.fixture
def stranger(db):
    """A person with an account, of whom nobody knows yet whether the address is theirs."""
    user = UserFactory(email="new@tests.example", name="New Tester")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def overseer(somebody):
    """A person whose role shows them other people's records."""
    RoleGrantFactory(user=somebody, role="service_manager")
    return somebody


@pytest.fixture
def demanded(settings):
    settings.SECOND_FACTOR = True


def sign_in(user, client=None, **more):
    """By password, as far as that goes: the answer, and the browser."""
    client = client or Client()
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD} | more)
    return answer, client


def signed_in(user):
    return sign_in(user)[1]


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def give_app(user, secret=SECRET):
    return TOTP.activate(user, secret)


def shown(secret=SECRET) -> str:
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def code_sent() -> str:
    """The code in the last message."""
    return re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", mail.outbox[-1].body, re.MULTILINE)[1]


def age_session(client, minutes):
    """As if everything that the person showed of themselves were so long ago."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= minutes * 60
    session.save()
