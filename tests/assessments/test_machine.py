"""Any sequence of actions by any of the cast comes out as a plain retelling says, changes nothing
that was reviewed, and leaves the levels that follow from what was confirmed."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.dates import as_if, now, today
from portal.people.models import Cover, Registration
from skills.assessments import actions
from skills.assessments.models import Assessment, ConfirmedLevel, Evidence
from skills.assessments.refusals import Refused
from tests.assessments.conftest import make_world
from tests.assessments.replaying import check_levels, check_unchanged, content_of, record_of
from tests.assessments.retold import (
    CASE,
    CODES,
    DONE,
    FORBIDDEN,
    NOTHING,
    Answer,
    Piece,
    Round,
    waiting,
)
from tests.factories import (
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
)

OWNERS = ("one", "two")
CAST = ("one", "two", "supervisor", "social_worker", "stranger")
GRANTED = ("one", "supervisor", "social_worker")
# The one who has a part in it most of the time, and anybody at all the rest of it.
owner = st.sampled_from(["owner"] * 5 + [*CAST])
reviewer = st.sampled_from(["supervisor"] * 5 + [*CAST])
looker = st.sampled_from(["social_worker"] * 3 + [*CAST])
which = st.integers(0, 2)
code = st.sampled_from(CODES)
levels = st.sampled_from([None, 0, 1, 2, 3, 4, 5])
said = st.tuples(
    levels, st.booleans(), st.booleans(), st.sampled_from(["", "With help.", "Alone.", CASE])
)
marked = st.tuples(
    levels,
    st.booleans(),
    st.sampled_from(["", "I saw it."]),
    st.booleans(),
    st.sampled_from(["", "Say more."]),
)
stale = st.sampled_from([0] * 5 + [1])


TEXTS = st.sampled_from(["", "In May.", "In June."])
# How often each move comes up, and what it takes.
MOVES = {
    "begin": (2, owner, st.sampled_from(OWNERS), st.sampled_from(["", "full", "core"])),
    "go_on": (8, which, st.integers(1, 4)),
    "answer": (3, owner, which, code, said, stale),
    "answer_all": (1, which, st.integers(1, 4)),
    "put_evidence": (3, which, code, TEXTS),
    "take_evidence_back": (1, st.sampled_from(OWNERS)),
    "send": (2, owner, which),
    "mark": (3, reviewer, which, code, marked, stale, stale),
    "mark_all": (1, reviewer, which, st.integers(1, 4)),
    "send_back": (3, reviewer, which, code),
    "finish": (2, reviewer, which),
    "look_again": (4, looker, which, st.integers(1, 4)),
    "respond": (2, owner, which, st.booleans(), st.booleans(), st.sampled_from(["", "Alone."])),
    "withdraw": (1, st.sampled_from([None, "owner", *CAST]), which),
    "registration": (2, st.sampled_from(GRANTED)),
    "days_pass": (2, st.integers(1, 200)),
}
names = st.sampled_from([name for name, (often, *_) in MOVES.items() for _ in range(often)])
moves = names.flatmap(lambda name: st.tuples(st.just(name), *MOVES[name][1:]))


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
        for one, row in zip(self.story, self.rows, strict=True):
            self.check_round(one, Assessment.objects.get(pk=row.pk))
        for row, record in self.records.values():
            check_unchanged(record, record_of(row))
        for employment in self.employments.values():
            check_levels(employment)
            for level in ConfirmedLevel.objects.filter(employment=employment, ends=None):
                self.check_confirmed(level.confirmation)

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

    def check_confirmed(self, confirmation):
        """It is of the answer that stood when the review was finished, as it was then."""
        answer, finished = confirmation.revision, confirmation.review.finished_at
        sent = answer.assessment.revisions.filter(statement=answer.statement_id)
        assert sent.filter(cut_at__lte=finished).order_by("number").last() == answer
        assert not sent.filter(cut_at__gt=finished).exists()
        assert content_of(answer) == self.cut[answer.pk]

    def does(self, expected, call):
        """The action comes out as expected, and what it gave."""
        self.step += 1
        self.moment += timedelta(seconds=1)
        with as_if(self.moment):
            found, given = outcome(call)
        assert found == (DONE if expected == NOTHING else expected)
        return given

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
        already = [
            r
            for o, r in zip(self.story, self.rows, strict=True)
            if o.owner == whose and o.state in {"draft", "submitted"}
        ]
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
            made = Evidence.objects.create(
                employment=self.employments[whose],
                tier="evidence",
                kind="observation",
                happened_on=today(),
                text=text,
                added_at=self.moment,
                saved_at=self.moment,
            )
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
        self.does(expected, lambda: act(assessment=row, by=self.person(who)))
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


def make_cast() -> tuple:
    """The people, and the two employments whose rounds they have a part in."""
    world = make_world("oversight")
    one, supervisor = world.practitioner, world.supervisor
    two = PostFactory(
        employment__organisation=world.employment.organisation,
        job_role=world.employment.posts.get().job_role,
    ).employment
    SupervisionLineFactory(employment=two, supervisor=supervisor)
    for person in (one, supervisor):
        RoleGrantFactory(user=person, role="practice_supervisor", organisation=two.organisation)
    Registration.objects.filter(user=world.social_worker).update(ends=None)
    RegistrationFactory(user=one, ends=None)
    always = {"starts": today(), "ends": today() + timedelta(days=9999)}
    Cover.objects.create(absent=supervisor, covering=one, set_by=one, **always)
    others = (supervisor, world.social_worker, world.stranger)
    people = dict(zip(CAST, (one, two.user, *others), strict=True))
    return people, {"one": world.employment, "two": two}


@pytest.fixture
def story_of(db):
    """`story_of()`: a story from its beginning, with nothing of any other in it."""
    people, employments = make_cast()

    @contextmanager
    def told():
        with transaction.atomic():
            yield Story(people, employments)
            transaction.set_rollback(True)

    return told


@settings(max_examples=max(8, settings().max_examples // 2))
@given(moves=st.lists(moves, min_size=25, max_size=50))
def test_any_sequence_of_actions_comes_out_as_it_is_told(story_of, moves):
    with story_of() as story:
        for name, *arguments in moves:
            story.go(name, *arguments)

        story.check()
