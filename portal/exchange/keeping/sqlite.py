"""The database where it is SQLite: a file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .wrong import NotDone

KIND = "sqlite"
BESIDE = ("-wal", "-shm")
IN_USE = (
    "The database is in use. Stop the web server and the task worker, and try again. "
    "Nothing was changed."
)


def path_of(connection) -> Path:
    return Path(connection.settings_dict["NAME"])


def name_of(connection) -> str:
    """What somebody types to say that this database is to be replaced."""
    return path_of(connection).name


def save(connection, target: Path) -> dict:
    """Copy the database as it is at one moment, while others use it. How many rows each table of
    the copy has."""
    with (
        closing(sqlite3.connect(path_of(connection))) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)  # in one step, under one read lock
        copy.execute("PRAGMA journal_mode = DELETE")
        return rows(copy)


def rows(database) -> dict:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY name"
    ).fetchall()
    count = 'SELECT COUNT(*) FROM "{}"'
    return {name: database.execute(count.format(name)).fetchone()[0] for (name,) in names}


def is_empty(connection) -> bool:
    """Is no table there yet?"""
    if not path_of(connection).exists():
        return True
    with closing(sqlite3.connect(path_of(connection))) as database:
        return not rows(database)


def load(connection, source: Path, manifest: dict, stamp: str, say) -> None:
    """Put the saved database in the place of the one that is there."""
    _check(source, manifest)
    place = path_of(connection)
    connection.close()
    place.parent.mkdir(parents=True, exist_ok=True)
    if is_empty(connection):
        place.unlink(missing_ok=True)
    else:
        _refuse_if_in_use(place)
        before = place.with_name(f"{place.name}.before-{stamp}")
        place.rename(before)
        say(f"The database that was there before is {before}. Delete it when all is well.")
    for end in BESIDE:
        place.with_name(f"{place.name}{end}").unlink(missing_ok=True)
    source.chmod(0o600)
    source.rename(place)


def _check(source, manifest):
    try:
        with closing(sqlite3.connect(source)) as database:
            well = database.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            well = well and rows(database) == manifest["rows"]
    except sqlite3.DatabaseError as wrong:
        raise NotDone("The database in this backup can’t be opened. Use another.") from wrong
    if not well:
        raise NotDone("The database in this backup is not whole. Use another.")


def _refuse_if_in_use(place):
    """Leaving the write-ahead log needs the file for oneself, and puts all of it in the file."""
    try:
        with closing(sqlite3.connect(place, timeout=2)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as busy:
        raise NotDone(IN_USE) from busy
