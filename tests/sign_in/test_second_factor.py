"""A second factor: demanded of those who see others' records, and asked for at each sign-in."""

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from portal.people.models import RoleGrant
from portal.people.rules.second_factor import SEES_OTHERS, sees_others
from tests.factories import RoleGrantFactory, SupervisionLineFactory, UserFactory, someone_with
from tests.sign_in.conftest import (
    SECRET,
    age_session,
    give_app,
    is_signed_in,
    shown,
    sign_in,
    signed_in,
)

STEP = "/accounts/second-step/"
ENTER = "/accounts/second-step/authenticate/"
APP = "/accounts/second-step/app/activate/"
CODES = "/accounts/second-step/recovery-codes/"


@pytest.mark.parametrize("role", [role for role in RoleGrant.Role if role != "editor"])
def test_each_role_that_sees_others_is_one_that_it_is_asked_of(db, role):
    assert sees_others(someone_with(role))


def test_a_supervisor_is_one_and_an_editor_and_a_practitioner_are_not(db):
    assert sees_others(SupervisionLineFactory().supervisor)
    assert not sees_others(someone_with("editor"))
    assert not sees_others(UserFactory())
    assert set(RoleGrant.Role) - {"editor"} | {"supervisor"} == SEES_OTHERS


# --- Demanded -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize("where", ["/my/", "/readiness/applications/", "/notices/"])
def test_who_sees_others_is_led_to_set_it_up_before_anything_else(overseer, where):
    client = signed_in(overseer)

    assert client.get(where).url == STEP
    assert client.post(where).url == STEP


@pytest.mark.usefixtures("demanded")
def test_the_public_pages_the_account_and_the_way_out_stay_open(overseer):
    client = signed_in(overseer)

    opened = [
        client.get(where).status_code
        for where in (STEP, APP, "/account/", "/account/sessions/", "/framework/", "/health/")
    ]

    assert opened == [200] * 6
    assert client.post("/accounts/logout/").url == "/"


@pytest.mark.usefixtures("demanded")
def test_who_sees_nobody_else_goes_on_without(somebody):
    assert signed_in(somebody).get("/my/").status_code == 200


@pytest.mark.usefixtures("demanded")
def test_a_role_given_while_one_is_signed_in_demands_it_at_once(somebody):
    client = signed_in(somebody)
    RoleGrantFactory(user=somebody, role="auditor")

    assert client.get("/my/").url == STEP


def test_in_the_demo_nobody_is_asked(overseer):
    assert signed_in(overseer).get("/my/").status_code == 200


@pytest.mark.usefixtures("demanded")
def test_once_it_is_set_up_everything_opens(overseer):
    client = signed_in(overseer)
    secret = app_secret(client)

    answer = client.post(APP, {"code": shown(secret)})

    assert answer.url == CODES
    assert client.get("/my/").status_code == 200


@pytest.mark.usefixtures("demanded")
def test_taken_off_again_it_is_demanded_again(overseer):
    give_app(overseer)
    client = fully_signed_in(overseer)
    Authenticator.objects.all().delete()
    forget_factor(client)

    assert client.get("/my/").url == STEP


def app_secret(client):
    return client.get(APP).context["form"].secret


def forget_factor(client):
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [r for r in records if r["method"] != "mfa"]
    session.save()


def fully_signed_in(user):
    client = signed_in(user)
    client.post(ENTER, {"code": shown()})
    return client


# --- A code app ---------------------------------------------------------------------------------


def test_the_key_is_there_as_a_picture_and_as_text_and_no_picture_comes_from_elsewhere(somebody):
    page = signed_in(somebody).get(APP)

    assert page.context["form"].secret in page.text
    assert '<svg class="app-qr" role="img"' in page.text
    assert "data:" not in page.headers["Content-Security-Policy"]


def test_a_wrong_code_keeps_the_same_key(somebody):
    client = signed_in(somebody)
    secret = app_secret(client)

    page = client.post(APP, {"code": "000000"})

    assert "That is not the right code." in page.text
    assert page.context["form"].secret == secret
    assert not Authenticator.objects.exists()


def test_its_owner_is_told_by_e_mail(somebody, django_capture_on_commit_callbacks):
    client = signed_in(somebody)

    with django_capture_on_commit_callbacks() as done_after:
        answer = client.post(APP, {"code": shown(app_secret(client))})
    with request_context(answer.wsgi_request):
        for done in done_after:
            done()

    assert [message.subject for message in mail.outbox] == ["A code app was added to your account"]


def test_with_it_the_password_alone_signs_nobody_in(somebody):
    give_app(somebody)

    answer, client = sign_in(somebody)

    assert answer.url == ENTER
    assert not is_signed_in(client)
    assert client.get("/my/").status_code == 302


def test_the_code_that_the_app_shows_signs_one_in(somebody):
    give_app(somebody)
    client = signed_in(somebody)

    answer = client.post(ENTER, {"code": shown()})

    assert answer.url == "/my/"
    assert is_signed_in(client)


def test_a_code_works_once(somebody):
    give_app(somebody)
    code = shown()
    signed_in(somebody).post(ENTER, {"code": code})
    second = signed_in(somebody)

    second.post(ENTER, {"code": code})

    assert not is_signed_in(second)


def test_a_code_by_e_mail_is_no_second_factor(somebody):
    give_app(somebody)
    client = Client()
    client.post("/accounts/login/code/", {"email": somebody.email})
    code = mail.outbox[-1].body.split("\n\n")[1]

    answer = client.post("/accounts/login/code/confirm/", {"code": code})

    assert answer.url == ENTER
    assert not is_signed_in(client)


def test_five_wrong_codes_make_one_wait(somebody):
    give_app(somebody)
    client = signed_in(somebody)
    for _ in range(5):
        client.post(ENTER, {"code": "000000"})

    page = client.post(ENTER, {"code": shown()})

    assert "There were too many tries." in page.text
    assert not is_signed_in(client)


def test_taking_it_off_asks_again_after_fifteen_minutes(somebody):
    give_app(somebody)
    client = fully_signed_in(somebody)
    age_session(client, 16)

    answer = client.post("/accounts/second-step/app/deactivate/")

    assert answer.url.startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(type="totp").exists()


# --- Recovery codes -----------------------------------------------------------------------------


@pytest.fixture
def with_codes(somebody):
    """A browser in which somebody has just set up an app, and got recovery codes with it."""
    client = signed_in(somebody)
    client.post(APP, {"code": shown(app_secret(client))})
    return client


def test_there_are_ten_to_print_and_to_save(with_codes):
    codes = with_codes.get(CODES).context["unused_codes"]

    saved = with_codes.get(CODES + "download/")

    assert len(codes) == 10
    assert all(code in saved.text for code in codes)
    assert "attachment" in saved.headers["Content-Disposition"]
    assert "no-store" in saved.headers["Cache-Control"]


def test_each_signs_one_in_once(with_codes, somebody):
    code = with_codes.get(CODES).context["unused_codes"][0]
    first, second = signed_in(somebody), signed_in(somebody)

    first.post(ENTER, {"code": code})
    second.post(ENTER, {"code": code})

    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_new_ones_end_the_old_ones(with_codes):
    old = with_codes.get(CODES).context["unused_codes"]

    with_codes.post(CODES + "generate/")

    new = with_codes.get(CODES).context["unused_codes"]
    assert len(new) == 10
    assert not set(new) & set(old)


def test_without_a_second_factor_there_are_none(somebody):
    client = signed_in(somebody)

    page = client.post(CODES + "generate/")

    assert "Set up a code app or a passkey first." in page.text
    assert client.get(CODES).status_code == 404


def test_the_key_of_an_app_is_not_shown_twice(somebody):
    give_app(somebody)

    answer = fully_signed_in(somebody).get(APP)

    assert answer.url == "/accounts/second-step/app/deactivate/"
    assert SECRET not in answer.text
