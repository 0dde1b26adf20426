from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from portal.guards import all_guards

from . import stores
from .archive import DATABASE, unpacked
from .backup import kind_of
from .wrong import NotDone

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# Whoever was signed in when the backup was made signs in again.
FORGOTTEN = ("django_session", "usersessions_usersession", "portal_cache")


def restore(path: Path, say, *, replace: str = "") -> dict:
    """Put what `path` holds in the place of the database and the files: an empty place, or the one
    that `replace` names. Raises `NotDone`; what was there is then as it was."""
    kind = kind_of(connection)
    _refuse_unless_free(kind, replace)
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.VAR_DIR, prefix=".restore-") as folder:
        say("Reading the backup and checking each part.")
        manifest = unpacked(path, Path(folder))
        _refuse_unless_ours(manifest, kind)
        stamp = f"{timezone.localtime():%Y%m%d-%H%M%S}"
        say("Putting the files in their places.")
        with stores.put_back(Path(folder), stamp, say):
            say("Restoring the database.")
            kind.load(connection, Path(folder) / DATABASE, manifest, stamp, say)
    _sign_everyone_out()
    return {
        "rows": sum(manifest["rows"].values()),
        "files": len(manifest["members"]) - 1,
        "made_at": manifest["made_at"],
        "guards_missing": guards_missing(),
        "is_older": _has_more_to_migrate(manifest),
    }


def _refuse_unless_free(kind, replace: str) -> None:
    name = kind.name_of(connection)
    if replace and replace != name:
        raise NotDone(f"The database here is called {name}, not {replace}. Nothing was changed.")
    if not replace and not kind.is_empty(connection):
        raise NotDone(
            f"The database {name} is not empty. A backup is restored into an empty one. To put it "
            f"in place of everything that is there, add: --replace {name}"
        )
    stores.refuse_unless_empty(bool(replace))


def _refuse_unless_ours(manifest, kind) -> None:
    if manifest["database"] != kind.KIND:
        theirs, ours = NAMES.get(manifest["database"], "?"), NAMES[kind.KIND]
        raise NotDone(
            f"This is a backup of {theirs}, and the database here is {ours}. Set DATABASE_URL to "
            f"a {theirs} database, and try again. Nothing was changed."
        )
    unknown = {tuple(one) for one in manifest["migrations"]} - _known()
    if unknown:
        raise NotDone(
            "This backup was made by a newer version of the portal, which knows "
            f"{'.'.join(min(unknown))}. Install that version, and try again. Nothing was changed."
        )


def _known() -> set:
    loader = MigrationLoader(None)
    replaced = {old for one in loader.disk_migrations.values() for old in one.replaces}
    return {*loader.disk_migrations, *replaced}


def _has_more_to_migrate(manifest) -> bool:
    return bool(set(MigrationLoader(None).disk_migrations) - {*map(tuple, manifest["migrations"])})


def _sign_everyone_out() -> None:
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in FORGOTTEN:
            if table in there:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def guards_missing() -> list[str]:
    """The guards that the code tells of and the database does not have."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    wanted = {
        guard.trigger(event)
        for guard in all_guards()
        for event in guard.events_on(connection.vendor)
    }
    return sorted(wanted - there)
