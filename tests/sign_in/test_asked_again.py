"""Sensitive actions ask again after fifteen minutes; what was sent waits, and is done once."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from portal import urls as ours
from portal.people.models import KeptPost
from portal.people.sensitive import asked_again, asked_first
from tests.conftest import just_asked
from tests.factories import UserFactory
from tests.sign_in.conftest import (
    PASSWORD,
    age_session,
    code_sent,
    give_app,
    shown,
    sign_in,
    signed_in,
)

DONE = []
PROVE = "/account/code/"


@require_POST
@asked_again
def sign(request, what):
    DONE.append((request.user, what, request.POST.dict(), request.GET.dict(), len(request.FILES)))
    return redirect("/my/")


@asked_again
def with_page(request):
    word = request.POST.get("word", "")
    return HttpResponse(f"{request.method} {word} at {request.path}")


@asked_first
def kept_shut(request):
    return HttpResponse("open")


urlpatterns = [
    path("sensitive/<str:what>/", sign),
    path("page/", with_page),
    path("shut/", kept_shut),
    path("open/", login_not_required(lambda request: HttpResponse("open"))),
    *ours.urlpatterns,
]
handler403, handler404 = ours.handler403, ours.handler404
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _nothing_done():
    DONE.clear()


@pytest.fixture
def late(somebody):
    """A browser in which somebody signed in sixteen minutes ago."""
    client = signed_in(somebody)
    age_session(client, 16)
    return client


def show_password(client, where="/accounts/reauthenticate/"):
    """Give the password, and follow where that leads."""
    return client.post(where, {"password": PASSWORD}, follow=True)


def test_within_fifteen_minutes_nothing_is_asked(somebody):
    client = signed_in(somebody)
    age_session(client, 14)

    client.post("/sensitive/gate/", {"word": "yes"})

    assert [(somebody, "gate", {"word": "yes"}, {}, 0)] == DONE


def test_after_that_what_was_sent_waits_for_the_password(late, somebody):
    answer = late.post("/sensitive/gate/?from=list", {"word": "yes & no"})

    assert answer.url == "/accounts/reauthenticate/"
    assert "Check it is you" in late.get(answer.url).text
    assert DONE == []
    shown_page = show_password(late)
    assert [(somebody, "gate", {"word": "yes & no"}, {"from": "list"}, 0)] == DONE
    assert shown_page.redirect_chain[-1] == ("/my/", 302)


def test_it_is_done_once(late):
    late.post("/sensitive/gate/", {"word": "yes"})
    show_password(late)

    show_password(late)
    late.get("/sensitive/gate/")

    assert len(DONE) == 1


def test_a_wrong_password_does_nothing(late):
    late.post("/sensitive/gate/", {"word": "yes"})

    page = late.post("/accounts/reauthenticate/", {"password": "guess"}, follow=True)

    assert "That is not your password." in page.text
    assert DONE == []


def test_the_right_password_after_a_wrong_one_still_does_it(late):
    late.post("/sensitive/gate/", {"word": "yes"})
    late.post("/accounts/reauthenticate/", {"password": "guess"})

    show_password(late)

    assert len(DONE) == 1


def test_a_page_with_an_error_is_drawn_at_its_own_address(late):
    late.post("/page/", {"word": "again"})

    assert show_password(late).text == "POST again at /page/"


def test_reading_asks_nothing(late):
    assert late.get("/page/").text == "GET  at /page/"


def test_a_page_that_is_kept_shut_asks_before_it_opens(late):
    assert late.get("/shut/").url == "/accounts/reauthenticate/"
    assert show_password(late).text == "open"


def test_a_code_of_the_app_does_it_too(somebody):
    give_app(somebody)
    client = signed_in(somebody)
    client.post("/accounts/second-step/authenticate/", {"code": shown()})
    age_session(client, 16)
    somebody.authenticator_set.update(data={"secret": "JBSWY3DPEHPK3PXQ"})
    client.post("/sensitive/gate/", {"word": "yes"})

    client.post(
        "/accounts/second-step/reauthenticate/", {"code": shown("JBSWY3DPEHPK3PXQ")}, follow=True
    )

    assert len(DONE) == 1


def test_what_one_person_sent_is_never_done_as_another(late, somebody):
    late.post("/sensitive/gate/", {"word": "yes"})
    state = late.session["account_reauthentication_state"]
    other = UserFactory(email="eve@tests.example")
    other.set_password(PASSWORD)
    other.save()
    client = Client()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    just_asked(client)
    session = client.session
    session["account_reauthentication_state"] = state
    session["people_suspended_post"] = state["state"]
    session.save()

    show_password(client)
    client.get("/sensitive/gate/")

    assert DONE == []


def test_signing_out_forgets_what_waits(late, somebody):
    late.post("/sensitive/gate/", {"word": "yes"})
    late.post("/accounts/logout/")

    sign_in(somebody, late)
    show_password(late)

    assert DONE == []


def test_what_waited_for_half_an_hour_is_not_done(late):
    late.post("/sensitive/gate/", {"word": "yes"})
    session = late.session
    session["account_reauthentication_state"]["state"]["at"] -= 31 * 60
    session.save()

    show_password(late)

    assert DONE == []


def test_a_visit_later_on_does_not_do_what_was_once_sent(late):
    late.post("/page/", {"word": "again"})
    late.post("/accounts/reauthenticate/", {"password": PASSWORD})
    session = late.session
    session["people_suspended_post"]["at"] -= 61
    session.save()

    assert late.get("/page/").text == "GET  at /page/"


@pytest.mark.parametrize(
    ("came_from", "goes_to"),
    [
        ("http://testserver/page/", "http://testserver/page/"),
        ("https://elsewhere.example/", "/my/"),
        ("", "/my/"),
    ],
)
def test_a_file_is_not_kept_and_the_person_is_told_to_choose_it_again(
    late, somebody, came_from, goes_to
):
    upload = SimpleUploadedFile("people.csv", b"a,b")
    late.post("/page/", {"word": "typed", "file": upload}, headers={"referer": came_from})

    answer = late.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert answer.url == goes_to
    assert DONE == []
    assert KeptPost.objects.get(user=somebody).fields == {"word": ["typed"]}
    assert "Now choose the file again" in late.get("/my/").text


def test_the_token_of_the_form_is_still_asked_for(somebody):
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post("/sensitive/gate/", {"word": "yes"}).status_code == 403


def test_the_councils_own_sign_in_is_no_sign_that_somebody_is_there(late):
    session = late.session
    session["account_authentication_methods"].append({"method": "socialaccount", "at": 9e9})
    session.save()

    late.post("/sensitive/gate/", {"word": "yes"})

    assert DONE == []


# --- People who have neither password nor second factor -----------------------------------------


@pytest.fixture
def without_password(late, somebody):
    """Somebody who signs in by a code, or at the council's own sign-in."""
    somebody.set_unusable_password()
    somebody.save()
    late.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    late.post("/sensitive/gate/", {"word": "yes"})
    return late


def test_they_get_a_code_by_e_mail(without_password, somebody):
    first = without_password.get(PROVE)
    without_password.post(PROVE, {"send": "1"})

    answer = without_password.post(PROVE, {"code": code_sent()}, follow=True)

    assert "Send me a code" in first.text
    assert [(somebody, "gate", {"word": "yes"}, {}, 0)] == DONE
    assert answer.redirect_chain[-1] == ("/my/", 302)


def test_a_wrong_code_may_be_mended_and_three_end_it(without_password):
    without_password.post(PROVE, {"send": "1"})

    pages = [without_password.post(PROVE, {"code": "AAAA-AAAA"}).text for _ in range(3)]

    assert "That is not the code." in pages[0]
    assert "Get a new code." in pages[2]
    without_password.post(PROVE, {"code": code_sent()})
    assert DONE == []


def test_without_a_code_sent_there_is_none_to_enter(without_password, mailoutbox):
    without_password.post(PROVE, {"code": ""})

    assert DONE == []
    assert len(mailoutbox) == 1


def test_who_has_a_password_is_asked_for_that(late):
    assert late.get(PROVE).url == "/accounts/reauthenticate/"
