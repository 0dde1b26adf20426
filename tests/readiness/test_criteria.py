"""What gates may ask, and putting a gate in force."""

import pytest
from django.core.exceptions import PermissionDenied

from supervision.readiness.actions import CannotPublish, publish_gate
from supervision.readiness.criteria import KINDS, faults
from supervision.readiness.models import Criterion, GateVersion
from tests.factories import CourseFactory, draft_version, someone_with
from tests.readiness.world import attested

RIGHT = {
    "core_statements": {"role": "ROLE", "confirmed_by": "social_worker"},
    "other_statements": {"role": "ROLE", "percent": 90},
    "no_statement_below": {"role": "ROLE", "level": 2},
    "listed_statements": {"levels": {"A1": 1, "B2": 4}},
    "course": {"course": "COURSE", "within_months_after": 6},
    "gate_held": {"gate": "GATE", "months": 3, "or_attested": True},
    "registration": {},
    "attested": {"count": 2, "by": "anyone", "valid_months": 24},
}
WRONG = [
    ("magic", {}, "there is no kind 'magic'"),
    ("registration", [], "params is not a list of names with values"),
    ("registration", {"year": 1}, "registration takes no 'year'"),
    ("attested", {"by": "anyone"}, "attested needs 'count'"),
    ("attested", {"count": 0, "by": "anyone"}, "0 is not a whole number from 1 to 20"),
    ("attested", {"count": True, "by": "anyone"}, "True is not a whole number"),
    ("attested", {"count": 1, "by": "me"}, "'me' is none of anyone, social_worker"),
    ("other_statements", {"role": "ROLE", "percent": 101}, "101 is not a whole number"),
    ("other_statements", {"role": "nobody", "percent": 9}, "there is no job role 'nobody'"),
    ("no_statement_below", {"role": "team_manager", "level": 1}, "asks nothing of 'team_manager'"),
    ("listed_statements", {"levels": {}}, "it takes one or more statements"),
    ("listed_statements", {"levels": ["A1"]}, "it takes one or more statements"),
    ("listed_statements", {"levels": {"Z9": 1}}, "there is no statement 'Z9'"),
    ("listed_statements", {"levels": {"A1": 5}}, "the level of A1 is 5 and not 1 to 4"),
    ("course", {"course": "NONE"}, "there is no course 'NONE'"),
    ("gate_held", {"gate": "NONE", "months": 3}, "there is no gate 'NONE'"),
    ("gate_held", {"gate": "GATE", "months": 3, "or_attested": 1}, "1 is neither true nor false"),
]


def filled(world, params):
    """The parameters with names that are there."""
    names = {"ROLE": world.role.code, "GATE": "G1", "COURSE": "FH01"}
    if not isinstance(params, dict):
        return params
    return {
        name: names.get(value, value) if isinstance(value, str) else value
        for name, value in params.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_criterion_with_what_its_kind_takes_has_no_fault(world, kind):
    params = filled(world, RIGHT[kind])

    assert faults(kind, params, world.version) == []


@pytest.mark.parametrize(("kind", "params", "words"), WRONG)
def test_a_fault_is_named_in_plain_words(world, kind, params, words):
    found = faults(kind, filled(world, params), world.version)

    assert len(found) == 1
    assert words in found[0]


def test_a_gate_in_force_takes_the_place_of_the_one_before(world):
    first = world.gate()
    second = world.draft(first.gate, number=2)

    publish_gate(version=second, by=someone_with("workforce_lead"))

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == GateVersion.State.SUPERSEDED
    assert second.state == GateVersion.State.PUBLISHED
    assert second.published_by is not None


@pytest.mark.parametrize("state", ["published", "superseded"])
def test_only_a_draft_is_published(world, state):
    version = world.gate()
    if state == "superseded":
        publish_gate(version=world.draft(version.gate, number=2), by=None)

    with pytest.raises(CannotPublish, match="published already"):
        publish_gate(version=version, by=None)


def test_only_a_workforce_lead_publishes_a_gate(world):
    version = world.gate(publish=False)

    with pytest.raises(PermissionDenied):
        publish_gate(version=version, by=world.manager)


def test_a_gate_that_rests_on_a_draft_framework_is_not_published(world):
    version = world.gate(publish=False, framework_version=draft_version())

    with pytest.raises(CannotPublish, match="rests on is not published"):
        publish_gate(version=version, by=None)


def test_a_gate_without_roles_and_criteria_is_not_published(world):
    version = world.gate(publish=False)
    version.job_roles.clear()
    version.criteria.all().delete()

    with pytest.raises(CannotPublish, match=r"names no job role.*asks nothing"):
        publish_gate(version=version, by=None)


def test_a_gate_with_a_faulty_criterion_says_which(world):
    version = world.gate(attested(), ("course", {"course": "NONE"}), publish=False)

    with pytest.raises(CannotPublish, match="course-1: course: course: there is no course 'NONE'"):
        publish_gate(version=version, by=None)


def test_a_course_that_is_there_may_be_asked_for(world):
    course = CourseFactory()

    version = world.gate(("course", {"course": course.code}))

    assert Criterion.objects.get(version=version).params == {"course": course.code}
