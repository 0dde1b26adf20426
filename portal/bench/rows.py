"""Writing the years of many people as rows, some hundred people at a time, with the database's
guards on. What it writes is what the actions would have written: `tests/bench` compares the two.

An answer goes into a draft and nowhere else, and nobody has two open rounds in a job. So everyone's
first round is written from its beginning to its end, then everyone's second, and so on.
"""

from itertools import count as numbers

from django.db import transaction

from portal.dates import as_if
from skills.assessments.models import (
    AnswerRevision,
    Assessment,
    Confirmation,
    ConfirmedLevel,
    Evidence,
    EvidenceRevision,
    Response,
    Return,
    Review,
    ReviewMark,
    SelfRating,
)

from . import made
from .counting import Levels
from .telling import Telling

A_TIME = 2000


@transaction.atomic
def write(histories) -> None:
    """All rows of these people, or none."""
    people = [_Written(history) for history in histories]
    telling = Telling()
    _write_pieces(people)
    for place in numbers():
        now = [one for one in people if place < len(one.history.rounds)]
        if not now:
            break
        _Wave([_Going(one, one.history.rounds[place]) for one in now], telling).write()
    _bulk(ConfirmedLevel, [row for one in people for row in one.levels.rows])
    telling.write()


def _bulk(model, rows) -> list:
    rows = list(rows)
    return model.objects.bulk_create(rows, batch_size=A_TIME) if rows else []


class _Written:
    """A person, with what of theirs outlives a round: evidence and the levels that count."""

    def __init__(self, history):
        self.history, self.job = history, history.job
        self.levels = Levels(history.job)
        self.pieces, self.cut = [], {}


class _Going:
    """A person's round, and its rows by statement."""

    def __init__(self, person, plan):
        self.person, self.job, self.plan = person, person.job, plan
        self.assessment = None
        self.ratings, self.revisions = {}, {}
        self.first, self.reviews = {}, []

    def pieces(self, answer) -> list:
        return [self.person.pieces[place] for place in answer.pieces]


def _write_pieces(people) -> None:
    for one in people:
        one.pieces = [
            Evidence(
                employment=one.job.employment,
                tier=Evidence.Tier.EVIDENCE,
                kind=piece.kind,
                happened_on=piece.happened_on,
                text=piece.text,
                added_at=piece.at,
                saved_at=piece.at,
            )
            for piece in one.history.pieces
        ]
    _bulk(Evidence, (piece for one in people for piece in one.pieces))


class _Wave:
    """One round of each of many people."""

    def __init__(self, going, telling):
        self.going, self.telling = going, telling
        self.sent = [one for one in going if one.plan.sent_at]
        self.reviewed = [one for one in self.sent if one.plan.review]

    def write(self) -> None:
        self._begin()
        self._answer()
        self._send()
        self._send_back()
        self._mark()
        self._review(self.reviewed, Review.Kind.REVIEW)
        looked = [one for one in self.reviewed if one.plan.look]
        self._review(looked, Review.Kind.SECOND_LOOK)
        self._close()

    def _begin(self) -> None:
        for one in self.going:
            one.assessment = Assessment(
                employment=one.job.employment,
                profile=one.job.profile,
                version_id=one.job.profile.version_id,
                kind=one.plan.kind,
                domain=one.plan.domain,
                started_at=one.plan.begun_at,
                submitted_at=one.plan.last_sent_at,
            )
        _bulk(Assessment, (one.assessment for one in self.going))
        for one in self.going:
            self.telling.started(one)

    def _answer(self) -> None:
        """The answers as they were at last: a draft keeps none of those before."""
        for one in self.going:
            one.ratings = {s.pk: made.rating(one, s) for s in one.plan.asked}
        _bulk(SelfRating, (row for one in self.going for row in one.ratings.values()))
        through = SelfRating.evidence.through
        _bulk(
            through,
            (
                through(selfrating=one.ratings[pk], evidence=piece)
                for one in self.going
                for pk, answer in one.plan.answers.items()
                for piece in one.pieces(answer)
            ),
        )

    def _send(self) -> None:
        for one in self.sent:
            for pk, answer in one.plan.answers.items():
                one.revisions[pk] = made.revision(one, answer, 1, one.plan.sent_at)
            one.first = dict(one.revisions)
            self.telling.sent(one, one.plan.sent_at, len(one.revisions))
        _bulk(AnswerRevision, (row for one in self.sent for row in one.revisions.values()))
        self._cut_pieces()
        through = AnswerRevision.evidence.through
        _bulk(
            through,
            (
                through(answerrevision=one.revisions[pk], evidencerevision=one.person.cut[piece.pk])
                for one in self.sent
                for pk, answer in one.plan.answers.items()
                for piece in one.pieces(answer)
            ),
        )

    def _cut_pieces(self) -> None:
        """A piece of evidence never changes here: it is cut when it first goes along."""
        for one in self.sent:
            sent = (piece for a in one.plan.answers.values() for piece in one.pieces(a))
            for piece in sent:
                if piece.pk not in one.person.cut:
                    one.person.cut[piece.pk] = made.piece_as_sent(piece, one.plan.sent_at)
        cut = (row for one in self.sent for row in one.person.cut.values() if row.pk is None)
        _bulk(EvidenceRevision, cut)

    def _send_back(self) -> None:
        """Some come back, are changed, and are sent again. What came back keeps its evidence."""
        returned = [one for one in self.sent if one.plan.sent_back]
        rows, again, links = [], [], []
        through = AnswerRevision.evidence.through
        for one in returned:
            back = one.plan.sent_back
            for pk, reason in back.reasons.items():
                rows.append(
                    Return(
                        revision=one.first[pk],
                        by=one.job.supervisor,
                        reason=reason,
                        returned_at=back.at,
                    )
                )
                kept = one.pieces(one.plan.answers[pk])
                one.revisions[pk] = made.revision(one, back.changed[pk], 2, back.sent_at, kept)
                again.append(one.revisions[pk])
                links += [(one.revisions[pk], one.person.cut[piece.pk]) for piece in kept]
            self.telling.sent_back(one)
            self.telling.sent(one, back.sent_at, len(back.changed))
        _bulk(Return, rows)
        _bulk(AnswerRevision, again)
        _bulk(through, (through(answerrevision=a, evidencerevision=e) for a, e in links))

    def _mark(self) -> None:
        words = [(one, word) for one in self.reviewed for word in _words(one.plan)]
        _bulk(
            ReviewMark,
            (
                ReviewMark(
                    revision_id=one.revisions[pk].pk,
                    by_id=word.by.pk,
                    level=verdict.level,
                    not_in_role=verdict.not_in_role,
                    comment=verdict.comment,
                    edit=1,
                    saved_at=word.at,
                )
                for one, word in words
                for pk, verdict in word.verdicts.items()
            ),
        )

    def _review(self, going, kind) -> None:
        """Reviews, what they confirmed, and the answers to them."""
        is_look = kind == Review.Kind.SECOND_LOOK
        done = [(one, one.plan.look if is_look else one.plan.review) for one in going]
        reviews = _bulk(Review, (made.finished(one, word, kind) for one, word in done))
        confirmed = [
            made.confirmations(one, word, review)
            for (one, word), review in zip(done, reviews, strict=True)
        ]
        _bulk(Confirmation, (row for rows in confirmed for row in rows))
        for (one, word), rows in zip(done, confirmed, strict=True):
            with as_if(word.at):
                meanings = [one.plan.standing[pk].statement.meaning for pk in word.verdicts]
                one.person.levels.count(zip(meanings, rows, strict=True))
        answered = [x for x in zip(done, reviews, strict=True) if x[0][1].agrees is not None]
        responses = _bulk(
            Response, (made.response(one, word, review) for (one, word), review in answered)
        )
        for (one, word), review in zip(done, reviews, strict=True):
            self.telling.reviewed(one, review, word)
        for ((one, word), _), response in zip(answered, responses, strict=True):
            self.telling.responded(one, response, word)

    def _close(self) -> None:
        for one in self.sent:
            one.assessment.state = Assessment.State.SUBMITTED
        for one in self.reviewed:
            one.assessment.state = Assessment.State.REVIEWED
            one.assessment.reviewed_at = one.plan.review.at
        rows = [one.assessment for one in self.sent]
        Assessment.objects.bulk_update(rows, ["state", "reviewed_at"], batch_size=200)


def _words(plan) -> list:
    return [plan.review, plan.look] if plan.look else [plan.review]
