"""Which ways through a file there are, as Coverage.py reads it."""

from itertools import chain
from pathlib import Path

from coverage.parser import PythonParser


class Ways:
    def __init__(self, file):
        self.parser = PythonParser(text=Path(file).read_text(), filename=file)
        self.parser.parse_source()
        self.ways = self.parser.arcs()

    def missing(self, code, steps):
        """The ways and lines of this code, and of what is written inside it, that `steps` lack."""
        first, last = self.parser.first_line(code.co_firstlineno), last_line(code)
        taken = self.parser.translate_arcs(steps)
        inside = {way for way in self.ways if all(first <= abs(at) <= last for at in way)}
        lines = {line for line in self.parser.statements if first <= line <= last}
        return (inside - taken) | (lines - {*chain.from_iterable(taken)})


def last_line(code):
    """Of all that is written inside it; a line's number may be missing."""
    numbers = [number for _, _, number in code.co_lines() if number]
    inside = [last_line(one) for one in code.co_consts if hasattr(one, "co_lines")]
    return max([code.co_firstlineno, *numbers, *inside])
