"""A provider that answers late or wrongly: a clear message, and nothing half made."""

import pytest
from django.test import Client

from tests.sign_in import provider as wrongly
from tests.sign_in.council import (
    BACK,
    BEGIN,
    DID_NOT_ANSWER,
    KEYS,
    TOKEN,
    USER_INFO,
    nobody_came_in,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "spoil",
    [
        wrongly.broken,
        wrongly.no_json,
        wrongly.empty,
        wrongly.a_list,
        wrongly.late,
        wrongly.gone,
    ],
    ids=lambda spoil: spoil.__name__,
)
@pytest.mark.parametrize("where", [wrongly.WELL_KNOWN, TOKEN, USER_INFO, KEYS])
def test_an_answer_that_is_late_or_wrong_is_told_and_leaves_nothing(council, before, where, spoil):
    client = Client()
    if where == wrongly.WELL_KNOWN:
        council.wrong[where] = spoil
        answer = client.get(BEGIN)
    else:
        back = council.agree(client.get(BEGIN).url, "ada")
        council.wrong[where] = spoil
        answer = client.get(back)

    assert answer.status_code in {401, 502}
    assert DID_NOT_ANSWER in answer.text
    assert "Traceback" not in answer.text
    nobody_came_in(answer, client, before)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (TOKEN, {"id_token": None}),
        (TOKEN, {"id_token": "not.a.token"}),
        (TOKEN, {"id_token": 7}),
        (TOKEN, {"access_token": None}),
        (TOKEN, {"access_token": "another"}),
        (USER_INFO, {"sub": "eve"}),
        (USER_INFO, {"sub": None}),
        (USER_INFO, {"email": 7}),
        (USER_INFO, {"email": ["ada@tests.example"]}),
        (KEYS, {"keys": []}),
        (KEYS, {"keys": [{"kid": "x"}]}),
        (wrongly.WELL_KNOWN, {"issuer": "https://elsewhere.example"}),
        (wrongly.WELL_KNOWN, {"token_endpoint": None}),
        (wrongly.WELL_KNOWN, {"userinfo_endpoint": None}),
    ],
    ids=str,
)
def test_an_answer_that_says_something_wrong_signs_nobody_in(council, before, where, said):
    client = Client()
    back = council.agree(client.get(BEGIN).url, "ada")
    council.wrong[where] = wrongly.changed(**said)

    answer = client.get(back)

    nobody_came_in(answer, client, before)


def test_a_token_that_somebody_else_signed_is_refused(council, before):
    """The signature is looked at though the token came from the provider itself."""
    with wrongly.running() as other:
        client = Client()
        back = council.agree(client.get(BEGIN).url, "ada")
        theirs = wrongly.requests.get(other.address + KEYS, timeout=5).json()["keys"][0]
        ours = wrongly.requests.get(council.address + KEYS, timeout=5).json()["keys"][0]
        council.wrong[KEYS] = wrongly.changed(keys=[theirs | {"kid": ours["kid"]}])

        answer = client.get(back)

    nobody_came_in(answer, client, before)


@pytest.mark.parametrize("asked", [{}, {"code": "x"}, {"state": "x", "code": "x"}, {"error": "x"}])
def test_who_comes_back_without_having_gone_signs_nobody_in(council, before, asked):
    client = Client()

    answer = client.get(BACK, asked)

    assert answer.status_code == 401
    nobody_came_in(answer, client, before)
    assert council.asked.count(TOKEN) == 0
