"""Signing in by a code that is sent by e-mail."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.people.addresses import is_proven
from tests.sign_in.conftest import code_sent, is_signed_in

ASK = "/accounts/login/code/"
ENTER = "/accounts/login/code/confirm/"


def ask(address):
    client = Client()
    return client.post(ASK, {"email": address}), client


def test_the_sign_in_page_offers_it(db):
    assert f'href="{ASK}"' in Client().get("/accounts/login/").text


def test_the_code_signs_one_in_and_proves_the_address(stranger):
    _, client = ask(stranger.email)

    answer = client.post(ENTER, {"code": code_sent()})

    assert answer.url == "/my/"
    assert is_signed_in(client)
    assert is_proven(stranger)
    assert len(mail.outbox) == 1


def test_an_unknown_address_gets_the_same_page_and_a_message_that_says_so(somebody):
    known, knower = ask(somebody.email)
    unknown, stranger = ask("nobody@tests.example")

    assert unknown.url == known.url
    said = [client.get(ENTER).text for client in (knower, stranger)]
    assert said[0].replace(somebody.email, "").count("<p") == said[1].count("<p")
    assert mail.outbox[-1].subject == "There is no account with this address"


def test_it_works_once(somebody):
    _, client = ask(somebody.email)
    client.post(ENTER, {"code": code_sent()})
    client.post("/accounts/logout/")

    answer = client.post(ENTER, {"code": code_sent()})

    assert answer.status_code == 302
    assert not is_signed_in(client)


def test_it_works_for_fifteen_minutes(somebody):
    _, client = ask(somebody.email)

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(ENTER, {"code": code_sent()})

    assert not is_signed_in(client)


def test_it_works_in_the_browser_that_asked_for_it_alone(somebody):
    ask(somebody.email)
    other = Client()

    other.post(ENTER, {"code": code_sent()})

    assert not is_signed_in(other)


def test_a_new_one_can_be_asked_for_and_the_old_one_ends(somebody):
    _, client = ask(somebody.email)
    old = code_sent()
    client.post(ENTER, {"action": "resend"})

    client.post(ENTER, {"code": old})
    assert not is_signed_in(client)
    client.post(ENTER, {"code": code_sent()})

    assert is_signed_in(client)


def test_three_a_minute_are_enough_for_one_address(somebody):
    for _ in range(3):
        ask(somebody.email)

    answer, _ = ask(somebody.email)

    assert "There were too many tries." in answer.text
    assert len(mail.outbox) == 3


def test_a_closed_account_gets_none(somebody):
    somebody.is_active = False
    somebody.save()

    ask(somebody.email)

    assert mail.outbox[-1].subject == "There is no account with this address"


def test_the_message_is_there_as_text_and_as_a_page(somebody):
    ask(somebody.email)

    message = mail.outbox[-1]
    [page] = message.alternatives
    assert page.mimetype == "text/html"
    assert code_sent() in page.content
    assert "Your code to sign in" in page.content
    assert "{{" not in page.content + message.body
    assert "Family Help skills, Example Council" in message.body
    assert page.content.count("Example Council") == 1
