"""Which way each branch of the portal's own code was taken: what Coverage.py's tracer tells, for
far less. That one is asked about every line of Django and Wagtail too, and takes two fifths of a
run; here the interpreter calls back for the portal's own code alone (`sys.monitoring`).

What is found is written as Coverage.py's own data, and Coverage.py says what is missing. A piece of
code of which nothing is missing any more is followed no longer: most of them after a few runs.
"""

import sys
import threading
from collections import Counter
from pathlib import Path

from coverage import CoverageData

from tests.ways import Ways

ROOT = Path(__file__).resolve().parent.parent
OURS = ("portal", "skills", "supervision", "content")
DATA = ROOT / "var" / "coverage"
monitoring = sys.monitoring
EVENTS = monitoring.events
# When it is begun for the so-manieth time, a piece of code is asked whether anything is missing.
ASKED_AT = {4**times for times in range(2, 12)}
INSIDE = EVENTS.LINE | EVENTS.PY_RETURN | EVENTS.PY_YIELD | EVENTS.PY_RESUME


class Tracer:
    """From which line to which the code in these folders went. A line below nought is the way into
    or out of what begins there, as Coverage.py writes it."""

    def __init__(self, *folders, tool=monitoring.COVERAGE_ID):
        self.folders = tuple(f"{folder}/" for folder in folders)
        self.tool = tool
        self.steps = {}  # of each file
        self.ways = {}  # of each file: those that there are
        self.begins = Counter()
        self.enough = set()
        self.stacks = []
        # Of each piece of code that is followed: its file's steps. By identity, because two pieces
        # that read the same, on the same line of two files, are equal to each other.
        self.of = {}
        self.followed = []
        self.thread = threading.local()

    def start(self):
        monitoring.use_tool_id(self.tool, "tests.branches")
        for event, told in {
            EVENTS.PY_START: self.begun,
            EVENTS.PY_RESUME: self.resumed,
            EVENTS.PY_THROW: self.thrown_into,
            EVENTS.LINE: self.line,
            EVENTS.PY_YIELD: self.paused,
            EVENTS.PY_RETURN: self.returned,
            EVENTS.PY_UNWIND: self.unwound,
        }.items():
            monitoring.register_callback(self.tool, event, told)
        # The last two can't be asked about one piece of code alone.
        monitoring.set_events(self.tool, EVENTS.PY_START | EVENTS.PY_THROW | EVENTS.PY_UNWIND)

    def stop(self):
        monitoring.set_events(self.tool, 0)
        for code in self.followed:
            monitoring.set_local_events(self.tool, code, 0)
        monitoring.free_tool_id(self.tool)

    def inside(self):
        """Of each piece of our code that this thread is inside, the line that it is at."""
        try:
            return self.thread.at
        except AttributeError:
            self.thread.at = []
            self.stacks.append((threading.current_thread(), self.thread.at))
            return self.thread.at

    def begun(self, code, offset):
        key = id(code)
        if key not in self.of:
            if key in self.enough or not code.co_filename.startswith(self.folders):
                return monitoring.DISABLE
            self.follow(code)
        self.begins[key] += 1
        if self.begins[key] in ASKED_AT and self.leave(code):
            return monitoring.DISABLE
        self.inside().append((key, -code.co_firstlineno))
        return None

    def leave(self, code):
        """Follow it no longer, if each of its ways was taken and nobody else is inside."""
        key, file = id(code), code.co_filename
        if file not in self.ways:
            self.ways[file] = Ways(file)
        if self.is_inside(key) or self.ways[file].missing(code, self.steps[file]):
            return False
        self.enough.add(key)
        del self.of[key]
        monitoring.set_local_events(self.tool, code, 0)
        return True

    def is_inside(self, key):
        """Is this code in use: by this thread further up, or perhaps by another?"""
        mine = self.inside()
        if any(thread.is_alive() for thread, at in self.stacks if at is not mine):
            return True
        self.stacks = [pair for pair in self.stacks if pair[1] is mine]
        return any(begun == key for begun, _ in mine)

    def follow(self, code):
        self.followed.append(code)
        self.of[id(code)] = self.steps.setdefault(code.co_filename, set())
        monitoring.set_local_events(self.tool, code, INSIDE)

    def line(self, code, number):
        at = self.thread.at
        key, before = at[-1]
        self.of[key].add((before, number))
        at[-1] = key, number

    def returned(self, code, offset, value):
        key, before = self.thread.at.pop()
        self.of[key].add((before, -code.co_firstlineno))

    def paused(self, code, offset, value):
        self.thread.at.pop()

    def resumed(self, code, offset):
        self.inside().append((id(code), sys._getframe(1).f_lineno))

    def thrown_into(self, code, offset, error):
        if id(code) in self.of:
            self.inside().append((id(code), sys._getframe(1).f_lineno))

    def unwound(self, code, offset, error):
        """An error left it: that is no way out that a branch counts as taken."""
        if id(code) in self.of:
            self.thread.at.pop()


tracer = Tracer(*(ROOT / folder for folder in OURS))


def save(worker):
    """What was found; a file that nothing asked for is there too, with no line of it run."""
    tracer.stop()
    data = CoverageData(str(DATA), suffix=worker)
    data.add_arcs({relative(file): steps for file, steps in tracer.steps.items()})
    ours = [file for folder in OURS for file in (ROOT / folder).rglob("*.py")]
    data.touch_files(relative(file) for file in ours if "migrations" not in file.parts)
    data.write()


def relative(file):
    return Path(file).relative_to(ROOT).as_posix()
