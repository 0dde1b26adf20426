"""What a file would do, found by comparing it with who is here. Nothing is written."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from .checks import check
from .differences import compare
from .here import Asked, Here
from .job import AMBIGUOUS, BAD, LEFT, QUIET, REFUSED, SKIPPED, Job
from .matching import match
from .rows import Person
from .supervisors import find
from .teams import Teams

# More than this part of the people here leaving because a file is silent about them looks like the
# wrong file: somebody has to type how many.
MANY = 0.2


@dataclass(frozen=True)
class Line:
    """What is said of one person: `number` is the row, None for somebody whom no row is about."""

    number: int | None
    outcome: str
    who: str
    says: list[str]


@dataclass
class Plan:
    asked: Asked
    here: Here
    jobs: list[Job]
    new_teams: list[tuple[str, str]]
    counts: dict[str, int]
    lines: list[Line]
    absent: int = 0
    kept_starts: int = 0
    to_do: list[Job] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Names what the plan says, so that another one is noticed."""
        said = hashlib.sha256()
        for line in self.lines:
            said.update(repr((line.number, line.outcome, line.who, line.says)).encode())
        said.update(repr((sorted(self.counts.items()), self.new_teams)).encode())
        return said.hexdigest()

    @property
    def left_out(self) -> int:
        return sum(self.counts.get(bad, 0) for bad in BAD)

    @property
    def is_drastic(self) -> bool:
        return self.absent > MANY * len(self.here.jobs)

    @property
    def does_anything(self) -> bool:
        return bool(self.to_do)


def plan_for(people: list[Person], columns: set[str], asked: Asked) -> Plan:
    """What the people of a file mean for the employer, as of the day. `columns` are the fields that
    the file has."""
    here = Here(asked)
    jobs = match(people, here)
    absent = _absent(jobs, here) if asked.absent_have_left else []
    teams = _judge(jobs, absent, here, columns)
    everybody = [*jobs, *absent]
    to_do = [job for job in everybody if job.outcome not in BAD | QUIET]
    for job in to_do:
        teams.take(job)
    return Plan(
        asked=asked,
        here=here,
        jobs=jobs,
        new_teams=teams.in_order(),
        counts=dict(Counter(job.outcome for job in everybody)),
        lines=[_line(job, here) for job in everybody if job.outcome not in QUIET],
        absent=len(absent),
        kept_starts=sum(_keeps_start(job) for job in jobs),
        to_do=to_do,
    )


def _judge(jobs, absent, here, columns) -> Teams:
    """Give each row its outcome, in the order in which one thing leans on another."""
    for job in jobs:
        if job.person.skipped:
            job.outcome = SKIPPED
    teams = Teams(here)
    teams.check([job for job in jobs if job.is_good])
    for job in jobs:
        if job.outcome not in {AMBIGUOUS, SKIPPED}:
            check(job, here, columns)
    find(jobs, absent, here)
    for job in [*jobs, *absent]:
        if job.is_good and job.outcome not in QUIET:
            compare(job, here)
        if not job.is_good and job.outcome not in {AMBIGUOUS, SKIPPED}:
            job.outcome = REFUSED
    return teams


def _absent(jobs, here) -> list[Job]:
    """Those who work here on the day and whom no row is about, not even one that can't be used. The
    one who sends the file never leaves by it."""
    there = {job.account.pk for job in jobs if job.account}
    unclear = [job.person for job in jobs if not job.account]
    names = {person.name.casefold() for person in unclear}
    emails = {person.email for person in unclear if person.email}
    numbers = {person.staff_number for person in unclear if person.staff_number}
    by, day = here.asked.by, here.asked.as_at
    found = []
    for pk, employment in here.jobs.items():
        account = here.accounts[pk]
        named = (
            pk in there
            or account.name.casefold() in names
            or account.email in emails
            or employment.staff_number in numbers
        )
        if not named and employment.starts < day and not (by and by.pk == pk):
            person = Person(number=None, name=account.name, email=account.email)
            post = here.posts.get(employment.pk)
            found.append(Job(person, account, employment, post, outcome=LEFT, ends=day))
    return found


def _keeps_start(job) -> bool:
    starts = job.person.starts
    return bool(job.employment and starts and starts != job.employment.starts)


def _line(job, here) -> Line:
    if job.outcome in BAD:
        says = job.faults() + (
            [f"Row {job.number}: {words}" for words in job.says] if job.outcome == AMBIGUOUS else []
        )
        return Line(job.number, job.outcome, str(job), says)
    who = here.told_apart(job.employment) if job.employment else str(job)
    return Line(job.number, job.outcome, who, job.says)
