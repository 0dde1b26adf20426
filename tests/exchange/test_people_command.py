"""`manage.py people` does at the terminal what the pages do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.people.models import User
from tests.factories import OrganisationFactory

from .people.files import csv_bytes, row

pytestmark = pytest.mark.django_db
NEW = {"Name": "Cy Ng", "Email": "cy@new.example", "District": ""}


@pytest.fixture
def people(tmp_path, place):
    """Run the command over rows, and tell what it said."""

    def run(*rows, organisation=None, **options):
        file = tmp_path / "people.csv"
        file.write_bytes(csv_bytes(*(row(**each) for each in rows)))
        out = StringIO()
        name = organisation or place.organisation.name
        call_command("people", str(file), organisation=name, stdout=out, stderr=out, **options)
        return out.getvalue()

    return run


def test_it_shows_applies_and_changes_nothing_the_second_time(people, capsys):
    first = people(NEW, yes=True)
    second = people(NEW, yes=True)

    assert "1 to add" in first
    assert "Done. Nobody was sent a message." in first
    assert "100%" in capsys.readouterr().err
    assert "1 as they are\nNothing to do." in second


def test_it_asks_before_it_writes(people, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")

    said = people(NEW, {**NEW, "Email": "cy at home"})

    assert "Row 3, E-mail: “cy at home” is no e-mail address" in said
    assert "Nothing was written." in said
    assert not User.objects.filter(email="cy@new.example").exists()


def test_many_who_leave_have_to_be_typed(people, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "2")

    assert "2 people not in the file would leave." in people(NEW, absent_have_left=True)
    assert User.objects.filter(email="cy@new.example").exists()


def test_with_nobody_to_answer_it_says_what_to_give(people, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(""))

    with pytest.raises(CommandError, match="Give --yes"):
        people(NEW)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"organisation": "Nobody Ltd"}, "There is no organisation “Nobody Ltd”"),
        ({"as_at": "soon"}, "is no day"),
        ({"as_at": "1/1/2020"}, "in the last three months"),
    ],
)
def test_what_can_not_be_is_refused(people, options, words):
    with pytest.raises(CommandError, match=words):
        people(NEW, **options)


def test_an_employer_without_an_agreement_is_refused(people):
    none = OrganisationFactory(agreement_starts=None)

    with pytest.raises(CommandError, match="no data-sharing agreement"):
        people(NEW, organisation=none.name)


def test_a_file_that_is_not_there_or_can_not_be_read_is_refused(place, tmp_path):
    bad = tmp_path / "people.csv"
    bad.write_bytes(b"What,Ever\n1,2\n")

    with pytest.raises(CommandError, match="can’t be opened"):
        call_command("people", str(tmp_path / "none.csv"))
    with pytest.raises(CommandError, match="Choose the column with the name"):
        call_command("people", str(bad))
    bad.write_bytes(b"")
    with pytest.raises(CommandError, match="This file is empty"):
        call_command("people", str(bad))
