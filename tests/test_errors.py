"""Each page for when something is wrong says what happened and what to do."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import reverse

from portal import errors
from portal.people.models import User
from tests import story
from tests.access.row import ANYONE

NOT_THERE = "There is nothing here to see"
SIGN_IN = "/accounts/login/"
WRONG = "The e-mail address or the password is not right."


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("role", ANYONE)
def test_a_missing_page_says_so_to_everybody(role, as_):
    response = as_(role).get("/nothing/of/the/kind/")

    assert response.status_code == 404
    assert NOT_THERE in text(response)


def test_a_missing_page_names_nothing_of_what_was_asked_for(as_):
    response = as_("practitioner").get("/framework/a-secret-page/")

    assert response.status_code == 404
    assert "a-secret-page" not in text(response)


@pytest.mark.parametrize(
    ("page", "exception", "status", "says"),
    [
        (errors.bad_request, SuspiciousOperation(), 400, "We could not read what was sent"),
        (errors.permission_denied, PermissionDenied(), 403, "You can see this, but not change it"),
        (errors.page_not_found, None, 404, NOT_THERE),
        (errors.too_many_requests, None, 429, "Wait a few minutes"),
    ],
)
def test_each_page_has_its_status_and_says_what_happened(page, exception, status, says):
    response = page(RequestFactory().get("/"), exception)

    assert response.status_code == status
    assert f'<h1 class="govuk-heading-l">{says}' in text(response)


def test_the_page_for_our_own_fault_needs_no_database(django_assert_num_queries):
    response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "It is our fault, not yours" in text(response)


def test_a_form_from_an_old_page_is_not_taken_and_says_how_to_send_it_again(db):
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(SIGN_IN, {"login": "a@demo.example", "password": "x"})

    assert response.status_code == 403
    assert "Send that again" in text(response)


def test_a_post_that_is_too_big_says_how_big_it_may_be(client, db):
    response = client.post(
        SIGN_IN,
        "login=" + "x" * 2_200_000,
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 413
    assert "You can send up to 2 MB at once" in text(response)


def test_a_wrong_password_says_so_and_keeps_the_address(client, cast):
    response = client.post(SIGN_IN, {"login": cast["practitioner"].email, "password": "guess"})

    assert WRONG in text(response)
    assert f'value="{cast["practitioner"].email}"' in text(response)
    assert "guess" not in text(response)


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(client, db):
    response = client.post(SIGN_IN, {"login": "nobody@demo.example", "password": "guess"})

    assert WRONG in text(response)


def test_after_many_wrong_passwords_even_the_right_one_waits(client, cast):
    person = cast["practitioner"]
    person.set_password("three words to remember")
    person.save(update_fields=["password"])
    for _ in range(5):
        client.post(SIGN_IN, {"login": person.email, "password": "guess"})

    response = client.post(SIGN_IN, {"login": person.email, "password": "three words to remember"})

    assert response.status_code == 200
    assert "There were too many tries." in text(response)


def test_many_requests_for_a_new_password_get_our_own_page(client, cast):
    address = {"email": cast["practitioner"].email}
    for _ in range(6):
        response = client.post("/accounts/password/reset/", address)

    assert response.status_code == 429
    assert "Wait a few minutes" in text(response)
    assert response.headers["Retry-After"] == "300"


def test_a_forgotten_password_is_changed_through_a_link_that_works_once(client, cast):
    client.post("/accounts/password/reset/", {"email": cast["practitioner"].email})
    message = mail.outbox[0]
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    new = {"password1": "three words to remember", "password2": "three words to remember"}

    form = client.get(link, follow=True)
    done = client.post(form.redirect_chain[-1][0], new, follow=True)
    again = client.get(link, follow=True)

    assert message.subject == "Choose a new password"
    assert "Choose a new password" in text(form)
    assert "Your password is changed" in text(done)
    assert "This link no longer works" in text(again)


def test_a_password_that_is_too_short_says_why(client, cast):
    client.force_login(cast["practitioner"], backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(
        "/accounts/password/change/",
        {"oldpassword": "guess", "password1": "short", "password2": "short"},
    )

    assert "at least 12 characters" in text(response)


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accounts/login/", "Sign in"),
        ("/accounts/signup/", "How to get an account"),
        ("/accounts/inactive/", "This account is closed"),
        ("/accounts/password/reset/", "Choose a new password"),
        ("/accounts/password/reset/done/", "Look in your e-mail"),
        ("/accounts/password/reset/key/done/", "Your password is changed"),
    ],
)
def test_each_page_of_signing_in_speaks_plainly_and_looks_like_ours(client, db, address, heading):
    response = client.get(address)

    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in text(response)
    assert "app-header" in text(response)


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "login/code/confirm/"])
def test_nobody_changes_the_address_of_an_account_by_themselves(as_, cast, address):
    response = as_("practitioner").post(f"/accounts/{address}", {"email": "x@example.org"})

    assert response.status_code == 302
    assert User.objects.get(pk=cast["practitioner"].pk).email == "practitioner@demo.example"
    assert not User.objects.filter(email="x@example.org").exists()


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accounts/logout/", "Sign out?"),
        ("/accounts/password/change/", "Change your password"),
        ("/accounts/reauthenticate/", "Check it is you"),
    ],
)
def test_each_page_of_the_account_looks_like_ours(as_, cast, address, heading):
    person = cast["practitioner"]
    person.set_password("three words to remember")
    person.save(update_fields=["password"])

    response = as_("practitioner").get(address)

    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in text(response)


@pytest.mark.parametrize("tail", ["attest/%00/", "attest/nothing/", "attest/G%003/"])
def test_a_code_that_no_database_can_be_asked_for_is_not_found(as_, tail):
    record = reverse("readiness:application", kwargs=story.opened())

    assert as_("supervisor").get(record + tail).status_code == 404


def test_a_gate_that_no_database_can_be_asked_for_is_not_found(as_):
    employment = story.to_put_forward()["employment"]

    assert as_("supervisor").get(f"/readiness/open/{employment}/%00/").status_code == 404
