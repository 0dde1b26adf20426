"""The council's own sign-in, with a real OpenID provider."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from portal.people.addresses import is_proven
from portal.people.models import User
from tests.factories import RoleGrantFactory, UserFactory
from tests.sign_in.conftest import give_app, is_signed_in, sign_in, signed_in
from tests.sign_in.council import BACK, BEGIN, DID_NOT_ANSWER, go, nobody_came_in

pytestmark = pytest.mark.django_db


# --- Who gets in --------------------------------------------------------------------------------


def test_the_sign_in_page_offers_it_by_its_name(council):
    page = Client().get("/accounts/login/?next=/framework/").text

    assert "Sign in with your Example Council account" in page
    assert f'href="{BEGIN}?next=/framework/"' in page


def test_where_there_is_none_nothing_is_offered(client):
    assert "/accounts/sign-on/" not in client.get("/accounts/login/").text
    assert client.get(BEGIN).status_code == 404
    assert client.get(BACK).status_code == 404


def test_it_signs_in_who_has_the_address_that_it_vouches_for(council, somebody):
    answer, client = go(council)

    assert answer.url == "/my/"
    assert client.get("/my/").wsgi_request.user == somebody
    assert SocialAccount.objects.get().user == somebody
    assert mail.outbox[-1].subject == "You can sign in with your council account"


def test_one_is_sent_where_one_was_going(council, somebody):
    answer, _ = go(council, begin=f"{BEGIN}?next=/framework/")

    assert answer.url == "/framework/"


def test_nobody_is_sent_to_another_site(council, somebody):
    answer, _ = go(council, begin=f"{BEGIN}?next=https://elsewhere.example/")

    assert answer.url == "/my/"


def test_the_way_there_is_guarded_by_a_challenge_and_a_state(council):
    asked = parse_qs(urlsplit(Client().get(BEGIN).url).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"] != [""]
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


def test_nothing_is_kept_but_who_it_is(council, somebody):
    go(council)

    linked = SocialAccount.objects.get()
    assert (linked.uid, linked.extra_data) == ("ada", {})


def test_an_address_in_other_letters_is_the_same(council, somebody):
    council.knows("ada", email="ADA@Tests.Example", email_verified=True)

    assert is_signed_in(go(council)[1])


def test_once_linked_the_provider_s_own_number_counts(council, somebody):
    go(council)
    council.knows("ada", email="ada.new@nowhere.example", email_verified=False)

    _, client = go(council)

    assert is_signed_in(client)
    assert SocialAccount.objects.count() == 1


def test_who_had_not_proven_the_address_has_now_and_an_old_password_is_no_use(council):
    user = UserFactory(email="ada@tests.example")
    user.set_password("set by who knows whom")
    user.save()

    _, client = go(council)

    user.refresh_from_db()
    assert is_signed_in(client)
    assert is_proven(user)
    assert not user.has_usable_password()


def test_who_has_a_second_factor_here_is_asked_for_it(council, somebody):
    give_app(somebody)

    answer, client = go(council)

    assert answer.url == "/accounts/second-step/authenticate/"
    assert not is_signed_in(client)


@pytest.mark.parametrize(("has_one", "goes_on"), [(True, True), (False, False)])
def test_a_second_factor_there_counts_where_the_council_says_so(
    council, overseer, settings, demanded, has_one, goes_on
):
    settings.SINGLE_SIGN_ON_HAS_SECOND_FACTOR = has_one

    _, client = go(council)

    assert (client.get("/my/").status_code == 200) is goes_on


# --- Who doesn't --------------------------------------------------------------------------------


def test_a_stranger_is_told_to_ask_for_an_invitation(council, before):
    council.knows("eve", email="eve@tests.example", email_verified=True)

    answer, client = go(council, "eve")

    nobody_came_in(answer, client, before)
    assert answer.status_code == 403
    assert "no open account here with the address eve@tests.example" in answer.text
    assert "have you invited" in answer.text


@pytest.mark.parametrize("verified", [False, None, "true", "false", 1])
def test_an_address_that_it_does_not_vouch_for_opens_nothing(council, before, verified):
    claims = {} if verified is None else {"email_verified": verified}
    council.knows("ada", email="ada@tests.example", **claims)

    answer, client = go(council)

    nobody_came_in(answer, client, before)
    assert "sign in with your password or a code" in answer.text


def test_an_address_on_another_domain_opens_nothing(council, settings, before):
    settings.SINGLE_SIGN_ON_DOMAINS = ["example", "ests.example"]

    nobody_came_in(*go(council), before)


def test_without_an_address_nobody_is_found(council, before):
    council.knows("ada", name="Ada")

    answer, client = go(council)

    nobody_came_in(answer, client, before)
    assert "didn’t tell us your e-mail address" in answer.text


@pytest.mark.parametrize("how", ["closed", "merged"])
def test_an_account_that_is_closed_stays_closed(council, somebody, before, how):
    somebody.is_active = how != "closed"
    somebody.merged_into = UserFactory() if how == "merged" else None
    somebody.save()

    answer, client = go(council)

    nobody_came_in(answer, client, set(User.objects.all()))


def test_an_account_that_was_closed_after_it_was_linked_stays_closed(council, somebody):
    go(council)
    somebody.is_active = False
    somebody.save()

    answer, client = go(council)

    assert answer.url == "/accounts/inactive/"
    assert not is_signed_in(client)


def test_an_address_that_the_account_had_before_opens_nothing(council, somebody, before):
    EmailAddress.objects.filter(user=somebody).update(email="old@tests.example")
    council.knows("ada", email="old@tests.example", email_verified=True)

    nobody_came_in(*go(council), before)


def test_nobody_links_another_account_to_theirs(council, somebody):
    UserFactory(email="eve@tests.example")
    council.knows("eve", email="nobody@tests.example", email_verified=True)
    client = signed_in(somebody)

    answer, _ = go(council, "eve", client=client, begin=f"{BEGIN}?process=connect")

    assert answer.url == "/my/"
    assert not SocialAccount.objects.exists()


def test_who_refuses_there_reads_that_nothing_happened(council, client):
    there = client.get(BEGIN).url
    state = parse_qs(urlsplit(there).query)["state"][0]

    answer = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)

    assert "You stopped signing in" in answer.text


def test_what_came_back_works_once_and_in_one_browser(council, somebody):
    client = Client()
    back = council.agree(client.get(BEGIN).url, "ada")

    stolen, thief = Client().get(back), Client()
    first = client.get(back)
    client.post("/accounts/logout/")
    second = client.get(back)

    assert DID_NOT_ANSWER in stolen.text
    assert not is_signed_in(thief)
    assert first.url == "/my/"
    assert DID_NOT_ANSWER in second.text
    assert not is_signed_in(client)


def test_who_is_signed_in_already_becomes_who_the_provider_says(council, somebody):
    other = UserFactory(email="eve@tests.example")
    RoleGrantFactory(user=other, role="editor")
    client = Client()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")

    go(council, client=client)

    assert client.get("/my/").wsgi_request.user == somebody


def test_the_password_still_works_beside_it(council, somebody):
    go(council)

    assert sign_in(somebody)[0].url == "/my/"
