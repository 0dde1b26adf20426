"""Working on a file of people or of past records: checked or applied in one transaction, and given
back where that fails. What is found in it and what is written is for each kind to say."""

from django.db import transaction

from .people.kept import from_bytes
from .people.progress import Progress
from .people.table import Table


def table_in(file) -> Table:
    with file.file.open("rb") as stored:
        return from_bytes(stored.read())


def check(files, pk: int, show) -> None:
    """Have `show(file)` keep in words what the file would do. Nothing else is written."""
    try:
        with transaction.atomic():
            file = files.select_for_update(of=("self",)).get(pk=pk)
            if file.state == "checking":
                show(file)
    except Exception:
        _return(files, pk, "checking")
        raise


def apply(files, pk: int, *, wait, write) -> None:
    """Have `write(file, progress)` write all that was shown, or nothing. `wait` locks the rows at
    which two at once wait for each other."""
    progress = None
    try:
        with transaction.atomic():
            wait()
            file = files.select_for_update(of=("self",)).get(pk=pk)
            if file.state == "applying":
                progress = Progress(file.uuid)
                write(file, progress)
    except Exception:
        _return(files, pk, "applying")
        raise
    finally:
        if progress:
            progress.over()


def give_back(file) -> None:
    """After a failure: nothing was written, and the person can try again. A file of past records
    that the training team was asked for waits for them still."""
    back = "checked" if file.state == "applying" else "sent"
    file.state = "asked" if getattr(file, "asked_at", None) else back
    file.trouble = "failed"
    file.save(update_fields=["state", "trouble"])


@transaction.atomic
def _return(files, pk, state) -> None:
    for file in files.select_for_update(of=("self",)).filter(pk=pk, state=state):
        give_back(file)
