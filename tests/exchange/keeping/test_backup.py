"""A backup is restored into an empty place and compared."""

import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from portal.exchange.keeping import postgresql, sqlite, stores
from portal.guards import all_guards
from portal.people.models import Organisation, User
from tests.exchange.keeping.asking import (
    empty_database,
    everything,
    manifest,
    refusal,
    run,
    triggers,
)

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("own_database")]


def test_what_is_restored_into_an_empty_place_is_what_was_saved(saved, places):
    before = everything()

    with empty_database():
        places("there")
        said = run("restore", saved)
        after, kept = everything(), triggers()

    assert after[0].keys() == before[0].keys()
    assert [name for name in before[0] if after[0][name] != before[0][name]] == []
    assert after[1] == before[1]
    assert len(after[1]) == 2
    wanted = {g.trigger(e) for g in all_guards() for e in g.events_on(connection.vendor)}
    assert wanted <= kept
    assert "Everybody signs in again." in said


def test_a_backup_is_for_its_owner_alone_and_tells_what_is_in_it(saved):
    told = manifest(saved)

    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert told["database"] == connection.vendor
    assert told["rows"]["people_user"] == User.objects.count()
    assert ["people", "0001_user"] in told["migrations"]
    assert set(told["members"]) >= {"database", "files/default/original_images/cover.png"}


def test_a_backup_never_takes_the_place_of_a_file(saved):
    assert f"{saved} is there already" in refusal("backup", saved)
    assert "There is no folder" in refusal("backup", saved.parent / "not" / "there.tar.gz")


def test_a_backup_that_fails_leaves_no_file(tmp_path, monkeypatch):
    def fail(*args):
        raise OSError("The disk is full.")

    monkeypatch.setattr(stores, "add_to", fail)
    says = refusal("backup", tmp_path / "portal.tar.gz")

    assert says == "Nothing was saved. The disk is full."
    assert list(tmp_path.glob("*tar*")) == []


def test_a_database_with_rows_is_not_written_over_unless_it_is_named(saved):
    name = Path(connection.settings_dict["NAME"]).name
    before = everything()

    assert f"The database {name} is not empty" in refusal("restore", saved)
    assert f"is called {name}, not other" in refusal("restore", saved, replace="other")
    assert everything() == before


def test_folders_with_files_are_not_written_over(saved):
    with empty_database():
        assert "There are files of the site’s pages here" in refusal("restore", saved)


def test_what_is_there_is_replaced_when_it_is_named(saved):
    before = everything()
    Organisation.objects.create(name="Made after the backup", sector="health")
    storages["private"].save("people.organisationfile/after", ContentFile(b"x"))
    connection.close()

    run("restore", saved, replace=Path(connection.settings_dict["NAME"]).name)

    assert everything()[0] == before[0]
    assert everything()[1] == before[1]
    assert len(list(Path(django_place()).glob("private.before-*/*/after"))) == 1
    for left in Path(connection.settings_dict["NAME"]).parent.glob("*.before-*"):
        left.unlink()


def django_place():
    return Path(storages["private"].location).parent


def test_when_the_database_fails_the_files_are_as_they_were(saved, monkeypatch):
    before = everything()
    kind = sqlite if connection.vendor == "sqlite" else postgresql

    def fail(*args):
        raise OSError("The disk is full.")

    monkeypatch.setattr(kind, "load", fail)
    says = refusal("restore", saved, replace=Path(connection.settings_dict["NAME"]).name)

    assert says == "The disk is full."
    assert everything() == before


def test_the_portal_must_not_run_while_its_sqlite_file_is_replaced(saved):
    if connection.vendor != "sqlite":
        return  # PostgreSQL locks what it replaces
    name = connection.settings_dict["NAME"]
    other = sqlite3.connect(name)
    other.execute("SELECT 1 FROM people_user").fetchone()
    connection.close()

    says = refusal("restore", saved, replace=Path(name).name)

    other.close()
    assert "The database is in use" in says


def test_a_missing_or_old_tool_is_said_in_words(saved, tmp_path, monkeypatch):
    if connection.vendor != "postgresql":
        return  # SQLite needs none
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PG_BIN", str(tools))

    missing = refusal("backup", tmp_path / "one.tar.gz")
    old = tools / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6'\n")
    old.chmod(0o700)
    too_old = refusal("backup", tmp_path / "two.tar.gz")

    assert "pg_dump is not here. Install PostgreSQL’s client tools" in missing
    assert "pg_dump is version 9 and the server is version" in too_old
    shutil.rmtree(tools)
