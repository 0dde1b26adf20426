from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import postgresql, sqlite, stores
from .archive import DATABASE, written

KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def kind_of(connection):
    """What knows how to save and load this kind of database."""
    return KINDS[connection.vendor]


def backup(path: Path, say) -> dict:
    """Save the database and every file in `path`, which is made anew, while the portal is served.
    Raises `NotDone`, and then leaves no file. `say` is told how far it is."""
    kind = kind_of(connection)
    with TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder, written(path) as writing:
        say("Saving the database.")
        saved = Path(folder) / DATABASE
        told = {
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "database": kind.KIND,
            "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
            "rows": kind.save(connection, saved),
        }
        with saved.open("rb") as file:
            writing.add(DATABASE, file, saved.stat().st_size)
        say(f"{sum(told['rows'].values()):,} rows in {len(told['rows'])} tables.")
        # After the database: a file that is added meanwhile has no row in it, and is tidied away.
        files = stores.add_to(writing, say)
        writing.add_manifest(told)
    return {"rows": sum(told["rows"].values()), "files": files, "size": path.stat().st_size}
