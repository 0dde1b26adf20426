"""The CMS has no way in or out of its own."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import RoleGrantFactory
from tests.sign_in.conftest import PASSWORD, give_app, is_signed_in, shown, signed_in

ENTER = "/accounts/second-step/authenticate/"


@pytest.fixture
def editor(somebody):
    RoleGrantFactory(user=somebody, role="editor")
    somebody.groups.add(Group.objects.get(name="Editors"))
    return somebody


def test_its_own_sign_in_signs_nobody_in(editor):
    client = Client()

    answer = client.post("/cms/login/", {"username": editor.email, "password": PASSWORD})

    assert answer.url == "/accounts/login/"
    assert not is_signed_in(client)
    assert client.get("/cms/").url.startswith("/accounts/login/")


def test_the_sign_in_page_leads_there(editor):
    assert signed_in(editor).get("/cms/").status_code == 200


def test_with_a_second_factor_the_password_alone_opens_nothing_of_it(editor):
    give_app(editor)
    client = signed_in(editor)

    client.post("/cms/login/", {"username": editor.email, "password": PASSWORD})

    assert client.get("/cms/").status_code == 302
    client.post(ENTER, {"code": shown()})
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_its_own_sign_out_asks_as_ours_does(editor, method):
    client = signed_in(editor)

    answer = getattr(client, method)("/cms/logout/")

    assert answer.url == "/accounts/logout/"
    assert is_signed_in(client)


@pytest.mark.parametrize("page", ["/cms/password_reset/", "/cms/password_reset/done/"])
def test_it_resets_no_password(editor, page):
    assert signed_in(editor).get(page).status_code == 404


def test_it_changes_neither_password_nor_address(editor):
    page = signed_in(editor).get("/cms/account/")

    assert "old_password" not in page.text
    assert 'name="email"' not in page.text
