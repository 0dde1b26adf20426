import shutil
from pathlib import Path

import pytest

from .people.place import Place

SMALL = Path(__file__).parent / "small"


class Folder:
    """A copy of the small starter, to be spoilt: `folder.change(file, what is there, instead)`."""

    def __init__(self, path: Path):
        self.path = path

    def change(self, file: str, old: str, new: str):
        words = (self.path / file).read_text()
        assert words.count(old) == 1, f"{old!r} is {words.count(old)} times in {file}"
        (self.path / file).write_text(words.replace(old, new))


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SMALL, tmp_path / "starter")
    return Folder(tmp_path / "starter")


@pytest.fixture
def place():
    return Place()
