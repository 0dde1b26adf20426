"""Only a whole backup of this portal is restored; anything else changes nothing."""

import gzip
import json

import pytest
from django.db import connection

from tests.exchange.keeping.asking import (
    changed,
    empty_database,
    everything,
    manifest,
    refusal,
    run,
)

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("own_database")]


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
