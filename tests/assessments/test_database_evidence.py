"""What the database refuses of evidence and of levels that count. Each case is tried in a
savepoint of one world."""

from datetime import timedelta

import pytest

from portal.dates import today
from skills.assessments.models import (
    AnswerRevision,
    ConfirmedLevel,
    EvidenceRevision,
    SelfRating,
)
from tests.assessments.bypassing import confirm, revision
from tests.assessments.scenes import NOW, Scene, a_file, change, delete, let_through, piece

pytestmark = pytest.mark.database


@pytest.fixture
def scene(world):
    return Scene(world)


def test_evidence_stays_its_owners_and_stays_with_what_was_sent(scene):
    rating = scene.draft.ratings.get(statement__code="A1")
    old = scene.over.ratings.get(statement__code="A1")
    new = revision(scene.draft, rating.statement)
    put, sent = SelfRating.evidence.through, AnswerRevision.evidence.through
    of_another = cut(scene.theirs)
    other_file = a_file(scene.theirs)
    link = sent.objects.get(answerrevision=scene.answer)
    put_link = put.objects.create(selfrating=rating, evidence=scene.piece)

    assert (
        let_through(
            [
                (
                    "another's piece becomes mine",
                    "stays its owner",
                    lambda: change(scene.theirs, employment_id=scene.world.employment.pk),
                ),
                (
                    "what was sent is private again",
                    "stays evidence",
                    lambda: change(scene.piece, tier="private"),
                ),
                ("a piece is deleted", "never deleted", lambda: delete(scene.private)),
                ("a removed piece is shared", "", lambda: change(scene.piece, removed_at=NOW)),
                (
                    "another's file is put on",
                    "of another piece",
                    lambda: change(scene.private, file_id=other_file.pk),
                ),
                (
                    "another's file is sent",
                    "of another piece",
                    lambda: cut(scene.piece, number=7, file=other_file),
                ),
                (
                    "another's piece is put to an answer",
                    "somebody else’s",
                    lambda: put.objects.create(selfrating=rating, evidence=scene.theirs),
                ),
                (
                    "a private piece is put to an answer",
                    "not for sending",
                    lambda: put.objects.create(selfrating=rating, evidence=scene.private),
                ),
                (
                    "a link is turned to a private piece",
                    "not for sending",
                    lambda: change(put_link, evidence_id=scene.private.pk),
                ),
                (
                    "a piece is put to an answer of a reviewed round",
                    "only in a draft",
                    lambda: put.objects.create(
                        selfrating=old, evidence=piece(old.assessment.employment)
                    ),
                ),
                (
                    "evidence is added to what was reviewed",
                    "after the answer was sent",
                    lambda: sent.objects.create(
                        answerrevision=scene.answered("B1"), evidencerevision=scene.sent
                    ),
                ),
                (
                    "another's evidence goes with an answer",
                    "somebody else’s",
                    lambda: sent.objects.create(answerrevision=new, evidencerevision=of_another),
                ),
                (
                    "a link to sent evidence is changed",
                    "append-only",
                    lambda: change(link, answerrevision_id=new.pk),
                ),
                ("a link to sent evidence is deleted", "append-only", lambda: delete(link)),
                ("sent evidence is changed", "append-only", lambda: change(scene.sent, text="No.")),
                ("sent evidence is deleted", "append-only", lambda: delete(scene.sent)),
                ("a revision has its number twice", "", lambda: cut(scene.piece)),
                (
                    "an answer is added to what was reviewed",
                    "gets no other answer",
                    lambda: revision(scene.over, rating.statement),
                ),
            ]
        )
        == []
    )


def cut(evidence, number=1, **fields):
    values = {"kind": "observation", "happened_on": today(), "digest": "x", "cut_at": NOW}
    return EvidenceRevision.objects.create(evidence=evidence, number=number, **values | fields)


def test_a_confirmation_and_a_level_are_of_what_was_sent(scene):
    elsewhere = scene.other.submitted()
    level = {
        "employment": scene.world.employment,
        "job_role": scene.level.job_role,
        "meaning": scene.level.meaning,
        "level": scene.level.level,
        "starts": today(),
        "affirmed_on": today(),
        "ends": today(),
        "confirmation": scene.confirmation,
    }
    tomorrow, yesterday = (today() + timedelta(days=days) for days in (1, -1))

    assert (
        let_through(
            [
                (
                    "a review of one round confirms an answer of another",
                    "of another round",
                    lambda: confirm(
                        scene.other,
                        elsewhere,
                        review=scene.review,
                    ),
                ),
                (
                    "another level counts than was confirmed",
                    "the one that was confirmed",
                    lambda: ConfirmedLevel.objects.create(**level | {"level": 4}),
                ),
                (
                    "it counts for somebody else",
                    "the one that was confirmed",
                    lambda: ConfirmedLevel.objects.create(
                        **level | {"employment": scene.other.employment}
                    ),
                ),
                (
                    "it counts for another statement",
                    "the one that was confirmed",
                    lambda: ConfirmedLevel.objects.create(
                        **level | {"meaning": scene.world.statement("A2").meaning}
                    ),
                ),
                (
                    "it was affirmed before it began",
                    "",
                    lambda: ConfirmedLevel.objects.create(**level | {"affirmed_on": yesterday}),
                ),
                (
                    "the day on which it was affirmed goes back",
                    "only by ending",
                    lambda: [change(scene.level, affirmed_on=day) for day in (tomorrow, today())],
                ),
                (
                    "it is affirmed after it ended",
                    "only by ending",
                    lambda: [
                        change(scene.level, ends=tomorrow),
                        change(scene.level, affirmed_on=tomorrow),
                    ],
                ),
            ]
        )
        == []
    )
