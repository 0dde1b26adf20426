"""What somebody said before: never asked twice. The newest earlier answer of the same person, in
whichever job, to a statement of the same meaning or to one that also answers it; where there is
none, to what this statement was before its meaning changed. It counts again only when they say
so."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F, Q

from content.editing.differences import Field
from portal.dates import today
from portal.people.querysets import is_person
from skills.framework.models import StatementMap

from .models import AnswerRevision

SAME, ALSO, OTHER = "same", "also", "other"


@dataclass(frozen=True)
class Confirmed:
    level: int | None
    by: str
    on: date
    comment: str


@dataclass
class Before:
    """An answer of an earlier round. `how` tells what it was to: the `same` meaning, a statement
    that `also` answers this one, or one with an `other` meaning. `where` names the job, if it was
    another. `changes` are the words that differ."""

    how: str
    level: int | None
    not_in_role: bool
    said_at: datetime
    statement: int
    title: str
    text: str
    where: str = ""
    confirmed: Confirmed | None = None
    changes: list = field(default_factory=list)

    @property
    def counts_again(self) -> bool:
        """May it be said again with one press?"""
        return self.how != OTHER

    @property
    def value(self) -> str:
        """As a form has it."""
        return "not-my-job" if self.not_in_role else str(self.level)

    def compare(self, statement, words) -> None:
        """Find the words that differ from those that stand in `statement` now."""
        if self.statement == statement.pk or self.how == ALSO:
            return
        old, new = words.of(self.statement), words.of(statement.pk)
        pairs = [("Title", self.title, statement.title), ("Statement", self.text, statement.text)]
        pairs += [
            (f"Level {value}", old.get(value, ""), new.get(value, ""))
            for value in sorted({*old, *new})
        ]
        self.changes = [Field(*pair) for pair in pairs if _told(pair[1]) != _told(pair[2])]


def said_before(assessment, statements) -> dict:
    """By statement: the answer of an earlier round, where there is one. At most two questions."""
    rows = _rows(assessment, statements)
    by_meaning, by_lineage = defaultdict(list), defaultdict(list)
    for row in rows:
        by_meaning[row["statement__meaning"]].append(row)
        by_lineage[row["statement__lineage"]].append(row)
    also = _answering(statements, rows)
    found = {}
    for one in statements:
        same = by_meaning[one.meaning]
        others = [row for meaning in also.get(one.meaning, ()) for row in by_meaning[meaning]]
        if same or others:
            found[one.pk] = _newest(assessment, one, [*same, *others])
        elif by_lineage[one.lineage]:
            found[one.pk] = _newest(assessment, one, by_lineage[one.lineage])
    return found


def _rows(assessment, statements) -> list[dict]:
    """The answers as they stand in other rounds, a row for each confirmation."""
    user = assessment.employment.user
    meanings = [one.meaning for one in statements]
    mapped = StatementMap.objects.current().filter(answers__in=meanings).values("meaning")
    asked = (
        Q(statement__meaning__in=meanings)
        | Q(statement__lineage__in=[one.lineage for one in statements])
        | Q(statement__meaning__in=mapped)
    )
    return list(
        AnswerRevision.objects.standing()
        .filter(asked, is_person(user.merged_into_id or user.pk, "assessment__employment__user"))
        .exclude(assessment=assessment.pk)
        .order_by("cut_at", "pk", "confirmations__pk")
        .values(
            "level",
            "not_in_role",
            "cut_at",
            "statement_id",
            "statement__title",
            "statement__text",
            "statement__meaning",
            "statement__lineage",
            employment=F("assessment__employment"),
            job_role=F("assessment__profile__job_role"),
            job=F("assessment__profile__name"),
            organisation=F("assessment__employment__organisation__name"),
            confirmation=F("confirmations__pk"),
            confirmed_level=F("confirmations__level"),
            confirmed_comment=F("confirmations__comment"),
            confirmed_by=F("confirmations__by__name"),
            confirmed_on=F("confirmations__confirmed_on"),
        )
    )


def _answering(statements, rows) -> dict:
    """Which meanings answer which, where any row is there for that reason."""
    meanings = {one.meaning for one in statements}
    lineages = {one.lineage for one in statements}
    own = (r["statement__meaning"] in meanings or r["statement__lineage"] in lineages for r in rows)
    return {} if all(own) else StatementMap.objects.by_answered(on=today())


def _newest(assessment, statement, rows) -> Before:
    last = max(rows, key=lambda row: row["cut_at"])
    confirmed = [row for row in rows if row["confirmation"]]
    counts = max(confirmed, key=lambda r: (r["confirmed_on"], r["confirmation"]), default=None)
    return Before(
        how=_how(statement, last),
        level=last["level"],
        not_in_role=last["not_in_role"],
        said_at=last["cut_at"],
        statement=last["statement_id"],
        title=last["statement__title"],
        text=last["statement__text"],
        where=_where(assessment, last),
        confirmed=counts
        and Confirmed(
            level=counts["confirmed_level"],
            by=counts["confirmed_by"],
            on=counts["confirmed_on"],
            comment=counts["confirmed_comment"],
        ),
    )


def _how(statement, row) -> str:
    if row["statement__meaning"] == statement.meaning:
        return SAME
    return OTHER if row["statement__lineage"] == statement.lineage else ALSO


def _where(assessment, row) -> str:
    """The job, where it is another one than this round's."""
    here = (assessment.employment_id, assessment.profile.job_role_id)
    there = (row["employment"], row["job_role"])
    return "" if here == there else f"{row['job']}, {row['organisation']}"


def _told(text: str) -> str:
    """Another space is no other word."""
    return " ".join(text.split())
