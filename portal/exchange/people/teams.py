"""Teams by name, as a tree of three levels: those that are here, and those that a file brings."""

from collections import defaultdict
from itertools import pairwise

from .here import Here
from .job import Job

LEVELS = ("team", "parent_team", "top_team")


class Teams:
    """`new` are the teams to be made, from name in lower case to (name, name of the one above, or
    none), those above first."""

    def __init__(self, here: Here):
        self.here = here
        self.new: dict[str, tuple[str, str]] = {}

    def check(self, jobs: list[Job]) -> None:
        """Refuse rows whose team stands under another one than here, or than in another row."""
        above = self._above_in_file(jobs)
        for job in jobs:
            path = [(level, getattr(job.person, level)) for level in LEVELS]
            for (level, name), (over, parent) in pairwise(path):
                if parent and not name:
                    job.refuse(level, "This cell is empty, and the level above it is not.")
                elif parent:
                    self._check_one(job, over, name, parent, above)
            self._check_open(job)

    def take(self, job: Job) -> None:
        """Note which teams of a good row are new."""
        path = [name for level in LEVELS if (name := getattr(job.person, level))]
        for name, parent in reversed(list(pairwise([*path, ""]))):
            key = name.casefold()
            if key not in self.here.teams and not (key in self.new and self.new[key][1]):
                self.new[key] = (self.new.get(key, (name, ""))[0], parent)

    def in_order(self) -> list[tuple[str, str]]:
        """The new ones, each after the one above it."""
        done, rest = [], dict(self.new)
        while rest:
            ready = [key for key, (_, above) in rest.items() if above.casefold() not in rest]
            done += [rest.pop(key) for key in ready]
            if not ready:
                raise ValueError("Teams stand above each other")
        return done

    def _above_in_file(self, jobs) -> dict[str, dict[str, int]]:
        """Which teams the file says stand above each team, with the first row that says so."""
        above = defaultdict(dict)
        for job in jobs:
            person = job.person
            for name, parent in (
                (person.team, person.parent_team),
                (person.parent_team, person.top_team),
            ):
                if name and parent:
                    above[name.casefold()].setdefault(parent.casefold(), job.number)
        return above

    def _check_one(self, job, level, name, parent, above):
        key, over = name.casefold(), parent.casefold()
        there = self.here.teams.get(key)
        others = [row for other, row in above[key].items() if other != over]
        if there and (there.parent is None or there.parent.name.casefold() != over):
            stands = f"part of {there.parent}" if there.parent else "part of no other"
            job.refuse(level, f"“{there}” is {stands} here. Change the team on its own page first.")
        elif not there and others:
            job.refuse(level, f"Row {others[0]} says that “{name}” is part of another team.")
        elif self._stands_above(over, key, above):
            job.refuse(level, f"“{name}” and “{parent}” can’t each be part of the other.")
        elif self._depth(key, above) > len(LEVELS):
            job.refuse(level, "Teams stand in three levels at most.")

    def _parents(self, key, above):
        there = self.here.teams.get(key)
        if there:
            return [there.parent.name.casefold()] if there.parent else []
        return list(above.get(key, {}))

    def _stands_above(self, key, other, above) -> bool:
        """Does `other` stand above `key`, or is it the same?"""
        seen, rest = set(), [key]
        while rest:
            one = rest.pop()
            if one == other:
                return True
            if one not in seen:
                seen.add(one)
                rest += self._parents(one, above)
        return False

    def _depth(self, key, above, most=5) -> int:
        parents = self._parents(key, above) if most else []
        return 1 + max((self._depth(one, above, most - 1) for one in parents), default=0)

    def _check_open(self, job):
        there = self.here.teams.get(job.person.team.casefold())
        if there and there.closed_on and there.closed_on <= self.here.asked.as_at:
            job.refuse("team", f"“{there}” is closed.")
