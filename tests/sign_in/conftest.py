"""People to sign in as, and what they would type."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from portal.environment import single_sign_on
from portal.people.addresses import prove
from portal.people.models import User
from tests.factories import RoleGrantFactory, UserFactory
from tests.sign_in import provider

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


# --- The council's own sign-in ---


@pytest.fixture(scope="module")
def running():
    with provider.running() as found:
        yield found


@pytest.fixture
def council(running, settings, monkeypatch):
    """The provider, known to the portal as the council's own, and trusted for one domain."""
    monkeypatch.setenv("OIDC_SERVER", running.address)
    monkeypatch.setenv("OIDC_NAME", "your Example Council account")
    monkeypatch.setenv("OIDC_CLIENT_ID", "portal")
    monkeypatch.setenv("OIDC_SECRET", "between us")
    monkeypatch.setenv("OIDC_DOMAINS", "tests.example, Other.example")
    settings.SOCIALACCOUNT_PROVIDERS, settings.SINGLE_SIGN_ON_DOMAINS = single_sign_on()
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 1
    running.wrong.clear()
    running.asked.clear()
    running.knows("ada", email="ada@tests.example", email_verified=True, name="Ada")
    return running


@pytest.fixture
def before(somebody):
    return set(User.objects.all())
