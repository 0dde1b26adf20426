"""A story of rounds as it goes on: each move is an action of the product, held against what the
plain retelling says should come of it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

from portal.dates import as_if, now, today
from portal.people.models import Registration
from skills.assessments import actions
from skills.assessments.models import Assessment, ConfirmedLevel, Evidence
from skills.assessments.refusals import Refused
from tests.assessments.replaying import (
    check_confirmation,
    check_levels,
    check_unchanged,
    content_of,
    record_of,
)
from tests.assessments.retold import (
    DONE,
    FORBIDDEN,
    NOTHING,
    Answer,
    Piece,
    Round,
    waiting,
)
from tests.assessments.scenes import piece as piece_of
from tests.factories import RegistrationFactory

GRANTED = ("one", "supervisor", "social_worker")


def outcome(call) -> tuple:
    try:
        return DONE, call()
    except PermissionDenied:
        return FORBIDDEN, None
    except Refused as refusal:
        return type(refusal).__name__, None


class Story:
    """Two colleagues of one supervisor. The first could do everything but for whose round it is:
    they cover the supervisor, and are a practice supervisor with a registration."""

    def __init__(self, people, employments):
        self.people, self.employments = people, employments
        self.moment, self.step = now(), 0
        self.story, self.rows, self.pieces = [], [], {}
        self.registered = {"one", "social_worker"}
        self.cut, self.records = {}, {}

    def go(self, name, *arguments):
        if self.story or name == "begin":
            getattr(self, name)(*arguments)

    def check(self):
        """What stands at the end is what was told."""
        for one, row in self.told():
            self.check_round(one, Assessment.objects.get(pk=row.pk))
        for row, record in self.records.values():
            check_unchanged(record, record_of(row))
        for employment in self.employments.values():
            check_levels(employment)
            for level in ConfirmedLevel.objects.filter(employment=employment, ends=None):
                check_confirmation(level.confirmation, self.cut)

    def check_round(self, one, row):
        sent = {}
        for revision in row.revisions.select_related("statement").order_by("number"):
            content = (revision.level, revision.not_in_role, revision.past_practice)
            texts = sorted(revision.evidence.values_list("text", flat=True))
            content = (*content, revision.comment, tuple(texts))
            sent.setdefault(revision.statement.code, []).append(content)
            assert content_of(revision) == self.cut[revision.pk]
        assert sent == one.sent
        assert row.state == one.state
        assert row.reviews.count() == len(one.looks)
        drafts = {r.statement.code: r for r in row.ratings.select_related("statement")}
        assert {c: (r.content[:4], r.edit, r.reopened) for c, r in drafts.items()} == {
            c: (a.said, a.edit, a.reopened) for c, a in one.answers.items()
        }

    def does(self, expected, call):
        """The action comes out as expected, and what it gave."""
        self.step += 1
        self.moment += timedelta(seconds=1)
        with as_if(self.moment):
            found, given = outcome(call)
        assert found == (DONE if expected == NOTHING else expected)
        return given

    def told(self):
        return list(zip(self.story, self.rows, strict=True))

    def round(self, number):
        """One of the last three rounds, with the row it is told of."""
        place = len(self.story) - 1 - number % min(3, len(self.story))
        return self.story[place], self.rows[place]

    def person(self, who):
        return self.people.get(who)

    def reviews(self, who, one) -> bool:
        return who != one.owner and who in {"supervisor", "one"}

    def waits_for(self, who, one) -> set:
        may = who in GRANTED and who in self.registered and who != one.owner
        is_another = one.looks and one.looks[0].by != who
        return waiting(self.story, one) if may and is_another else set()

    def begin(self, who, whose, kind):
        who = whose if who == "owner" else who
        employment = self.employments[whose]
        already = [row for one, row in self.told() if one.owner == whose and one.is_on]
        started = self.does(
            DONE if who == whose else FORBIDDEN,
            lambda: actions.start(employment=employment, kind=kind, by=self.person(who)),
        )
        if started and already:
            assert started == already[0]
        elif started:
            asked = started.ratings.values_list("statement__code", flat=True)
            self.story.append(Round(whose, {c: Answer() for c in asked}))
            self.rows.append(started)

    def answer(self, who, which, code, said, stale):
        one, row = self.round(which)
        who = one.owner if who == "owner" else who
        if code not in one.answers:
            return
        edit = one.answers[code].edit + stale
        level, not_in_role, past, comment = said
        self.does(
            one.answering(who, code, said, edit),
            lambda: actions.save_answer(
                rating=row.ratings.get(statement__code=code),
                level=level,
                not_in_role=not_in_role,
                comment=comment,
                past_practice=past,
                edit=edit,
                by=self.person(who),
            ),
        )

    def go_on(self, which, level):
        """What comes next as a rule."""
        one, _ = self.round(which)
        if one.state == "draft":
            self.answer_all(which, level)
            self.send(one.owner, which)
        elif one.state == "submitted":
            self.mark_all("supervisor", which, level)
            self.finish("supervisor", which)
        else:
            self.begin(one.owner, one.owner, "full")

    def answer_all(self, which, level):
        one, _ = self.round(which)
        for code in one.answers:
            if one.is_open(code):
                self.answer(one.owner, which, code, (level, False, False, "Often."), 0)

    def put_evidence(self, which, code, text):
        """The owner’s one piece, in these words from now on, beside an answer that is open."""
        one, row = self.round(which)
        whose = one.owner
        if whose not in self.pieces:
            made = piece_of(self.employments[whose], text=text)
            self.pieces[whose] = (Piece(text), made)
        piece, made = self.pieces[whose]
        piece.text, piece.private = text, False
        Evidence.objects.filter(pk=made.pk).update(text=text, tier="evidence")
        if code in one.answers and one.is_open(code):
            row.ratings.get(statement__code=code).evidence.add(made)
            if piece not in one.answers[code].pieces:
                one.answers[code].pieces.append(piece)

    def take_evidence_back(self, whose):
        """What was never sent may become private again; it is not sent then."""
        piece, made = self.pieces.get(whose, (None, None))
        if piece and not piece.was_sent:
            piece.private = True
            Evidence.objects.filter(pk=made.pk).update(tier="private")

    def send(self, who, which):
        one, row = self.round(which)
        who = one.owner if who == "owner" else who
        self.does(one.sending(who), lambda: actions.submit(assessment=row, by=self.person(who)))
        for revision in row.revisions.exclude(pk__in=self.cut):
            self.cut[revision.pk] = content_of(revision)

    def mark(self, who, which, code, marked, stale, old):
        one, row = self.round(which)
        if not one.sent.get(code):
            return
        number = max(1, len(one.sent[code]) - old)
        edit = one.marks.get((code, number, who), (None, 0))[1] + stale
        level, not_in_role, comment, send_back, reason = marked
        waiting = self.waits_for(who, one)
        self.does(
            one.marking(
                who, code, number, marked, edit, reviews=self.reviews(who, one), waiting=waiting
            ),
            lambda: actions.save_mark(
                revision=row.revisions.get(statement__code=code, number=number),
                level=level,
                not_in_role=not_in_role,
                comment=comment,
                send_back=send_back,
                reason=reason,
                edit=edit,
                by=self.person(who),
            ),
        )

    def mark_all(self, who, which, level):
        one, _ = self.round(which)
        for code in one.sent:
            self.mark(who, which, code, (level, False, "I saw it.", False, ""), 0, 0)

    def send_back(self, who, which, code):
        one, row = self.round(which)
        self.mark(who, which, code, (None, False, "", True, "Say more."), 0, 0)
        self.does(
            one.returning(who, reviews=self.reviews(who, one)),
            lambda: actions.send_back(assessment=row, by=self.person(who)),
        )

    def finish(self, who, which):
        one, row = self.round(which)
        self.finishing(
            one,
            row,
            who,
            list(one.sent),
            again=0,
            act=actions.finish_review,
            allowed=one.state == "submitted" and self.reviews(who, one),
        )

    def look_again(self, who, which, level):
        one, row = self.round(which)
        codes = self.waits_for(who, one)
        for code in sorted(codes):
            self.mark(who, which, code, (level, False, "I saw it.", False, ""), 0, 0)
        self.finishing(
            one, row, who, codes, again=1, act=actions.finish_second_look, allowed=bool(codes)
        )

    def finishing(self, one, row, who, codes, *, again, act, allowed):
        expected = one.finishing(
            who,
            codes,
            allowed=allowed,
            again=again,
            registered=who in self.registered,
            at=self.step,
        )
        declared = {"declaration": "My own view."}
        self.does(expected, lambda: act(assessment=row, by=self.person(who), **declared))
        if expected == DONE:
            self.records[row.pk, again] = (row, record_of(row))

    def respond(self, who, which, again, agrees, comment):
        one, row = self.round(which)
        who = one.owner if who == "owner" else who
        for look, review in list(zip(one.looks, row.reviews.order_by("pk"), strict=True))[again:]:
            self.does(
                one.answering_review(who, look, agrees, comment),
                lambda review=review: actions.respond(
                    review=review, agrees=agrees, comment=comment, by=self.person(who)
                ),
            )

    def withdraw(self, who, which):
        one, row = self.round(which)
        who = one.owner if who == "owner" else who
        self.does(
            one.withdrawing(who),
            lambda: actions.withdraw(assessment=row, by=self.person(who) if who else None),
        )

    def registration(self, who):
        """One that is in date ends, and whoever has none gets one."""
        with as_if(self.moment):
            day = today()
        if who in self.registered:
            Registration.objects.filter(user=self.person(who), ends=None).update(ends=day)
        else:
            RegistrationFactory(user=self.person(who), starts=day, ends=None)
        self.registered ^= {who}

    def days_pass(self, days):
        self.moment += timedelta(days=days)
