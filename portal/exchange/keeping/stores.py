"""The uploaded files: those of the site's pages, and those of people's records; in a folder, or in
an S3-compatible store."""

from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

from .archive import FILES
from .wrong import NotDone

STORES = ("default", "private")
PLAIN = {"default": "the site’s pages", "private": "people’s records"}


def counted(files: int) -> str:
    return f"{files:,} file{'' if files == 1 else 's'}"


def names_in(store, folder="") -> list[str]:
    """Every file in the store, by its name there."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return []
    begin = f"{folder}/" if folder else ""
    inner = [name for one in folders if one for name in names_in(store, f"{begin}{one}")]
    return [f"{begin}{name}" for name in files if name] + inner


def add_to(writing, say) -> int:
    """Put every file of every store into the archive, and count them."""
    total = 0
    for alias in STORES:
        store = storages[alias]
        names = sorted(names_in(store))
        for number, name in enumerate(names, 1):
            if number % 500 == 0:
                say(f"  {number:,} of {len(names):,} files")
            try:
                with store.open(name) as file:
                    writing.add(f"{FILES}/{alias}/{name}", file, store.size(name))
            except FileNotFoundError:  # somebody took it away since the names were read
                continue
        say(f"{counted(len(names))} of {PLAIN[alias]}.")
        total += len(names)
    return total


def refuse_unless_empty(replace: bool) -> None:
    for alias in STORES:
        if not replace and names_in(storages[alias]):
            raise NotDone(
                f"There are files of {PLAIN[alias]} here. A backup is restored into an "
                "empty place, or in place of what is there: see --replace."
            )


@contextmanager
def put_back(folder: Path, stamp: str, say):
    """Put the files of an unpacked backup in their places; if what comes after that fails, what was
    there before is put back. What was there is kept beside, under a name with `stamp`."""
    moved = []
    try:
        for alias in STORES:
            store, source = storages[alias], folder / FILES / alias
            source.mkdir(parents=True, exist_ok=True)
            if isinstance(store, FileSystemStorage):
                moved.append(_swap(Path(store.location), source, stamp))
            else:
                _upload(store, source)
        yield
    except BaseException:
        for place, before in reversed(moved):
            _take_back(place, before, folder)
        raise
    for before in filter(None, (before for _, before in moved)):
        say(f"The files that were there before are in {before}. Delete them when all is well.")


def _swap(place: Path, source: Path, stamp: str):
    before = None
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        if any(place.iterdir()):
            before = place.with_name(f"{place.name}.before-{stamp}")
            place.rename(before)
        else:
            place.rmdir()
    source.rename(place)
    return place, before


def _take_back(place, before, folder):
    place.rename(folder / f"undone-{place.name}")
    if before:
        before.rename(place)


def _upload(store, source):
    """Into a store that can’t be swapped: names are random there, so nothing is overwritten but the
    same file."""
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not store.exists(name):
            with path.open("rb") as file:
                store.save(name, File(file, name=name))
