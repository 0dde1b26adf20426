"""Signing in at a real browser, with a device that holds passkeys."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from portal.demo.cast import PASSWORD
from tests.browser.conftest import NARROW, free_port, serving
from tests.template_database import ROOT, fresh_copy

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# The tests' own database has passwords hashed in a way that the real site doesn't know.
GIVE = f"""
from django.contrib.auth.hashers import make_password
from portal.people.models import User
User.objects.exclude(password__startswith="!").update(password=make_password({PASSWORD!r}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, worker_id):
    """The site, demanding a second factor, under the one name that a passkey may be for when there
    is no TLS."""
    folder = tmp_path_factory.mktemp("sign_in")
    (folder / "assets").symlink_to(ROOT / "var" / "assets")
    port = free_port()
    address = f"http://localhost:{port}"
    with fresh_copy(f"{worker_id}_sign_in") as (_, database):
        environment = os.environ | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "VAR_DIR": str(folder),
            "SITE_URL": address,
            "SECOND_FACTOR": "1",
        }
        for command in (
            ["collectstatic", "--no-input", "-v", "0"],
            ["shell", "-v", "0", "-c", GIVE],
        ):
            manage = [sys.executable, "manage.py", *command]
            subprocess.run(manage, cwd=ROOT, env=environment, check=True)
        with serving(port, environment, folder / "log"):
            yield address


def device(somebody):
    """A device in the person's hand that agrees to everything, and a way to ask what it holds."""
    link = somebody.page.context.new_cdp_session(somebody.page)
    link.send("WebAuthn.enable")
    made = link.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return link, made["authenticatorId"]


def sign_in(somebody, role):
    somebody.open("/accounts/login/")
    somebody.page.get_by_label("E-mail address").fill(f"{role}@demo.example")
    somebody.page.get_by_label("Password", exact=True).fill(PASSWORD)
    somebody.press("Sign in")


def test_a_supervisor_saves_a_passkey_and_signs_in_with_it_alone(visitor):
    somebody = visitor()
    link, key = device(somebody)
    sign_in(somebody, "supervisor")
    somebody.sees("Set up a second step")
    somebody.open("/my/")
    somebody.sees("Set up a second step")

    somebody.press("Save a passkey", role="link")
    somebody.press("Save a passkey")
    somebody.sees("Your recovery codes")
    held = link.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert [one["isResidentCredential"] for one in held] == [True]
    somebody.press("Go to your home page", role="link")
    assert somebody.path == "/my/"

    somebody.press("Sign out")
    somebody.open("/accounts/login/")
    somebody.press("Use a passkey")
    assert somebody.path == "/my/"


def test_a_passkey_comes_after_the_password_and_shows_again_who_is_there(visitor):
    somebody = visitor(viewport=NARROW)
    device(somebody)
    sign_in(somebody, "practice-supervisor")
    somebody.press("Save a passkey", role="link")
    somebody.page.get_by_label("Let me sign in with it alone").uncheck()
    somebody.press("Save a passkey")
    somebody.press("Sign out")

    sign_in(somebody, "practice-supervisor")
    somebody.sees("Enter a code from your app")
    somebody.press("Use a passkey")
    assert somebody.path == "/my/"

    somebody.open("/accounts/second-step/passkeys/reauthenticate/?next=/account/")
    somebody.press("Use a passkey")
    assert somebody.path == "/account/"


def test_a_device_that_gives_nothing_is_told_and_other_ways_stay(visitor):
    somebody = visitor()
    link, key = device(somebody)
    link.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    link.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": False}})
    somebody.open("/accounts/login/")

    somebody.page.get_by_role("button", name="Use a passkey").click()

    expect(somebody.page.get_by_text("Your device gave us nothing.")).to_be_visible()
    expect(somebody.page.get_by_role("link", name="Send me a code by e-mail")).to_be_visible()


def test_without_scripts_the_code_app_is_offered_in_place_of_a_passkey(visitor):
    somebody = visitor(java_script_enabled=False)
    sign_in(somebody, "auditor")

    somebody.press("Save a passkey", role="link")

    somebody.sees("This browser can’t use passkeys")
    assert not somebody.page.get_by_role("button", name="Save a passkey").is_visible()
    somebody.press("Set up a code app instead", role="link")
    somebody.sees("Enter the code that the app shows now.")


def test_each_page_of_the_account_is_sound_on_a_phone(visitor):
    somebody = visitor(viewport=NARROW)
    sign_in(somebody, "practitioner")

    for path in (
        "/account/",
        "/account/sessions/",
        "/accounts/password/change/",
        "/accounts/second-step/",
        "/accounts/second-step/app/activate/",
        "/accounts/second-step/passkeys/",
        "/accounts/second-step/recovery-codes/generate/",
        "/accounts/reauthenticate/",
    ):
        assert somebody.open(path).status == 200
