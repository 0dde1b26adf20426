"""Never asked twice: what was said before stands beside the statement, and counts when it is said
again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.dates import today
from skills.assessments import actions
from skills.assessments.before import said_before
from skills.framework.actions import publish
from skills.framework.models import FrameworkVersion, StatementMap
from tests.assessments.browsing import text_of, url
from tests.assessments.conftest import make_world
from tests.factories import PostFactory, UserFactory, draft_version


@pytest.fixture
def next_version(world):
    """`next_version(A1={…})` is in force: what is not given is as it was."""

    def make(**changes) -> FrameworkVersion:
        job_role = world.version.profiles.get().job_role
        draft = draft_version(
            framework=world.version.framework, number=2, job_role=job_role, follows=world.version
        )
        for statement in draft.statements.all():
            before = world.version.statements.get(code=statement.code)
            kept = {"lineage": before.lineage, "meaning": before.meaning}
            for name, value in (kept | changes.get(statement.code, {})).items():
                setattr(statement, name, value)
            statement.save()
        return publish(version=draft, by=None)

    return make


def before(assessment, code):
    statements = [rating.statement for rating in assessment.ratings.select_related("statement")]
    found = said_before(assessment, statements)
    return found.get(next(one.pk for one in statements if one.code == code))


def test_the_first_time_nothing_was_said(world):
    assert before(world.start(), "A1") is None


def test_the_newest_answer_stands_with_the_newest_confirmed_level(world):
    world.reviewed()
    second = world.start()
    world.answer(second, "A1", 4)
    world.answer(second, "B1", 1)
    actions.submit(assessment=second, by=world.practitioner)
    actions.withdraw(assessment=second, by=None)

    found = before(world.start(), "A1")

    assert (found.level, found.confirmed.level) == (4, 2)
    assert (found.confirmed.by, found.confirmed.on) == (world.supervisor.name, today())
    assert (found.how, found.where, found.changes) == ("same", "", [])


def test_an_answer_in_another_job_of_the_same_person_is_offered(world):
    world.reviewed()
    job_role = world.version.profiles.get().job_role
    other = PostFactory(job_role=job_role, employment__user=world.practitioner).employment

    found = before(actions.start(employment=other, kind="full", by=world.practitioner), "A2")

    assert found.level == 2
    assert found.where == f"Tester, {world.employment.organisation}"


def test_somebody_elses_answer_is_not(world):
    world.reviewed()
    job_role = world.version.profiles.get().job_role
    other = PostFactory(job_role=job_role, employment__user=UserFactory()).employment

    found = before(actions.start(employment=other, kind="full", by=other.user), "A1")

    assert found is None


def test_a_statement_of_another_framework_that_answers_this_one_is_told(world):
    world.reviewed()
    there = make_world("testing")
    job_role = there.version.profiles.get().job_role
    other = PostFactory(job_role=job_role, employment__user=world.practitioner).employment
    StatementMap.objects.create(
        meaning=world.statement("A1").meaning,
        answers=there.statement("B2").meaning,
        starts=today(),
        said_at="2026-01-01T00:00Z",
    )

    found = before(actions.start(employment=other, kind="full", by=world.practitioner), "B2")

    assert (found.how, found.title, found.level) == ("also", "Statement A1", 2)
    assert found.counts_again


def test_where_the_words_mean_something_new_they_are_asked_anew(world, next_version, browse):
    world.reviewed()
    next_version(A1={"meaning": world.statement("A2").lineage, "text": "Words of a new kind."})
    assessment = actions.start(employment=world.employment, kind="full", by=world.practitioner)
    browser = browse(world.practitioner)

    page = text_of(browser.get(url("area", assessment, "A")))
    browser.post(url("area", assessment, "A"), {"A1-edit": "0", "same": "A1"})

    assert "The words mean something new now" in page
    assert "<ins>" in page
    assert "Same as last time" not in page
    assert assessment.ratings.get(statement__code="A1").level is None


def test_where_only_the_words_changed_they_are_shown_and_last_time_still_counts(
    world, next_version, browse
):
    world.reviewed()
    next_version(A1={"text": "The same in other words."})
    assessment = actions.start(
        employment=world.employment,
        kind="area",
        domain=FrameworkVersion.objects.published()
        .get(framework=world.version.framework)
        .domains.get(code="A"),
        by=world.practitioner,
    )

    page = text_of(browse(world.practitioner).get(url("answer", assessment, "A1")))

    assert "What changed in the words, and still means the same" in page
    assert "Same as last time (2)" in page


def test_many_statements_take_no_more_questions_than_one(world):
    for _ in range(2):
        round_ = world.draft()
        actions.submit(assessment=round_, by=world.practitioner)
        actions.withdraw(assessment=round_, by=None)
    assessment = world.start()
    statements = [rating.statement for rating in assessment.ratings.select_related("statement")]

    with CaptureQueriesContext(connection) as asked:
        found = said_before(assessment, statements)

    assert len(found) == 4
    assert len(asked) == 1
