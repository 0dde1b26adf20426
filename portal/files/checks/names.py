"""A file's name as somebody typed it, made safe to keep, to show and to save under."""

import re
import unicodedata

LONGEST = 120
NAMELESS = "file"
# Windows keeps these for devices, whatever comes after a dot.
RESERVED = frozenset(
    "con prn aux nul".split()
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)
# Cc: control. Cf: turns the direction of writing, or can't be seen. Zl, Zp: line ends. Cs, Co, Cn:
# no letter of any script.
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*]')


def neutral(name: str, ending: str) -> str:
    """The name without folders, letters that can't be seen or that a system keeps for itself; with
    `ending` at its end, and at most 120 letters long."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] if "." in stem else stem
    stem = unicodedata.normalize("NFC", stem)
    stem = "".join(letter for letter in stem if unicodedata.category(letter) not in UNSEEN)
    stem = " ".join(NOT_IN_A_NAME.sub(" ", stem).split()).strip(". ")
    if not stem or stem.partition(".")[0].strip().lower() in RESERVED:
        stem = f"{NAMELESS} {stem}".strip()
    return f"{stem[: LONGEST - len(ending) - 1].strip('. ')}.{ending}"
