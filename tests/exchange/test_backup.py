"""A backup is restored into an empty place and compared; nothing else than a whole one is."""

import gzip
import json
import shutil
import sqlite3
import stat
import tarfile
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection

from portal.dates import now
from portal.exchange.keeping import archive, postgresql, sqlite, stores
from portal.exchange.keeping.restore import FORGOTTEN
from portal.files.checks import accept
from portal.guards import all_guards
from portal.people.models import Organisation, OrganisationFile, User
from tests.conftest import point_at
from tests.files import samples
from tests.template_database import databases

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("own_database")]

FOLDER = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Folders of the test's own; `places("there")` moves to another machine, so to speak."""

    def move(name):
        private = {"location": tmp_path / name / "private", "base_url": None}
        settings.VAR_DIR = tmp_path / name
        settings.STORAGES = {
            **django_settings.STORAGES,
            "default": {"BACKEND": FOLDER, "OPTIONS": {"location": tmp_path / name / "media"}},
            "private": {"BACKEND": FOLDER, "OPTIONS": private},
        }

    move("here")
    return move


@pytest.fixture
def saved(places, tmp_path):
    """A backup of the demo story with files."""
    storages["default"].save("original_images/cover.png", ContentFile(samples.picture("PNG")))
    accepted = accept(samples.sent("agreement.pdf", samples.pdf()))
    OrganisationFile.objects.create(
        organisation=Organisation.objects.first(),
        what="agreement",
        added_by=User.objects.first(),
        added_at=now(),
        **accepted.fields,
    )
    path = tmp_path / "portal.tar.gz"
    said = run("backup", path)
    assert "Saved " in said
    return path


@contextmanager
def empty_database(name="restored"):
    store = databases()
    there = store.name(f"{name}_{Path(connection.settings_dict['NAME']).stem}")
    store.drop(there)
    store.create(there)
    usual = point_at(there)
    try:
        yield there
    finally:
        point_at(usual)
        store.drop(there)


def run(command, path, **options):
    said = StringIO()
    call_command(command, path, stdout=said, **options)
    return said.getvalue()


def refusal(command, path, **options):
    with pytest.raises(CommandError) as refused:
        run(command, path, **options)
    return str(refused.value)


def everything():
    """Every row of every table, and every file."""
    with connection.cursor() as cursor:
        tables = {}
        for name in connection.introspection.table_names(cursor):
            if name not in FORGOTTEN:
                cursor.execute(f'SELECT * FROM "{name}"')
                tables[name] = sorted(map(repr, cursor.fetchall()))
    files = {
        (alias, path.relative_to(storages[alias].location)): path.read_bytes()
        for alias in ("default", "private")
        for path in sorted(Path(storages[alias].location).rglob("*"))
        if path.is_file()
    }
    return tables, files


def triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {row[0] for row in cursor.fetchall()}


def changed(path, change):
    """The backup with its parts changed by `change(parts)`, and packed again."""
    with tarfile.open(path) as tar:
        parts = {one.name: tar.extractfile(one).read() for one in tar.getmembers()}
    change(parts)
    other = path.with_name("changed.tar.gz")
    with tarfile.open(other, "w:gz") as tar:
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, BytesIO(content))
    return other


def manifest(path):
    with tarfile.open(path) as tar:
        return json.load(tar.extractfile(archive.MANIFEST))


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
    assert ["people", "0001_initial"] in told["migrations"]
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


@pytest.mark.parametrize("part", ["database", "files/default/original_images/cover.png"])
def test_a_part_that_was_changed_is_found(saved, places, part):
    def change(parts):
        parts[part] = parts[part][:-1] + b"?"

    with empty_database():
        places("there")
        says = refusal("restore", changed(saved, change))
        left = everything()

    assert f"{part} is not as it was when it was saved" in says
    assert left == ({}, {})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda parts: parts.pop("manifest.json"), "its list of parts is missing"),
        (lambda parts: parts.pop("database"), "database is not as it was"),
        (lambda parts: parts.update({"files/more": b"x"}), "files/more is not as it was"),
        (lambda parts: parts.update({"files/../../x": b"x"}), "can’t be read to its end"),
        (lambda parts: parts.update({"manifest.json": b"{"}), "can’t be read to its end"),
    ],
)
def test_a_backup_with_parts_missing_or_added_is_refused(saved, places, change, says):
    with empty_database():
        places("there")
        assert says in refusal("restore", changed(saved, change))
        assert everything() == ({}, {})


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_backup_that_was_cut_short_is_refused(saved, places, share):
    content = saved.read_bytes()
    cut = saved.with_name("cut.tar.gz")
    cut.write_bytes(content[: int(len(content) * share)])

    with empty_database():
        places("there")
        assert "damaged, or was cut short" in refusal("restore", cut)
        assert everything() == ({}, {})


def test_another_file_or_none_is_refused_in_words(tmp_path, places):
    other = tmp_path / "other.tar.gz"
    other.write_bytes(gzip.compress(b"hello"))

    with empty_database():
        places("there")
        assert "damaged, or was cut short" in refusal("restore", other)
        assert "There is no file" in refusal("restore", tmp_path / "none.tar.gz")


def told_otherwise(path, **told):
    def change(parts):
        parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), **told}).encode()

    return changed(path, change)


def test_a_backup_of_another_kind_or_version_is_refused(saved, places):
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    newer = [*manifest(saved)["migrations"], ["people", "9999_later"]]

    with empty_database():
        places("there")
        kind = refusal("restore", told_otherwise(saved, database=other))
        version = refusal("restore", told_otherwise(saved, migrations=newer))
        form = refusal("restore", told_otherwise(saved, format=99))

    assert kind.startswith("This is a backup of ")
    assert "made by a newer version of the portal, which knows people.9999_later" in version
    assert "another version of the portal" in form


def test_a_backup_of_an_older_version_says_what_to_do_next(saved, places):
    older = [one for one in manifest(saved)["migrations"] if one[0] != "links"]

    with empty_database():
        places("there")
        said = run("restore", told_otherwise(saved, migrations=older))

    assert "Now run: manage.py migrate" in said


def test_rows_that_do_not_agree_with_the_count_are_told(saved, places):
    rows = {**manifest(saved)["rows"], "people_user": 1}

    with empty_database():
        places("there")
        says = refusal("restore", told_otherwise(saved, rows=rows))

    assert "not whole" in says or "don’t agree" in says


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
