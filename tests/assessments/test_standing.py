"""Where somebody stands across rounds is what the gates read."""

from datetime import timedelta

import pytest

from portal.dates import as_if, months_after, now, today
from skills.assessments import actions
from skills.assessments.models import ConfirmedLevel
from skills.assessments.outcome import Outcome
from skills.assessments.standing import Standing
from skills.framework.actions import begin_version, publish
from skills.framework.models import StatementMap
from supervision.readiness.evaluation import Facts
from tests.assessments.browsing import CODES
from tests.assessments.conftest import fresh

DAY = timedelta(days=1)


def take(world, said, confirmed, *, days_ago, kind="full"):
    """A whole round: what they say by code, and the level that is confirmed where it is another."""
    with as_if(now() - days_ago * DAY):
        assessment = actions.start(employment=world.employment, kind=kind, by=world.practitioner)
        for code, level in said.items():
            world.answer(assessment, code, level, not_in_role=level is None)
        actions.submit(assessment=assessment, by=world.practitioner)
        for code, level in said.items():
            seen = confirmed.get(code, level)
            words = "" if seen == level else "I saw more than one visit."
            world.mark(assessment, code, seen, not_in_role=seen is None, comment=words)
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )
    return fresh(assessment)


def levels(standing):
    return {line.statement.code: line.confirmed_level for line in standing.lines}


def gates_read(world):
    """By code, the level that counts as a gate sees it."""
    facts = Facts(world.employment, today())
    found = {}
    for one in world.version.statements.all():
        rows = facts.levels_for(one)
        found[one.code] = rows[-1].level if rows and rows[-1].holds_on(today()) else None
    return found


def test_nothing_stands_before_the_first_review(world):
    actions.submit(assessment=world.draft(), by=world.practitioner)

    standing = Standing.of(world.employment, world.practitioner)

    assert (standing.at_level, standing.to_come, standing.gaps) == (0, 4, [])
    assert standing.confirmed_on is None
    assert all(line.waits and not line.differs for line in standing.lines)


def test_a_job_that_the_framework_does_not_know_stands_nowhere(world):
    world.employment.posts.update(ends=today())

    assert Standing.of(world.employment, world.practitioner).areas == []


def test_each_round_takes_the_place_of_the_last_in_what_it_asked(world):
    take(world, dict.fromkeys(CODES, 2), {"A1": 1, "B2": 3}, days_ago=400)
    take(world, {"A1": 3, "B1": 1, "A2": None}, {}, days_ago=30)

    standing = Standing.of(world.employment, world.practitioner)

    assert levels(standing) == {"A1": 3, "A2": None, "B1": 1, "B2": 3} == gates_read(world)
    assert [line.statement.code for line in standing.gaps] == ["B1"]
    assert [line.statement.code for line in standing.lines if line.is_left_out] == ["A2"]
    assert (standing.at_level, len(standing.counted), standing.to_come) == (2, 3, 0)
    dues = {line.statement.code: line.due for line in standing.lines}
    assert dues["B1"] == months_after(today() - 30 * DAY, 12)
    assert [line.statement.code for line in standing.lines if line.is_late] == ["B2"]
    assert [line.statement.code for line in standing.lines if line.differs] == ["B2"]


def test_the_newest_result_says_what_the_gates_read(child_in_need_world):
    world = child_in_need_world
    take(world, dict.fromkeys(CODES, 2), {"A1": 1}, days_ago=400)
    newest = take(world, dict.fromkeys(CODES, 3), {"A2": 2, "B2": 1}, days_ago=20)
    for code in ("A1", "B1"):
        world.mark(newest, code, 2, by=world.social_worker, comment="Two visits are not enough.")
    actions.finish_second_look(
        assessment=newest, by=world.social_worker, declaration="My own view."
    )

    outcome = Outcome(newest)

    said = {line.statement.code: line.confirmed_level for line in outcome.lines}
    assert said == gates_read(world) == levels(Standing.of(world.employment, world.practitioner))
    assert said == {"A1": 2, "A2": 2, "B1": 2, "B2": 1}


def test_a_level_of_another_framework_stands_where_it_also_answers(world):
    take(world, dict.fromkeys(CODES, 2), {}, days_ago=10)
    a1, b1 = world.statement("A1"), world.statement("B1")
    ConfirmedLevel.objects.filter(meaning=b1.meaning).update(ends=today() - 5 * DAY)
    ConfirmedLevel.objects.filter(meaning=a1.meaning).first()
    other = begin_version(framework=world.version.framework, by=None)
    a2 = other.statements.get(code="A2")
    a2.meaning = "6f1b0a52-6a0b-4c57-8d39-0d3f3ad0a111"
    a2.save()
    publish(version=other, by=None)
    StatementMap.objects.create(
        meaning=a1.meaning, answers=a2.meaning, starts=today(), said_at=now()
    )

    standing = Standing.of(world.employment, world.practitioner)

    assert levels(standing) == {"A1": 2, "A2": 2, "B1": None, "B2": 2}


@pytest.mark.parametrize(("who", "sees"), [("supervisor", 3), ("stranger", None)])
def test_an_answer_that_was_sent_is_seen_by_those_who_may_read_it(world, who, sees):
    begun = world.start()
    for code in CODES:
        world.answer(begun, code, 3)
    viewer = getattr(world, who)
    before = Standing.of(world.employment, viewer)

    actions.submit(assessment=begun, by=world.practitioner)
    after = Standing.of(world.employment, viewer)

    assert {line.level for line in before.lines} == {None}
    assert {line.level for line in after.lines} == {sees}
