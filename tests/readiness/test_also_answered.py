"""A level in a local statement counts for the national one that it also answers."""

from portal.dates import now, today
from skills.assessments.actions import withdraw
from skills.assessments.models import Assessment
from skills.assessments.rounds import statements_of
from skills.framework.actions import end_map, map_statement
from supervision.readiness.evaluation import Facts
from tests.factories import published_version


def levels(facts, statement):
    return [row.level for row in facts.levels_for(statement)]


def held(world, version):
    """What the person is shown as confirmed, if they are asked about all of that version."""
    asked = Assessment.objects.create(
        employment=world.employment,
        version=version,
        profile=version.profiles.get(),
        started_at=now(),
    )
    for one in version.statements.all():
        asked.ratings.create(statement=one)
    found = {one.code: one.held for one in statements_of(asked) if one.held is not None}
    withdraw(assessment=asked, by=None)
    return found


def test_nobody_is_asked_twice(world):
    national = published_version(job_role=world.role)
    local, other = world.version.statements.get(code="A1"), national.statements.get(code="B2")
    nothing = levels(Facts(world.employment, today()), other)
    said = map_statement(statement=local, answers=other, by=None)

    world.confirm({"A1": 3, "A2": 2, "B1": 1, "B2": 1})

    facts = Facts(world.employment, today())
    assert (nothing, levels(facts, other), levels(facts, local)) == ([], [3], [3])
    assert levels(facts, national.statements.get(code="A1")) == []
    assert held(world, national) == {"B2": 3}
    end_map(statement_map=said, by=None)
    assert levels(Facts(world.employment, today()), other) == []
    assert held(world, national) == {}


def test_what_was_confirmed_of_the_statement_itself_comes_first(world):
    national = published_version(job_role=world.role)
    local, other = world.version.statements.get(code="A1"), national.statements.get(code="B2")
    map_statement(statement=national.statements.get(code="A1"), answers=local, by=None)

    world.confirm({"A1": 3, "A2": 2, "B1": 1, "B2": 1})

    assert levels(Facts(world.employment, today()), local) == [3]
    assert levels(Facts(world.employment, today()), other) == []
    assert held(world, world.version)["A1"] == 3
