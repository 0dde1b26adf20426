"""What the journal says of the rounds, and the messages about them. The messages are long read:
they are there for their number, and their words are plain. Their keys are the actions'."""

from datetime import datetime

from django.utils import timezone

from portal.journal.models import Entry
from portal.notices.models import Notice

A_TIME = 2000


class Telling:
    def __init__(self):
        self.entries, self.notices = [], []

    def write(self) -> None:
        Entry.objects.bulk_create(self.entries, batch_size=A_TIME)
        Notice.objects.bulk_create(self.notices, batch_size=A_TIME)

    def started(self, one) -> None:
        self._record("started", one, by=one.job.employment.user)

    def sent(self, one, at: datetime, answers: int) -> None:
        self._record("sent", one, by=one.job.employment.user, answers=answers)
        key = f"sent.{one.assessment.pk}.{timezone.localtime(at).isoformat()}"
        self._tell(one.job.supervisor, key, "Review a self-assessment", at)

    def sent_back(self, one) -> None:
        back = one.plan.sent_back
        self._record("sent_back", one, by=one.job.supervisor, answers=len(back.reasons))
        sent_at = timezone.localtime(one.plan.sent_at).isoformat()
        key = f"sent_back.{one.assessment.pk}.{sent_at}"
        self._tell(one.job.employment.user, key, "Look again at some of your answers", back.at)

    def reviewed(self, one, review, word) -> None:
        person, verb = one.job.employment.user, "reviewed"
        if review.second_look:
            verb = "looked_again"
        self._record(verb, one, by=word.by, review=review.pk)
        self._tell(person, f"{verb}.{review.pk}", "Read your review", word.at)
        if one.job.asks_second_look and not review.second_look and _has_core(word, one):
            key = f"second_look.{one.assessment.pk}"
            self._tell(one.job.looker, key, "Look again at safety statements", word.at, daily=True)

    def responded(self, one, response, word) -> None:
        self._record("responded", one, by=one.job.employment.user, review=response.review_id)
        key = f"responded.{response.pk}"
        self._tell(word.by, key, "Read an answer to your review", word.answered_at, daily=True)

    def _record(self, verb, one, *, by, **ids) -> None:
        self.entries.append(
            Entry(
                actor=by,
                verb=f"assessments.{verb}",
                kind=one.assessment._meta.label,
                object_id=one.assessment.pk,
                ids=ids,
            )
        )

    def _tell(self, to, key, title, at, *, daily=False) -> None:
        self.notices.append(
            Notice(
                recipient=to,
                key=f"assessments.{key}",
                title=title,
                why="Your page says what it is about.",
                url="/assessments/",
                daily=daily,
                made_at=at,
                sent_at=at,
                read_at=at,
            )
        )


def _has_core(word, one) -> bool:
    return any(one.plan.standing[pk].statement.core for pk in word.verdicts)
