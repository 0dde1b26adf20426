"""What becomes of any file on its way, whatever is in it: kept, begun, dropped, forgotten."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from portal.dates import now
from portal.exchange.people.kept import KIND, to_bytes
from portal.exchange.people.table import Table

# Up to so many rows are checked while the person waits; more, by the worker.
AT_ONCE = 2500
# A worker that said nothing for so long is taken to have stopped.
PATIENCE = timedelta(minutes=15)


class NotNow(Exception):
    """The file is not in a state for this; the message says what to do."""


def is_stuck(file) -> bool:
    return file.state in {"checking", "applying"} and file.touched_at < now() - PATIENCE


def stored(table: Table, name: str) -> dict:
    """The fields that keep a table, by a name that only the store is told."""
    content = to_bytes(table)
    return {
        "file": ContentFile(content, name=name),
        "kind": KIND,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def begin(file, state, **said) -> None:
    """Somebody works on it from now on, with what was said for it."""
    told = {"state": state, "trouble": file.Trouble.NONE, "touched_at": now(), **said}
    for field, value in told.items():
        setattr(file, field, value)
    file.save(update_fields=list(told))


def drop(file) -> None:
    file.state, file.dropped_at = file.State.DROPPED, now()
    file.save(update_fields=["state", "dropped_at"])
    forget(file)


def forget(file) -> None:
    """Take away what was sent, and the lines that were found in it where such a file has lines."""
    name, storage = file.file.name, file.file.storage
    if hasattr(file, "lines"):
        file.lines.all().delete()
    file.file = ""
    file.save(update_fields=["file"])
    transaction.on_commit(lambda: storage.delete(name))
