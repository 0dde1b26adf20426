"""`manage.py setup` starts a real council: the starter content, one administrator, nobody else."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse

from portal.dates import today
from portal.exchange.actions import AlreadyThere, add_council, add_first_administrator
from portal.exchange.starter.whole import OURS
from portal.journal.models import Entry
from portal.people.models import Organisation, RoleGrant, User
from skills.framework.models import Framework
from tests.exchange.conftest import SMALL

pytestmark = pytest.mark.django_db
ASK = "portal.exchange.asking"


def setup(*arguments, starter=SMALL):
    """Set up with the small starter, which is quick to read, unless told otherwise."""
    out = StringIO()
    call_command("setup", *arguments, starter=starter, stdout=out)
    return out.getvalue()


@pytest.fixture
def nobody_yet(db):
    """The portal as it is before it has an administrator."""
    RoleGrant.objects.filter(role="administrator").update(ends=today())


@pytest.fixture
def typed(monkeypatch):
    """What a person types at the terminal, in turn; nothing at all to begin with."""

    def answer(*answers, passwords=()):
        lines, secrets = iter(answers), iter(passwords)
        monkeypatch.setattr("builtins.input", lambda question: next(lines))
        monkeypatch.setattr(f"{ASK}.getpass", lambda question: next(secrets))

    return answer


def test_run_again_it_says_that_all_is_there_and_changes_nothing():
    setup("--no-administrator", starter=OURS)
    entries, people = Entry.objects.count(), User.objects.count()

    said = setup("--no-administrator", starter=OURS)

    assert "The starter content is there already. Nothing was changed." in said
    assert (Entry.objects.count(), User.objects.count()) == (entries, people)


def test_it_makes_one_administrator_and_nobody_else(nobody_yet):
    before = set(User.objects.all())

    said = setup("--admin-email", "Ada@Council.Example", "--admin-name", "Ada Admin")

    (ada,) = set(User.objects.all()) - before
    assert (ada.name, ada.email) == ("Ada Admin", "ada@council.example")
    assert ada.roles == {"administrator"}
    assert not ada.is_superuser
    assert "Ada Admin is the administrator." in said


def test_the_link_sets_a_password_that_signs_in(nobody_yet):
    said = setup("--admin-email", "ada@council.example", "--admin-name", "Ada Admin")
    (link,) = re.findall(r"http://testserver(/\S+)", said)
    browser = Client()

    form = browser.get(link, follow=True)
    browser.post(
        form.redirect_chain[-1][0],
        {"password1": "correct horse battery", "password2": "correct horse battery"},
    )
    browser.post(
        reverse("account_login"),
        {"login": "ada@council.example", "password": "correct horse battery"},
    )

    assert browser.session["_auth_user_id"] == str(User.objects.get(name="Ada Admin").pk)


def test_the_link_works_once(nobody_yet):
    said = setup("--admin-email", "ada@council.example", "--admin-name", "Ada Admin")
    (link,) = re.findall(r"http://testserver(/\S+)", said)
    ada = User.objects.get(name="Ada Admin")
    ada.set_password("correct horse battery")
    ada.save()

    page = Client().get(link, follow=True)

    assert page.redirect_chain == []
    assert "password1" not in page.content.decode()


def test_it_asks_for_what_it_was_not_told(nobody_yet, typed):
    typed("ada@council.example", "Ada Admin", passwords=["a fine long day", "a fine long day"])

    said = setup()

    ada = User.objects.get(email="ada@council.example")
    assert ada.check_password("a fine long day")
    assert "http" not in said


def test_a_password_is_asked_for_until_it_is_good_and_typed_twice_the_same(nobody_yet, typed):
    typed(
        "ada@council.example",
        "Ada Admin",
        passwords=["short", "a fine long day", "a fine long bay", "my own long word"]
        + ["my own long word"],
    )

    said = setup()

    assert User.objects.get(email="ada@council.example").check_password("my own long word")
    assert "too short" in said
    assert "The two are not the same. Type it twice again." in said


def test_an_empty_password_gives_a_link(nobody_yet, typed):
    typed("ada@council.example", "Ada Admin", passwords=[""])

    said = setup()

    assert not User.objects.get(email="ada@council.example").has_usable_password()
    assert "http://testserver/accounts/password/reset/key/" in said


def test_with_nobody_to_answer_it_says_what_to_give(nobody_yet, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(""))

    with pytest.raises(CommandError, match="Give --admin-email and --admin-name"):
        setup()


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("ada", "Ada", "ada is not an e-mail address"),
        ("ada@council.example", "  ", "needs a name"),
    ],
)
def test_what_is_no_address_or_name_is_refused(nobody_yet, email, name, said):
    people = User.objects.count()

    with pytest.raises(CommandError, match=said):
        setup("--admin-email", email, "--admin-name", name)

    assert User.objects.count() == people


def test_a_second_administrator_is_not_made(nobody_yet):
    setup("--admin-email", "ada@council.example", "--admin-name", "Ada Admin")
    people = User.objects.count()

    said = setup("--admin-email", "eve@council.example", "--admin-name", "Eve Admin")

    assert "There is an administrator already. Nobody was added." in said
    assert User.objects.count() == people


def test_nor_when_two_set_up_at_once(nobody_yet):
    add_first_administrator(name="Ada", email="ada@council.example")

    with pytest.raises(AlreadyThere, match="an administrator already"):
        add_first_administrator(name="Eve", email="eve@council.example")


def test_an_address_that_is_taken_is_refused(nobody_yet):
    User.objects.create_user(name="Ada", email="ada@council.example")

    with pytest.raises(CommandError, match="a person with the address ada"):
        setup("--admin-email", "ADA@council.example", "--admin-name", "Ada Admin")


def test_the_council_is_made_once_and_keeps_its_name():
    Organisation.objects.council().update(sector="health")

    council = add_council(name="Small Council")
    again = add_council(name="Other Council")

    assert (council.name, council.is_council) == ("Small Council", True)
    assert again == council


def test_a_faulty_starter_is_told_file_by_file_and_nothing_is_loaded(folder):
    folder.change("framework.yaml", ', 3: "I spot most."', "")
    folder.change("courses.yaml", "{SMA1: 2}", "{SMA9: 2}")
    entries = Entry.objects.count()

    with pytest.raises(CommandError) as caught:
        setup("--no-administrator", starter=folder.path)

    assert str(caught.value).splitlines() == [
        "Nothing was loaded. In the starter files, 2 things need mending:",
        "  framework.yaml: domains[0].statements[0].levels: level 3 is missing",
        "  courses.yaml: courses[0].statements: there is no statement 'SMA9'",
    ]
    assert Entry.objects.count() == entries
    assert not Framework.objects.filter(code="small").exists()


def test_one_fault_is_one_thing(folder):
    folder.change("gates.yaml", "kind: registration", "kind: luck")

    with pytest.raises(CommandError, match="1 thing needs mending"):
        setup("--no-administrator", starter=folder.path)


def test_another_folder_is_loaded_on_request(folder):
    said = setup("--no-administrator", starter=folder.path)

    assert "Loaded 3 roles, 2 statements, 2 courses, 2 gates, 2 terms." in said
    assert Framework.objects.filter(code="small").exists()


def test_a_database_that_is_not_ready_is_named():
    MigrationRecorder(connection).migration_qs.all().delete()

    with pytest.raises(CommandError, match=r"First run: manage.py migrate"):
        setup("--no-administrator")
