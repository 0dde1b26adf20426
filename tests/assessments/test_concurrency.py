"""Two tabs, two clicks, two people at once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import (
    Assessment,
    Evidence,
    EvidenceRevision,
    Nudge,
    Review,
    SelfRating,
)
from skills.assessments.refusals import RemindedLately, Stale, UnfinishedEvidence
from tests.assessments.conftest import make_world
from tests.assessments.scenes import piece
from tests.at_once import at_once
from tests.factories import SupervisionLineFactory

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def world(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield make_world("targeted_early_help")
        connection.close()


def test_two_clicks_on_start_begin_one_round(world):
    found = at_once(world.start, world.start)

    assert found[0] == found[1]
    assert world.employment.assessments.count() == 1


def test_two_tabs_that_save_at_once_lose_nothing(world):
    assessment = world.start()

    found = at_once(
        lambda: world.answer(assessment, "A1", 2, comment="One tab."),
        lambda: world.answer(assessment, "A1", 3, comment="The other."),
    )

    assert {type(one) for one in found} == {SelfRating, Stale}
    kept = assessment.ratings.exclude(saved_at=None).get()
    refusal = next(one for one in found if isinstance(one, Stale))
    assert refusal.kept.comment == kept.comment


def test_two_clicks_on_send_send_once(world):
    assessment = world.draft()

    at_once(*[lambda: actions.submit(assessment=assessment, by=world.practitioner)] * 2)

    assert assessment.revisions.count() == 4
    assert Entry.objects.filter(verb="assessments.sent", object_id=assessment.pk).count() == 1


def test_an_answer_that_is_saved_while_it_is_sent_is_sent_or_refused(world):
    assessment = world.draft()

    saved, sent = at_once(
        lambda: world.answer(assessment, "A1", 4, edit=1),
        lambda: actions.submit(assessment=assessment, by=world.practitioner),
    )

    level = world.revision(assessment, "A1").level
    assert isinstance(sent, Assessment)
    assert level == (2 if isinstance(saved, PermissionDenied) else 4)


def test_saving_and_sending_what_came_back_never_wait_for_each_other(world):
    for level in (3, 4, 1):
        assessment = world.returned("A1")
        edit = assessment.ratings.get(statement__code="A1").edit

        saved, sent = at_once(
            lambda: world.answer(assessment, "A1", level, edit=edit),  # noqa: B023, run at once
            lambda: actions.submit(assessment=assessment, by=world.practitioner),  # noqa: B023
        )

        assert isinstance(saved, SelfRating | PermissionDenied)
        assert isinstance(sent, Assessment)
        actions.withdraw(assessment=assessment, by=None)


def test_evidence_that_is_emptied_while_it_is_sent_goes_whole_or_not_at_all(world):
    assessment = world.draft()
    made = piece(world.employment)
    assessment.ratings.get(statement__code="A1").evidence.add(made)

    _, sent = at_once(
        lambda: Evidence.objects.filter(pk=made.pk).update(text=""),
        lambda: actions.submit(assessment=assessment, by=world.practitioner),
    )

    assert isinstance(sent, Assessment | UnfinishedEvidence)
    texts = {one.text for one in EvidenceRevision.objects.filter(evidence=made)}
    assert texts == ({"In May."} if isinstance(sent, Assessment) else set())


def test_two_supervisors_who_finish_at_once_make_one_review(world):
    assessment = world.submitted()
    line = SupervisionLineFactory(employment=world.employment, kind="practice")
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code)
        world.mark(assessment, code, by=line.supervisor)

    found = at_once(
        lambda: actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        ),
        lambda: actions.finish_review(
            assessment=assessment, by=line.supervisor, declaration="My own view."
        ),
    )

    assert {type(one) for one in found} == {Review, PermissionDenied}
    assert assessment.reviews.count() == 1


def test_sending_back_and_finishing_at_once_do_only_one_of_them(world):
    assessment = world.submitted()
    line = SupervisionLineFactory(employment=world.employment, kind="practice")
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code)
    world.mark(assessment, "A1", None, by=line.supervisor, send_back=True, reason="Say more.")

    found = at_once(
        lambda: actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        ),
        lambda: actions.send_back(assessment=assessment, by=line.supervisor),
    )

    assert sum(isinstance(one, PermissionDenied) for one in found) == 1


def test_two_clicks_on_remind_remind_once(world):
    assessment = world.submitted()

    found = at_once(
        *[lambda: actions.remind_reviewer(assessment=assessment, by=world.practitioner)] * 2
    )

    assert {type(one) for one in found} == {Nudge, RemindedLately}
    assert Nudge.objects.filter(object_id=assessment.pk).count() == 1
