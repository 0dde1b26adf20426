"""Whoever signs in has shown that the address of their account is theirs."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from portal.people.addresses import is_proven, prove
from tests.factories import UserFactory
from tests.sign_in.conftest import PASSWORD, code_sent, is_signed_in, sign_in, signed_in

CONFIRM = "/accounts/confirm-email/"
NEW = "four-other-quiet-words"


def test_a_proven_address_and_the_password_sign_one_in(somebody):
    answer, client = sign_in(somebody)

    assert answer.url == "/my/"
    assert is_signed_in(client)
    assert mail.outbox == []


def test_with_an_address_of_which_nobody_knows_a_code_is_sent_there_first(stranger):
    answer, client = sign_in(stranger)

    assert answer.url == CONFIRM
    assert not is_signed_in(client)
    assert mail.outbox[0].to == [stranger.email]
    assert mail.outbox[0].subject == "Show that this address is yours"


def test_the_code_proves_the_address_and_signs_one_in(stranger):
    client = signed_in(stranger)

    answer = client.post(CONFIRM, {"code": code_sent().lower()})

    assert answer.url == "/my/"
    assert is_signed_in(client)
    assert is_proven(stranger)


def test_a_wrong_code_may_be_mended_and_three_end_it(stranger):
    client = signed_in(stranger)

    first = client.post(CONFIRM, {"code": "AAAA-AAAA"})
    client.post(CONFIRM, {"code": "AAAA-AAAA"})
    third = client.post(CONFIRM, {"code": "AAAA-AAAA"})

    assert "That is not the code." in first.text
    assert third.url == "/accounts/login/"
    assert not is_signed_in(client)
    assert not is_proven(stranger)


def reset_link(user):
    Client().post("/accounts/password/reset/", {"email": user.email})
    return re.search(r"http://\S+(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def test_a_password_chosen_by_the_link_proves_the_address(stranger):
    client = Client()
    form = client.get(reset_link(stranger)).url

    client.post(form, {"password1": NEW, "password2": NEW})

    assert is_proven(stranger)
    assert sign_in(stranger, password=NEW)[0].url == "/my/"


def test_a_password_chosen_by_the_link_signs_one_out_everywhere(somebody):
    elsewhere = signed_in(somebody)
    client = Client()

    client.post(client.get(reset_link(somebody)).url, {"password1": NEW, "password2": NEW})

    assert elsewhere.get("/my/").status_code == 302


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ("short words", "too short"),
        ("password1234", "too common"),
        ("ada@tests.example", "too similar"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(somebody, chosen, why):
    client = Client()

    page = client.post(
        client.get(reset_link(somebody)).url, {"password1": chosen, "password2": chosen}
    )

    assert why in page.text


@pytest.mark.parametrize(
    ("where", "subject"),
    [
        ("/accounts/password/reset/", "Choose a new password"),
        ("/accounts/login/code/", "Your code"),
    ],
)
def test_an_address_that_the_account_had_before_opens_nothing(somebody, where, subject):
    EmailAddress.objects.filter(user=somebody).update(email="before@tests.example")

    Client().post(where, {"email": "before@tests.example"})

    assert [message.subject for message in mail.outbox] == ["There is no account with this address"]
    Client().post(where, {"email": "ADA@tests.example"})
    assert mail.outbox[-1].subject.startswith(subject)
    assert mail.outbox[-1].to[0].lower() == somebody.email


def test_a_new_address_is_proven_anew_and_the_old_one_forgotten(somebody):
    somebody.email = "ada.married@tests.example"
    somebody.save()

    answer, _ = sign_in(somebody)

    assert answer.url == CONFIRM
    assert [row.email for row in EmailAddress.objects.filter(user=somebody)] == [somebody.email]


def test_an_address_that_went_to_somebody_else_is_theirs_alone(somebody):
    other = UserFactory(email="other@tests.example")
    EmailAddress.objects.filter(user=somebody).update(user=other)

    prove(somebody)

    assert is_proven(somebody)
    assert not EmailAddress.objects.filter(user=other).exists()


def test_a_closed_or_merged_account_is_told_so(somebody):
    somebody.merged_into = UserFactory()
    somebody.save()

    answer, client = sign_in(somebody)

    assert answer.url == "/accounts/inactive/"
    assert not is_signed_in(client)


def test_nobody_changes_their_own_address(somebody):
    client = signed_in(somebody)

    answer = client.post("/accounts/email/", {"email": "mine@tests.example", "action_add": ""})

    assert answer.url == "/account/"
    assert not EmailAddress.objects.filter(email="mine@tests.example").exists()


def test_five_wrong_passwords_make_one_wait(somebody):
    for _ in range(5):
        sign_in(somebody, password="wrong")

    answer, client = sign_in(somebody, password=PASSWORD)

    assert "There were too many tries." in answer.text
    assert not is_signed_in(client)
