from dataclasses import dataclass
from pathlib import Path

from .courses import Access, Course, read_access, read_courses
from .framework import Framework, read_framework
from .gates import Gate, read_gates
from .glossary import Term, read_glossary
from .node import Node
from .strict import Unreadable, read_yaml
from .supervision import Supervision, read_supervision

OURS = Path(__file__).parent
FILES = ("framework.yaml", "courses.yaml", "gates.yaml", "glossary.yaml")
# A council may leave out what its supervision is written under: then it adds that on its own pages.
SUPERVISION = "supervision.yaml"


class Faulty(Exception):
    """The starter files have faults; `faults` names file, path and what is wrong for each."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Starter:
    framework: Framework
    access: Access | None
    courses: list[Course]
    gates: list[Gate]
    glossary: list[Term]
    supervision: Supervision | None = None


def read(folder: Path = OURS) -> Starter:
    """What the four files in `folder` say, looked over. Raises `Faulty` with all that is wrong."""
    faults = []
    files = {name: _open(folder, name, faults) for name in FILES}
    if faults:
        raise Faulty(faults)
    framework = read_framework(files["framework.yaml"])
    starter = Starter(
        framework=framework,
        access=read_access(files["courses.yaml"]),
        courses=read_courses(files["courses.yaml"], framework),
        gates=read_gates(files["gates.yaml"], framework),
        glossary=read_glossary(files["glossary.yaml"]),
        supervision=_supervision(folder, faults),
    )
    if faults:
        raise Faulty(faults)
    return starter


def _supervision(folder, faults) -> Supervision | None:
    if not (folder / SUPERVISION).exists():
        return None
    file = _open(folder, SUPERVISION, faults)
    return read_supervision(file) if file else None


def _open(folder, name, faults) -> Node | None:
    try:
        return Node(read_yaml(folder / name), file=name, path="", faults=faults)
    except Unreadable as fault:
        faults.append(f"{name}: {fault}")
        return None
