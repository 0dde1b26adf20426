"""Who is in the demo story, read from `story/people.yaml`."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

STORY = Path(__file__).parent / "story"
DOMAIN = "demo.example"
# For signing in by e-mail and password. There are only made-up people in a demo.
PASSWORD = "three-made-up-words"  # noqa: S105


@dataclass(frozen=True)
class Person:
    """Somebody in the story. `comes_to` is set for those whom the sign-in page lists."""

    key: str
    name: str
    team: str
    job: str
    months: int
    manager: str = ""
    kind: str = "employed"
    group: str = ""
    comes_to: str = ""
    grants: list[dict] = field(default_factory=list)
    registration: dict = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


@cache
def read(name: str) -> dict:
    return yaml.safe_load((STORY / f"{name}.yaml").read_text())


@cache
def people() -> tuple[Person, ...]:
    return tuple(Person(**row) for row in read("people")["people"])


def listed() -> list[Person]:
    """Those who can be signed in as with a click."""
    return [person for person in people() if person.comes_to]
