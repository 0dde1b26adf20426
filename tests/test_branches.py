"""What is counted as taken by `tests.branches` is what Coverage.py's own tracer counts."""

from importlib.util import module_from_spec, spec_from_file_location

from coverage import Coverage, CoverageData

from tests.branches import Tracer

# A bit of everything that goes one way or another, and things that are run twice or not at all.
CODE = """
import contextlib
import threading

class Box:
    full = True

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is KeyError

    @property
    def many(self):
        return [one for one in range(3) if one]

def one_way(number):
    if number:
        return 1
    return 2

def both_ways(number):
    if number and number > 1:
        number += 1
    elif number:
        number += 2
    for one in range(number):
        if one == 2:
            break
    else:
        number = 0
    while number:
        number -= 1
        if number % 2:
            continue
    return number

def never():
    if True:
        return 1

def counts(until):
    for one in range(until):
        try:
            yield one
        except ValueError:
            yield -1
        finally:
            until += 1

def through():
    yield from counts(2)
    return (yield)

def catches(action):
    try:
        action()
    except KeyError:
        return "key"
    except (TypeError, ValueError) as error:
        if "no" in str(error):
            return "no"
        raise
    else:
        return "fine"
    finally:
        action = None

def stops_in_a_loop(rows):
    for row in rows:
        len(row)

def matches(what):
    match what:
        case {"a": 1}:
            return 1
        case [first, *_] if first:
            return first
        case str():
            pass
    with Box() as box, contextlib.suppress(TypeError):
        if box.full:
            raise KeyError
        return 5
    return None

def fails(kind):
    raise kind("no" if kind is TypeError else "yes")

def recurs(depth):
    return recurs(depth - 1) if depth else (lambda: depth)()

def works():
    with contextlib.suppress(ValueError, TypeError):
        one_way(1)
        for number in (0, 1, 4):
            both_ways(number)
        walk = counts(3)
        next(walk), walk.throw(ValueError()), walk.close()
        paused = counts(2)
        next(paused)
        inner = through()
        next(inner), inner.throw(ValueError()), list(inner)
        catches(dict), catches(lambda: fails(KeyError)), catches(lambda: fails(TypeError))
        for what in ({"a": 1}, [2], [0], "", None):
            matches(what)
        recurs(3), Box().many, sum(one for one in range(3))
        with contextlib.suppress(TypeError):
            stops_in_a_loop([None])
        catches(lambda: fails(ValueError))

early = [counts(2), counts(2), through()]
for walk in early:
    next(walk)
for time in range(300): # by now most is followed no longer, and what was paused goes on
    works()
next(early[0]), early[1].throw(ValueError()), early[2].close(), next(early[1]), list(early[0])
works()
thread = threading.Thread(target=works)
thread.start()
thread.join()
"""


def run(path):
    spec = spec_from_file_location(path.stem, path)
    spec.loader.exec_module(module_from_spec(spec))


def missing(data, source):
    """The lines that were not run, and the ways that were not taken."""
    told = Coverage(data_file=str(data), config_file=False)
    told.load()
    found = told._analyze(str(source))
    return found.missing, found.missing_branch_arcs()


def test_it_counts_what_coverage_py_counts(tmp_path):
    source, ours, theirs = tmp_path / "works.py", tmp_path / "ours", tmp_path / "theirs"
    source.write_text(CODE)
    coverage = Coverage(
        data_file=str(theirs), branch=True, include=[str(source)], config_file=False
    )
    tracer = Tracer(tmp_path, tool=3)

    with coverage.collect():
        tracer.start()
        run(source)
        tracer.stop()
    coverage.save()
    found = CoverageData(str(ours))
    found.add_arcs(tracer.steps)
    found.write()

    lines, ways = missing(ours, source)
    assert (lines, ways) == missing(theirs, source)
    assert len(tracer.enough) > 5
    assert tracer.inside() == []
    assert len(lines) > 1
    assert len(ways) > 1
