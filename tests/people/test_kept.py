"""What somebody sends after their session has ended waits for them, and for nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.people import kept
from portal.people.models import KeptPost
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MINUTES = 30


def sign_in(user, client=None):
    client = client or Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def signed_out_writer(user):
    """A browser in which the person was at work, and whose session has ended."""
    client = sign_in(user)
    client.get("/accounts/password/change/")
    del client.cookies["sessionid"]
    return client


@pytest.fixture
def writer():
    return UserFactory()


@pytest.fixture
def where():
    """An address that takes a post from people who are signed in."""
    return reverse("account_change_password")


def test_what_was_sent_is_kept_and_the_sign_in_page_is_shown(writer, where):
    browser = signed_out_writer(writer)

    response = browser.post(f"{where}?from=here", {"comment": "I saw £3 café", "level": "2"})

    post = KeptPost.objects.get()
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]
    assert post.user == writer
    assert post.path == f"{where}?from=here"
    assert post.fields == {"comment": ["I saw £3 café"], "level": ["2"]}


def test_the_sign_in_page_says_that_it_waits(writer, where):
    browser = signed_out_writer(writer)
    before = browser.get(reverse("account_login"))

    after = browser.get(browser.post(where, {"comment": "A long thought"})["Location"])

    assert b"What you wrote is kept" not in before.content
    assert b"What you wrote is kept for 30 minutes" in after.content
    assert b"A long thought" not in after.content


def test_a_page_that_saves_by_itself_leaves_only_the_last_of_what_was_typed(writer, where):
    browser = signed_out_writer(writer)

    for typed in ("A", "A long", "A long thought"):
        browser.post(where, {"comment": typed})

    assert [post.fields for post in writer.kept_posts.all()] == [{"comment": ["A long thought"]}]


def test_the_person_finds_it_after_signing_in_again(writer, where):
    browser = signed_out_writer(writer)
    browser.post(where, {"comment": "A long thought"})
    sign_in(writer, browser)

    page = browser.get(reverse("people:kept", args=[KeptPost.objects.get().uuid]))

    assert "A long thought" in page.content.decode()
    assert kept.kept_for(writer) == KeptPost.objects.get()


def test_a_choice_of_several_is_kept_whole(writer, where):
    browser = signed_out_writer(writer)

    browser.post(where, {"kind": ["a", "b"]})

    assert KeptPost.objects.get().fields == {"kind": ["a", "b"]}


def test_passwords_and_tokens_are_never_kept(writer, where):
    browser = signed_out_writer(writer)

    browser.post(
        where, {"oldpassword": "s", "password1": "s", "csrfmiddlewaretoken": "s", "note": "n"}
    )

    assert KeptPost.objects.get().fields == {"note": ["n"]}


@pytest.mark.parametrize(
    "fields",
    [{"password": "secret"}, {}, {"comment": "x" * (kept.LONGEST + 1)}],
    ids=["a password alone", "nothing", "far too much"],
)
def test_some_things_are_not_worth_keeping(writer, where, fields):
    browser = signed_out_writer(writer)

    browser.post(where, fields)

    assert not KeptPost.objects.exists()


def test_an_address_that_is_too_long_is_not_kept(writer, where):
    browser = signed_out_writer(writer)

    browser.post(f"{where}?{'x' * kept.LONGEST_PATH}", {"comment": "c"})

    assert not KeptPost.objects.exists()


def test_a_letter_that_no_database_takes_is_left_out(writer, where):
    browser = signed_out_writer(writer)

    browser.post(where, {"comment": "a\0b"})

    assert KeptPost.objects.get().fields == {"comment": ["ab"]}


def test_nothing_is_kept_for_a_stranger(where):
    Client().post(where, {"comment": "Who am I?"})

    assert not KeptPost.objects.exists()


def test_nothing_is_kept_for_a_forged_name(writer, where):
    browser = Client()
    browser.cookies[kept.COOKIE] = f"{writer.uuid}:forged"

    browser.post(where, {"comment": "Not me"})

    assert not KeptPost.objects.exists()


def test_nothing_is_kept_for_a_closed_account(writer, where):
    browser = signed_out_writer(writer)
    writer.is_active = False
    writer.save()

    browser.post(where, {"comment": "Too late"})

    assert not KeptPost.objects.exists()


def test_a_page_that_everybody_may_post_to_keeps_nothing(writer):
    browser = signed_out_writer(writer)

    browser.post(reverse("account_login"), {"login": "ada@x.example"})

    assert not KeptPost.objects.exists()


def test_somebody_signed_in_has_nothing_kept(writer, where):
    sign_in(writer).post(where, {"comment": "Here I am"})

    assert not KeptPost.objects.exists()


@pytest.mark.access
@pytest.mark.parametrize(("route", "method"), [("kept", "get"), ("drop_kept", "post")])
def test_nobody_else_can_see_it_or_drop_it(writer, route, method):
    post = kept.keep(user=writer, path="/my/", fields={"comment": ["Mine"]})
    other = sign_in(UserFactory())

    response = getattr(other, method)(reverse(f"people:{route}", args=[post.uuid]))

    assert response.status_code == 404
    assert KeptPost.objects.filter(pk=post.pk).exists()


def test_the_person_may_throw_it_away(writer):
    post = kept.keep(user=writer, path="/my/", fields={"comment": ["Mine"]})

    sign_in(writer).post(reverse("people:drop_kept", args=[post.uuid]))

    assert not KeptPost.objects.exists()


@pytest.mark.parametrize(
    ("again", "left"),
    [("correct horse battery", False), ("another", True)],
    ids=["taken", "not taken"],
)
def test_it_is_kept_until_it_has_been_sent_and_taken(writer, where, again, left):
    writer.set_password("old staple of mine")
    writer.save()
    browser = sign_in(writer)
    kept.keep(user=writer, path=where, fields={"comment": ["Mine"]})
    kept.keep(user=writer, path="/elsewhere/", fields={"comment": ["Mine too"]})

    browser.post(
        where,
        {
            "oldpassword": "old staple of mine",
            "password1": "correct horse battery",
            "password2": again,
        },
    )

    assert KeptPost.objects.filter(path=where).exists() is left
    assert KeptPost.objects.filter(path="/elsewhere/").exists()


@pytest.mark.parametrize(("minutes", "there"), [(MINUTES - 1, True), (MINUTES + 1, False)])
def test_it_is_kept_for_thirty_minutes(writer, minutes, there):
    post = kept.keep(user=writer, path="/my/", fields={"comment": ["Mine"]})
    KeptPost.objects.update(kept_at=timezone.now() - timedelta(minutes=minutes))

    response = sign_in(writer).get(reverse("people:kept", args=[post.uuid]))

    assert (kept.kept_for(writer) == post) is there
    assert response.status_code == (200 if there else 404)


def test_what_is_too_old_is_deleted_when_something_new_is_kept(writer):
    kept.keep(user=writer, path="/old/", fields={"comment": ["Old"]})
    KeptPost.objects.update(kept_at=timezone.now() - timedelta(minutes=MINUTES + 1))

    kept.keep(user=writer, path="/new/", fields={"comment": ["New"]})

    assert [post.path for post in KeptPost.objects.all()] == ["/new/"]


def test_an_address_that_is_gone_cannot_be_sent_again(writer):
    post = kept.keep(user=writer, path="/gone.php", fields={"comment": ["Mine"]})

    page = sign_in(writer).get(reverse("people:kept", args=[post.uuid]))

    assert "Send it now" not in page.content.decode()
    assert "Mine" in page.content.decode()
