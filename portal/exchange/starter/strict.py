"""YAML as people write it by hand: a name that is given twice is a fault, not the last one's."""

from pathlib import Path

import yaml

# Written in C where it is there: ten times as fast, and it takes a little less.
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20


class _Loader(yaml.SafeLoader):
    pass


class _Fast(SAFE):
    pass


def _mapping(loader, node):
    seen = set()
    for key, _ in node.value:
        name = str(key.value)
        if name in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"{name!r} is here twice", key.start_mark
            )
        seen.add(name)
    return loader.construct_mapping(node, deep=True)


for one in (_Loader, _Fast):
    one.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class Unreadable(Exception):
    """The file is not there, or can't be read; the message says why."""


def read_yaml(path: Path) -> dict:
    try:
        return _parsed(path.read_text(encoding="utf-8"), _Loader)
    except FileNotFoundError as missing:
        raise Unreadable("there is no such file") from missing
    except UnicodeDecodeError as fault:
        raise Unreadable("this is not text in UTF-8") from fault


def parse_yaml(text: str) -> dict:
    """What somebody sent, which may be long, and may be meant to harm."""
    try:
        _refuse_tricks(text)
    except yaml.MarkedYAMLError as fault:
        raise _at_its_line(fault) from fault
    except yaml.reader.ReaderError as fault:
        raise Unreadable(f"letter {fault.position + 1}: {fault.reason}") from fault
    return _parsed(text, _Fast)


def _parsed(text: str, loader) -> dict:
    try:
        # A subclass of the safe loader.
        value = yaml.load(text, Loader=loader)  # noqa: S506
    except yaml.MarkedYAMLError as fault:
        raise _at_its_line(fault) from fault
    except yaml.reader.ReaderError as fault:
        raise Unreadable(f"letter {fault.position + 1}: {fault.reason}") from fault
    except ValueError as fault:  # a date or a number that can’t be one
        raise Unreadable(f"a value can’t be read: {fault}") from fault
    if not isinstance(value, dict):
        raise Unreadable("this should be a list of names with values")
    return value


def _at_its_line(fault) -> Unreadable:
    return Unreadable(f"line {fault.problem_mark.line + 1}: {fault.problem}")


def _refuse_tricks(text: str) -> None:
    """A short file may stand for a very long one by pointing at its own parts again and again, and
    a value may be called what it is not."""
    depth = 0
    for event in yaml.parse(text, Loader=SAFE):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(f"line {line}: “*{event.anchor}” points elsewhere; write it out")
        # “!!int” before what is no number is a fault that the reader of YAML doesn't know as one.
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Unreadable(f"line {line}: “{tag}” says what kind a value is; take it out")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > DEEPEST:
            raise Unreadable(f"line {line}: this is nested more than {DEEPEST} deep")
