"""Signing in as somebody of the cast with a click, in demo mode and nowhere else."""

from importlib import reload

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import clear_url_caches

import portal.urls
from portal.demo import urls, views
from portal.demo.cast import PASSWORD, listed
from tests.conftest import ROLES

ADDRESS = "/demo/sign-in/"

pytestmark = pytest.mark.django_db


def load_addresses():
    """Read the lists of addresses again, as a new process would."""
    for module in (urls, portal.urls):
        reload(module)
    clear_url_caches()


@pytest.fixture
def not_a_demo(settings):
    settings.DEMO = False
    load_addresses()
    yield
    settings.DEMO = True
    load_addresses()


def test_the_page_lists_the_whole_cast_with_what_each_comes_to():
    page = Client().get(ADDRESS).text

    for person in listed():
        assert page.count(f'value="{person.email}"') == 1
        assert person.name in page
    assert {f"{role}@demo.example" for role in ROLES} <= {person.email for person in listed()}


@pytest.mark.parametrize("person", listed(), ids=lambda person: person.key)
def test_a_click_signs_one_in(person):
    client = Client()

    answer = client.post(ADDRESS, {"email": person.email}, follow=True)

    assert answer.redirect_chain == [("/my/", 302)]
    assert answer.wsgi_request.user.name == person.name


def test_a_click_changes_from_one_person_to_another(as_):
    client = as_("practitioner")

    client.post(ADDRESS, {"email": "supervisor@demo.example"})

    assert client.get("/my/").wsgi_request.user.email == "supervisor@demo.example"


@pytest.mark.parametrize("email", ["", "nobody@demo.example", "rosa.delgado-finch@demo.example"])
def test_nobody_outside_the_list_can_be_chosen(email):
    client = Client()

    answer = client.post(ADDRESS, {"email": email})

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_cast_can_sign_in_with_the_password_too():
    client = Client()

    answer = client.post(
        "/accounts/login/", {"login": "practitioner@demo.example", "password": PASSWORD}
    )

    assert answer.status_code == 302
    assert client.get("/my/").status_code == 200


def test_it_is_not_kept_by_any_cache():
    assert "no-store" in Client().get(ADDRESS).headers["Cache-Control"]


@pytest.mark.parametrize("email", ["", "\0", "nobody@demo.example", "x" * 4000])
def test_an_address_that_nobody_has_signs_nobody_in(email):
    answer = Client().post(ADDRESS, {"email": email})

    assert answer.status_code == 404


@pytest.mark.usefixtures("not_a_demo")
@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_demo_mode_the_address_does_not_exist(method):
    client = Client()

    answer = getattr(client, method)(ADDRESS, {"email": "practitioner@demo.example"})

    assert urls.urlpatterns == []
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_demo_mode_the_view_refuses_by_itself(settings):
    settings.DEMO = False
    request = RequestFactory().post(ADDRESS, {"email": "practitioner@demo.example"})

    with pytest.raises(Http404):
        views.sign_in(request)
