"""Criteria about statements: only confirmed levels count, under the job role of today's post.

A statement without a confirmed level counts as not reached, one that is agreed to be no part of the
job included: whoever signs reads which they are and decides."""

from portal.dates import in_words
from supervision.readiness.criteria import SOCIAL_WORKER

from .result import MET, MISSING, OUT_OF_DATE

NAMED = 8


class Looked:
    """A list of statements with the level each needs, beside the levels that count."""

    def __init__(self, facts, needs, *, by_social_worker=False):
        self.needs = needs
        self.by_social_worker = by_social_worker
        self._facts = facts
        self.reached, self.below, self.lapsed = [], [], []
        for statement, minimum in needs:
            self._sort(statement, minimum)

    def _sort(self, statement, minimum):
        rows = self._facts.levels_for(statement)
        if not rows:
            self.below.append((statement, None))
            return
        last = rows[-1]
        enough = last.level >= minimum and self._counts(last)
        if enough and last.holds_on(self._facts.day):
            self.reached.append(last)
        elif enough:
            self.lapsed.append((statement, last))
        else:
            self.below.append((statement, last))

    def _counts(self, row) -> bool:
        return not self.by_social_worker or row.confirmation.registration_id is not None

    @property
    def short(self) -> list:
        return self.below + self.lapsed

    @property
    def status(self) -> str:
        if self.below:
            return MISSING
        return OUT_OF_DATE if self.lapsed else MET

    @property
    def links(self) -> tuple:
        return tuple((s.title, s.get_absolute_url()) for s, _ in self.short[:NAMED])

    def names(self, lead: str) -> str:
        if not self.short:
            return ""
        titles = ", ".join(f"“{statement.title}”" for statement, _ in self.short[:NAMED])
        more = len(self.short) - NAMED
        return f" {lead}: {titles}{f' and {more} more' if more > 0 else ''}."

    def counted(self) -> str:
        return f"{len(self.reached)} of {len(self.needs)}"

    def last_confirmed(self) -> str:
        if not self.reached:
            return ""
        day = max(row.confirmation.confirmed_on for row in self.reached)
        return f", last on {in_words(day)}"


def core_statements(facts, version, params):
    core = facts.core(version.framework_version_id, params["role"])
    qualified = params["confirmed_by"] == SOCIAL_WORKER
    looked = Looked(facts, core, by_social_worker=qualified)
    who = " confirmed by a qualified social worker" if qualified else " confirmed"
    detail = f"{looked.counted()}{who}{looked.last_confirmed()}.{looked.names('Not yet')}"
    return looked.status, detail, looked.links


def other_statements(facts, version, params):
    """Whole numbers all the way: 89.9 in 100 is never rounded up to 90."""
    needs = facts.needs(version.framework_version_id, params["role"])
    other = [(statement, minimum) for statement, minimum in needs if not statement.core]
    if not other:
        return MET, "This role needs no others.", ()
    looked = Looked(facts, other)
    share = len(looked.reached) * 100 // len(other)
    detail = f"{looked.counted()} ({share} in 100).{looked.names('Below')}"
    if enough(len(looked.reached), len(other), params["percent"]):
        status = MET
    elif enough(len(looked.reached) + len(looked.lapsed), len(other), params["percent"]):
        status = OUT_OF_DATE
    else:
        status = MISSING
    return status, detail, looked.links


def enough(reached: int, total: int, percent: int) -> bool:
    return reached * 100 >= percent * total


def no_statement_below(facts, version, params):
    needs = facts.needs(version.framework_version_id, params["role"])
    looked = Looked(facts, [(statement, params["level"]) for statement, _ in needs])
    if looked.status == MET:
        lowest = min((row.level for row in looked.reached), default=params["level"])
        return MET, f"Lowest: {lowest}.", ()
    return looked.status, looked.names(f"Below {params['level']}").strip(), looked.links


def listed_statements(facts, version, params):
    looked = Looked(facts, facts.listed(version.framework_version_id, params["levels"]))
    detail = f"{looked.counted()} confirmed{looked.last_confirmed()}.{looked.names('Not yet')}"
    return looked.status, detail, looked.links
