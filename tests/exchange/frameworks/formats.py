"""A version in each format, and what a file in it would do."""

import json

from portal.exchange.frameworks.here import Here
from portal.exchange.frameworks.maps import Maps
from portal.exchange.frameworks.plan import Plan
from portal.exchange.frameworks.reading import read
from portal.exchange.frameworks.tree import Tree
from portal.exchange.frameworks.writing import moodle, workbook, yaml
from portal.exchange.frameworks.writing.case import Case
from portal.files.sheets import workbook as made_of

WRITTEN = {
    "yaml": lambda version: yaml.written(version).encode(),
    "xlsx": lambda version: made_of(workbook.sheets(version)).getvalue(),
    "csv": lambda version: moodle.written(version).encode(),
    "json": lambda version: json.dumps(Case(version).package(), ensure_ascii=False).encode(),
}


def written(version, kind) -> bytes:
    return WRITTEN[kind](version)


def tree_of(content, kind, depth=2) -> Tree:
    found = read(content, kind)
    return found if isinstance(found, Tree) else found.tree(depth)


def plan_against(version, content, kind, *, by=None, **more) -> Plan:
    maps = Maps(version.framework, by)
    return Plan(tree_of(content, kind), Here(version), maps=maps, **more)
