"""Drawing up what people chose, by chance that a seed decides: the same seed, the same years."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from portal.dates import as_if
from skills.assessments.models import Assessment, EvidenceKind

from . import words
from .knowing import Profiles
from .plan import Answer, History, Piece, Round, SentBack, Verdict, Word

Kind = Assessment.Kind
HIGHEST = 4
# How many days a round takes at most, from its beginning to the last word on it.
AT_MOST = 24


@dataclass(frozen=True)
class Chances:
    """How often, of 1."""

    unanswered: float = 0.02
    comment: float = 0.2
    evidence: float = 0.08
    reuse: float = 0.5
    lower: float = 0.12
    higher: float = 0.05
    sent_back: float = 0.08
    looks_again: float = 0.9
    answers_review: float = 0.8
    differs: float = 0.05
    at_work: float = 0.15  # on a round today


class Planner:
    def __init__(self, today, seed=1, years=3, chances=None):
        self.today, self.seed, self.years = today, seed, years
        self.chances = chances or Chances()
        self.profiles = Profiles()

    def history(self, number: int, job) -> History:
        """The years of the person of that number, from their first round until today."""
        draw = Random(f"{self.seed}/{number}")  # noqa: S311
        history, scope = History(job), self.profiles.scope(job)
        for day, kind, domain in self._occasions(scope, draw):
            with as_if(_at(day, 9)):
                offer = scope.offer(kind, domain)
            if not offer.statements:
                continue
            one = _Drawing(history, draw, self.chances, day, self.today).round(offer)
            history.rounds.append(one)
            if one.review is None:
                break
            with as_if(one.review.at):
                self.profiles.confirm(scope, one.standing)
        return history

    def _occasions(self, scope, draw):
        """The days on which a round begins, and what kind: the safety statements, area by area, and
        then twice a year what is due."""
        day = self.today - timedelta(days=365 * self.years - draw.randrange(60))
        yield day, (Kind.SHORT if scope.is_short else Kind.CORE), None
        for domain in scope.areas_to_do():
            day += timedelta(days=draw.randrange(24, 32))
            yield day, Kind.AREA, domain
        while (later := day + timedelta(days=draw.randrange(150, 190))) < self.today:
            day = later
            yield day, (Kind.FULL if draw.random() < 0.2 else Kind.CHANGES), None
        lately = self.today - timedelta(days=draw.randrange(12))
        if draw.random() < self.chances.at_work and day < lately - timedelta(days=AT_MOST):
            yield lately, Kind.FULL, None


class _Drawing:
    """A round that begins on `day`."""

    def __init__(self, history, draw, chances, day, today):
        self.history, self.job, self.draw = history, history.job, draw
        self.chances, self.day, self.today = chances, day, today

    def _is_drawn(self, name) -> bool:
        return self.draw.random() < getattr(self.chances, name)

    def round(self, offer) -> Round:
        """As far as it has come by today: a draft, sent, or reviewed."""
        begun_at = _at(self.day, 9)
        answered_at = _at(self.day + timedelta(days=self.draw.randrange(3)), 12)
        sent_at = _at(answered_at.date() + timedelta(days=self.draw.randrange(3)), 15)
        answers = self._answers(offer.statements, answered_at)
        asked = tuple(known.statement for known in offer.statements)
        made = {"kind": offer.kind, "domain": offer.domain, "begun_at": begun_at}
        made |= {"asked": asked, "answers": answers, "answered_at": answered_at}
        if sent_at.date() >= self.today:
            return Round(**made)
        sent_back = self._sent_back(answers, sent_at) if self._is_drawn("sent_back") else None
        last = sent_back.sent_at if sent_back else sent_at
        reviewed_at = _at(last.date() + timedelta(days=self.draw.randrange(1, 9)), 11)
        made |= {"sent_at": sent_at}
        if reviewed_at.date() >= self.today - timedelta(days=8):
            return Round(**made)
        standing = answers | (sent_back.changed if sent_back else {})
        review = self._review(standing, reviewed_at)
        look = self._look(standing, review) if self._is_looked_at_again(standing) else None
        return Round(**made, sent_back=sent_back, review=review, look=look)

    def _answers(self, statements, at) -> dict:
        found = {}
        for known in statements:
            if not known.core and self._is_drawn("unanswered"):
                continue
            found[known.pk] = self._answer(known, at)
        return found or {statements[0].pk: self._answer(statements[0], at)}

    def _answer(self, known, at) -> Answer:
        if known.minimum == 0 and not known.core and self.draw.random() < 0.5:
            return Answer(known.statement, None)
        step = self.draw.choice((-1, -1, 0, 0, 0, 1))
        return Answer(
            known.statement,
            min(HIGHEST, max(0, (known.minimum or 1) + step)),
            self.draw.choice(words.COMMENTS) if self._is_drawn("comment") else "",
            (self._piece(at),) if self._is_drawn("evidence") else (),
        )

    def _piece(self, at) -> int:
        """The place of a piece of evidence: one that is there, or a new one."""
        pieces = self.history.pieces
        if pieces and self._is_drawn("reuse"):
            return self.draw.randrange(len(pieces))
        happened_on = self.day - timedelta(days=self.draw.randrange(1, 90))
        kind = self.draw.choice(EvidenceKind.values)
        pieces.append(Piece(kind, happened_on, self.draw.choice(words.PIECES), at))
        return len(pieces) - 1

    def _sent_back(self, answers, sent_at) -> SentBack:
        again = self.draw.sample(sorted(answers), min(2, len(answers)))
        changed = {
            pk: Answer(answers[pk].statement, self.draw.randrange(1, 5), words.AGAIN)
            for pk in again
        }
        at = _at(sent_at.date() + timedelta(days=2), 10)
        reasons = {pk: self.draw.choice(words.REASONS) for pk in again}
        return SentBack(at, reasons, changed, _at(at.date() + timedelta(days=2), 16))

    def _review(self, standing, at) -> Word:
        verdicts = {pk: self._verdict(answer) for pk, answer in standing.items()}
        return self._word(at, self.job.supervisor, verdicts, self.draw.choice(words.NOTES))

    def _verdict(self, answer) -> Verdict:
        if answer.level is None:
            return Verdict(None)
        if answer.level > 0 and self._is_drawn("lower"):
            return Verdict(answer.level - 1, self.draw.choice(words.LOWER))
        if answer.level < HIGHEST and self._is_drawn("higher"):
            return Verdict(answer.level + 1, self.draw.choice(words.HIGHER))
        return Verdict(answer.level)

    def _is_looked_at_again(self, standing) -> bool:
        """Only where something of it is a safety statement."""
        core = any(answer.statement.core for answer in standing.values())
        return core and self.job.asks_second_look and self._is_drawn("looks_again")

    def _look(self, standing, review) -> Word:
        """The safety statements as the first review had them."""
        core = {pk for pk, answer in standing.items() if answer.statement.core}
        verdicts = {pk: review.verdicts[pk] for pk in core}
        return self._word(_at(review.at.date() + timedelta(days=3), 14), self.job.looker, verdicts)

    def _word(self, at, by, verdicts, note="") -> Word:
        if not self._is_drawn("answers_review"):
            return Word(at, by, verdicts, note)
        differs = self._is_drawn("differs")
        return Word(
            at,
            by,
            verdicts,
            note,
            agrees=not differs,
            comment=words.DIFFERENT if differs else "",
            answered_at=_at(at.date() + timedelta(days=self.draw.randrange(1, 3)), 17),
        )


def _at(day, hour) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
