"""YAML as people write it by hand: a name that is given twice is a fault, not the last one's."""

from pathlib import Path

import yaml


class _Loader(yaml.SafeLoader):
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


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class Unreadable(Exception):
    """The file is not there, or can't be read; the message says why."""


def read_yaml(path: Path) -> dict:
    try:
        with path.open(encoding="utf-8") as file:
            # A subclass of the safe loader.
            value = yaml.load(file, Loader=_Loader)  # noqa: S506
    except FileNotFoundError as missing:
        raise Unreadable("there is no such file") from missing
    except UnicodeDecodeError as fault:
        raise Unreadable("this is not text in UTF-8") from fault
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        raise Unreadable(f"line {mark.line + 1}: {fault.problem}") from fault
    except yaml.reader.ReaderError as fault:
        raise Unreadable(f"letter {fault.position + 1}: {fault.reason}") from fault
    if not isinstance(value, dict):
        raise Unreadable("this should be a list of names with values")
    return value
