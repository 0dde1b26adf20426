"""Loading the starter: all of it or none, once, and never over what a council has made its own."""

import pytest
from django.db.models import Count

from content.models import GlossaryTerm
from portal.exchange.loading import lineage_of, load, meaning_of
from portal.exchange.starter import Faulty, read
from portal.journal.models import Entry
from portal.people.models import JobRole
from skills.framework.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    Requirement,
    Statement,
)
from skills.training.models import Course, CourseStatement
from supervision.readiness.models import Criterion, Gate, GateVersion

pytestmark = pytest.mark.django_db
TABLES = (
    JobRole,
    Framework,
    FrameworkVersion,
    Statement,
    LevelDescriptor,
    Requirement,
    Course,
    CourseStatement,
    Gate,
    GateVersion,
    Criterion,
    GlossaryTerm,
    Entry,
)


def counts():
    return {table.__name__: table.objects.count() for table in TABLES}


def ours():
    return FrameworkVersion.objects.published().get(framework__code="family-help")


def small():
    return FrameworkVersion.objects.published().get(framework__code="small")


def test_set_up_has_loaded_the_whole_framework():
    version = ours()

    assert version.domains.count() == 10
    assert version.statements.count() == 56
    assert version.statements.filter(core=True).count() == 22
    assert LevelDescriptor.objects.filter(statement__version=version).count() == 224
    assert version.profiles.count() == 6
    assert Requirement.objects.filter(profile__version=version).count() == 6 * 56
    assert list(version.levels.values_list("value", flat=True)) == [0, 1, 2, 3, 4]


def test_set_up_has_loaded_the_courses_the_gates_and_the_words():
    gates = GateVersion.objects.published().filter(framework_version=ours())

    assert Course.objects.filter(code__startswith="FH").count() == 20
    assert [gate.gate.code for gate in gates] == ["G0", "G1", "G2", "G3", "G4", "G5", "G6"]
    assert GlossaryTerm.objects.live().count() == 134


def test_every_gate_asks_for_checks_skills_and_courses():
    gates = GateVersion.objects.published().filter(framework_version=ours())

    groups = gates.annotate(groups=Count("criteria__group", distinct=True))

    assert {version.gate.code: version.groups for version in groups} == {
        "G0": 4,
        "G1": 5,
        "G2": 5,
        "G3": 5,
        "G4": 5,
        "G5": 5,
        "G6": 5,
    }


def test_gate_g3_takes_a_social_worker_s_word_for_safety():
    criteria = Criterion.objects.filter(version__gate__code="G3", version__state="published")

    core = criteria.get(kind="core_statements")
    by_social_workers = criteria.filter(kind="attested", params__by="social_worker")
    assert core.params == {"role": "family_help_practitioner", "confirmed_by": "social_worker"}
    assert {criterion.code for criterion in by_social_workers} == {"observation", "record-check"}


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("G0", "line_manager", ""),
        ("G1", "line_manager", ""),
        ("G2", "employer_manager", "working_lead"),
        ("G3", "line_manager", "practice_supervisor"),
        ("G4", "practice_supervisor", ""),
        ("G5", "service_manager", ""),
        ("G6", "service_manager", ""),
    ],
)
def test_each_gate_has_its_signers(code, first, second):
    gate = GateVersion.objects.published().get(gate__code=code)

    assert (gate.first_signer, gate.second_signer) == (first, second)


def test_the_small_starter_is_loaded_whole(folder):
    made = load(read(folder.path))

    version = small()
    assert made["statements"] == 2
    assert made["courses"] == 2
    assert made["gates"] == 2
    assert made["terms"] == 2
    assert made["roles"] == 3
    assert {role.code for role in JobRole.objects.filter(rates_own_skills=True)} >= {
        "small_worker",
        "small_social_worker",
    }
    assert not JobRole.objects.get(code="small_manager").rates_own_skills
    assert [statement.code for statement in version.statements.all()] == ["SMA1", "SMA2"]
    assert version.published_by is None


def test_a_role_s_level_is_the_file_s(folder):
    load(read(folder.path))

    needed = Requirement.objects.filter(profile__job_role__code="small_social_worker")
    assert {each.statement.code: each.minimum for each in needed} == {"SMA1": 3, "SMA2": 1}


def test_courses_know_what_comes_before_and_whom_they_are_for(folder):
    load(read(folder.path))

    course = Course.objects.get(code="SM02")
    assert [before.code for before in course.before.all()] == ["SM01"]
    assert [role.code for role in course.required_for.all()] == ["small_worker"]
    assert course.statements.get().lineage == small().statements.get(code="SMA1").lineage


def test_two_installations_agree_on_what_a_statement_is(folder):
    load(read(folder.path))

    statement = small().statements.get(code="SMA1")
    assert statement.lineage == lineage_of("small", "SMA1")
    assert statement.meaning == meaning_of("small", 1, "SMA1")
    assert str(lineage_of("family-help", "SAF1")) == "ca6640b2-ae7d-56a6-b169-a9032ee7344b"
    assert ours().statements.get(code="SAF1").lineage == lineage_of("family-help", "SAF1")


def test_loading_again_changes_nothing(folder):
    load(read(folder.path))
    before = counts()

    again = load(read(folder.path))

    assert not any(again.values())
    assert counts() == before


def test_what_a_council_has_changed_stays(folder):
    load(read(folder.path))
    Course.objects.filter(code="SM01").update(title="Our own beginnings")
    JobRole.objects.filter(code="small_worker").update(name="Our own worker")
    GlossaryTerm.objects.filter(slug="small-end").update(definition="Where ours ends.")
    folder.change("framework.yaml", "I spot small things.", "I spot all things.")

    load(read(folder.path))

    assert Course.objects.get(code="SM01").title == "Our own beginnings"
    assert JobRole.objects.get(code="small_worker").name == "Our own worker"
    assert GlossaryTerm.objects.get(slug="small-end").definition == "Where ours ends."
    assert small().statements.get(code="SMA1").text == "I spot small things."


def test_what_is_new_in_the_starter_is_added(folder):
    load(read(folder.path))
    course = (folder.path / "courses.yaml").read_text().split("  - code: SM02")[1]
    words = course.replace("Small steps", "Small leaps")
    with (folder.path / "courses.yaml").open("a") as file:
        file.write(f"  - code: SM03{words}")

    made = load(read(folder.path))

    assert +made == {"courses": 1}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: registration", "kind: luck", "gates[1].criteria[0]: there is no kind 'luck'"),
        (
            "role: small_worker, confirmed_by",
            "role: tall_worker, confirmed_by",
            "gates[0].criteria[0]: core_statements: role: there is no job role 'tall_worker'",
        ),
        (
            "{course: SM01}",
            "{course: SM09}",
            "gates[0].criteria[2]: course: course: there is no course 'SM09'",
        ),
        (
            "{gate: S2, months: 3}",
            "{gate: S9, months: 3}",
            "gates[0].criteria[1]: gate_held: gate: there is no gate 'S9'",
        ),
        (
            "kind: registration\n",
            "kind: listed_statements\n        params: {levels: {SMA9: 1}}\n",
            "gates[1].criteria[0]: listed_statements: levels: there is no statement 'SMA9'",
        ),
        (
            "{gate: S2, months: 3}",
            "{gate: S2, weeks: 12}",
            "gates[0].criteria[1]: gate_held takes no 'weeks'",
        ),
    ],
    ids=["a kind", "a role", "a course", "a gate", "a statement", "a parameter"],
)
def test_a_gate_that_asks_for_what_there_is_not_loads_nothing(folder, old, new, said):
    folder.change("gates.yaml", old, new)
    before = counts()

    with pytest.raises(Faulty) as caught:
        load(read(folder.path))

    assert caught.value.faults[0].startswith(f"gates.yaml: {said}")
    assert counts() == before


def test_all_that_is_wrong_with_the_gates_is_told_at_once(folder):
    folder.change("gates.yaml", "kind: registration", "kind: luck")
    folder.change("gates.yaml", "{course: SM01}", "{course: SM09}")

    with pytest.raises(Faulty) as caught:
        load(read(folder.path))

    assert [fault.split(":")[1] for fault in caught.value.faults] == [
        " gates[0].criteria[2]",
        " gates[1].criteria[0]",
    ]
