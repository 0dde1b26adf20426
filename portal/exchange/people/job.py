"""A row of the file beside the job that it is about."""

from dataclasses import dataclass, field
from datetime import date

from portal.people.models import Employment, Post

from .rows import Person, label_of

REFUSED, AMBIGUOUS, ADDED, MOVED, CHANGED, LEFT, SAME, GONE, SKIPPED = (
    "refused",
    "ambiguous",
    "added",
    "moved",
    "changed",
    "left",
    "unchanged",
    "gone",
    "skipped",
)
BAD = {REFUSED, AMBIGUOUS}
# Nothing is to be done: as they are here, left before the portal knew them, or left out on purpose.
QUIET = {SAME, GONE, SKIPPED}


@dataclass(frozen=True)
class Account:
    """Somebody's account as it is here; `pk` is the one that counts where two were merged."""

    pk: int
    name: str
    email: str
    is_active: bool = True

    def __str__(self):
        return f"{self.name} ({self.email})" if self.email else self.name


@dataclass
class Job:
    """What the file says of one person (`person`), who that is here (`account`, None for somebody
    new), in which job (`employment`, None for a new one), and what is to be done about it."""

    person: Person
    account: Account | None = None
    employment: Employment | None = None
    post: Post | None = None
    outcome: str = ""
    says: list[str] = field(default_factory=list)
    # Fields of the person and of the employment that get another value.
    sets: dict = field(default_factory=dict)
    # The name of the team and the code of the job role of a new post.
    team: str | None = None
    job_role: str | None = None
    # By kind of line, whose it is to be: an account, or the job of somebody new.
    supervisors: dict = field(default_factory=dict)
    # The first day on which they don't work here any more.
    ends: date | None = None

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    @property
    def is_good(self) -> bool:
        return self.outcome not in BAD and not self.person.faults

    @property
    def is_new(self) -> bool:
        return self.employment is None

    @property
    def number(self) -> int | None:
        return self.person.number

    @property
    def key(self):
        """Names the person among those here and those who are new."""
        return self.account.pk if self.account else ("row", self.person.number)

    @property
    def name(self) -> str:
        return self.person.name or (self.account.name if self.account else "")

    def refuse(self, key: str, words: str) -> None:
        self.person.refuse(key, words)

    def doubt(self, words: str) -> None:
        """Nobody can tell who this is."""
        self.outcome = AMBIGUOUS
        self.says.append(words)

    def __str__(self):
        email = self.person.email or (self.account.email if self.account else "")
        return ", ".join(filter(None, (self.name, email, self.person.staff_number))) or "No name"

    def faults(self) -> list[str]:
        """What is wrong, with row and column."""
        return [
            f"Row {self.number}{', ' + label_of(key) if key else ''}: {words}"
            for key, words in self.person.faults
        ]
