"""Each format is read to the same tree."""

from portal.files.checks.kinds import ZIP

from ..forest import Forest
from ..tree import Tree, Unreadable
from .case import read_case
from .moodle import read_moodle
from .workbook import read_workbook
from .yaml import read_yaml

FORMATS = {"yaml": read_yaml, "xlsx": read_workbook, "csv": read_moodle, "json": read_case}


def read(content: bytes, kind: str) -> Tree | Forest:
    """Raises `Unreadable` with words for the person who sent it."""
    return FORMATS[kind](content)


def kind_of(name: str, content: bytes) -> str:
    """Which format it is, by what it holds, and its name where that doesn’t tell."""
    if content.startswith(ZIP):
        return "xlsx"
    ending = name.rpartition(".")[2].lower()
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "json"
    if ending in {"yaml", "yml"}:
        return "yaml"
    if ending in {"csv", "txt", "tsv"}:
        return "csv"
    raise Unreadable(
        "We can’t tell what this is. Send YAML (.yaml), our workbook (.xlsx), Moodle’s CSV (.csv) "
        "or CASE (.json)."
    )
