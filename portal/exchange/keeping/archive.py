"""The file that a backup is: written part by part, and read back with every part checked."""

import hashlib
import json
import os
import tarfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .wrong import NotDone

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
FILES = "files"
CHUNK = 1024 * 1024
LARGEST_MANIFEST = 256 * CHUNK
UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)
DAMAGED = "{} is damaged, or was cut short: {}. Nothing was changed. Use another backup."


class _Counted:
    """Reads a part, and tells at the end what went by."""

    def __init__(self, source):
        self.source, self.size, self.digest = source, 0, hashlib.sha256()

    def read(self, size=-1):
        chunk = self.source.read(size)
        self.size += len(chunk)
        self.digest.update(chunk)
        return chunk

    @property
    def told(self) -> dict:
        return {"size": self.size, "sha256": self.digest.hexdigest()}


@dataclass
class Writing:
    tar: tarfile.TarFile
    members: dict = field(default_factory=dict)

    def add(self, name: str, source, size: int) -> None:
        part, info = _Counted(source), tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self.tar.addfile(info, part)
        self.members[name] = part.told

    def add_manifest(self, told: dict) -> None:
        content = {"format": FORMAT, **told, "members": self.members}
        path = json.dumps(content, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(path), 0o600
        self.tar.addfile(info, _Bytes(path))


class _Bytes:
    def __init__(self, content):
        self.content = content

    def read(self, size):
        head, self.content = self.content[:size], self.content[size:]
        return head


@contextmanager
def written(path: Path):
    """A new file that its owner alone may read. It has its name only once it is whole."""
    if path.exists():
        raise NotDone(f"{path} is there already. Give another name, or move that file away.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as file:
            with tarfile.open(fileobj=file, mode="w|gz", compresslevel=6) as tar:
                yield Writing(tar)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def unpacked(path: Path, folder: Path) -> dict:
    """Write every part into `folder`, and answer with the manifest once each part agrees with it.
    Nothing is written outside the folder, whatever the names say."""
    if not path.is_file():
        raise NotDone(f"There is no file {path}.")
    found, manifest = {}, None
    try:
        with tarfile.open(path, "r|gz") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    manifest = json.loads(tar.extractfile(member).read(LARGEST_MANIFEST))
                else:
                    found[member.name] = _take(tar, member, folder)
    except UNREADABLE as wrong:
        raise NotDone(DAMAGED.format(path, "it can’t be read to its end")) from wrong
    _compare(path, manifest, found)
    return manifest


def _take(tar, member, folder) -> dict:
    parts = PurePosixPath(member.name).parts
    known = member.name == DATABASE or (parts[0] == FILES and len(parts) > 1)
    if not (member.isfile() and known) or {"..", "/"} & set(parts):
        raise ValueError(f"{member.name} has no place in a backup")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = _Counted(tar.extractfile(member))
    with target.open("wb") as file:
        while chunk := part.read(CHUNK):
            file.write(chunk)
    return part.told


def _compare(path, manifest, found):
    if not isinstance(manifest, dict) or "members" not in manifest:
        raise NotDone(DAMAGED.format(path, "its list of parts is missing"))
    if manifest.get("format") != FORMAT:
        raise NotDone(
            f"{path} was made by another version of the portal. Restore it with that version."
        )
    told = manifest["members"]
    wrong = sorted(name for name in {*told, *found} if told.get(name) != found.get(name))
    if wrong:
        raise NotDone(DAMAGED.format(path, f"{wrong[0]} is not as it was when it was saved"))
    if DATABASE not in found:
        raise NotDone(DAMAGED.format(path, "the database is missing"))
