"""Somebody who has lost phone, passkey and codes can begin again."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.actions.second_factor import take_factors_off
from tests.conftest import just_asked
from tests.factories import RoleGrantFactory, someone_with
from tests.sign_in.conftest import give_app, is_signed_in, shown, signed_in

VERB = "second_factor.taken_off"


@pytest.fixture
def administrator(db):
    return someone_with("administrator")


@pytest.fixture
def lost(somebody):
    give_app(somebody)
    client = signed_in(somebody)
    client.post("/accounts/second-step/authenticate/", {"code": shown()})
    return client


def test_an_administrator_takes_them_off_and_the_person_is_signed_out(
    lost, somebody, administrator
):
    count = take_factors_off(user=somebody, by=administrator)

    assert count == 1
    assert lost.get("/my/").status_code == 302
    assert is_signed_in(signed_in(somebody))
    entry = Entry.objects.get(verb=VERB)
    assert (entry.actor, entry.object_id, entry.ids) == (administrator, somebody.pk, {"count": 1})


def test_the_person_is_told(lost, somebody, administrator):
    take_factors_off(user=somebody, by=administrator)
    take_factors_off(user=somebody, by=administrator)

    told = Notice.objects.get(recipient=somebody, key__startswith="people.factors_off:")
    assert told.title == "Your second step at sign-in was taken off"


def test_an_administrator_does_it_on_the_persons_page(lost, somebody, administrator):
    client = Client()
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    just_asked(client)
    page = reverse("people:person", args=[somebody.uuid])
    address = reverse("people:second_step", args=[somebody.uuid])
    assert f'href="{address}"' in client.get(page).content.decode()

    first = client.post(address, follow=True).content.decode()
    second = client.post(address, follow=True).content.decode()

    assert "second step is taken off" in first
    assert "had no second step" in second
    assert not Authenticator.objects.filter(user=somebody).exists()


def test_done_again_it_changes_nothing(lost, somebody):
    take_factors_off(user=somebody, by=None)
    client = signed_in(somebody)

    count = take_factors_off(user=somebody, by=None)

    assert count == 0
    assert client.get("/my/").status_code == 200
    assert Entry.objects.filter(verb=VERB).count() == 1


@pytest.mark.access
def test_nobody_else_may_and_nobody_their_own(lost, somebody):
    RoleGrantFactory(user=somebody, role="administrator")

    for by in (somebody, someone_with("service_manager")):
        with pytest.raises(PermissionDenied):
            take_factors_off(user=somebody, by=by)

    assert Authenticator.objects.filter(user=somebody).exists()


def test_who_runs_the_server_does_it_by_a_command(lost, somebody, capsys):
    call_command("take_factors_off", somebody.email.upper())
    call_command("take_factors_off", somebody.email)

    assert capsys.readouterr().out.splitlines() == [
        "Taken off. Ada Tester sets up a new second step at the next sign-in.",
        "Ada Tester had none. Nothing was changed.",
    ]


def test_the_command_says_when_nobody_has_the_address(db):
    with pytest.raises(CommandError, match="There is no account"):
        call_command("take_factors_off", "x@y.example")
