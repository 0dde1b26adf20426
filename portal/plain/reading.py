"""A text as a reader takes it: whatever spaces, dashes and digits it is typed with."""

import unicodedata

APOSTROPHES = "’‘ʼ`"
UNSEEN = {"Cf", "Mn"}


class Reading:
    """`plain` is the text with simple characters and without those that nobody sees; `where` tells
    where in the text a part of it stands."""

    def __init__(self, text: str):
        pairs = [(_simple(char), at) for at, char in enumerate(text)]
        kept = [(char, at) for char, at in pairs if char]
        self.plain = "".join(char for char, _ in kept)
        self._at = [at for _, at in kept]

    def where(self, first: int, last: int) -> tuple[int, int]:
        return self._at[first], self._at[last - 1] + 1


def _simple(char: str) -> str:
    """One character for the one that was typed, or none where it is not seen."""
    if char.isascii():
        return " " if char == "\t" else char
    kind = unicodedata.category(char)
    if kind in UNSEEN:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if kind == "Zs":
        return " "
    if kind == "Pd" or char == "−":
        return "-"
    if char in APOSTROPHES:
        return "'"
    alike = unicodedata.normalize("NFKC", char)
    return alike if len(alike) == 1 else char
