"""What a new version of the framework does to levels, gates and rounds that there are already."""

import pytest

from portal.dates import as_if, today
from skills.assessments import actions as assessments
from skills.framework.actions import (
    begin_version,
    change_statement,
    remove_profile,
    remove_statement,
    split_statement,
)
from skills.framework.effects import lost_by, warnings_about
from supervision.readiness.evaluation import MET, MISSING, Facts, evaluate
from tests.factories import JobRoleFactory, someone_with
from tests.framework.writing import put_in_force

from .world import make_world, moment_ago

pytestmark = pytest.mark.django_db
ALL_AT_2 = dict.fromkeys(("A1", "A2", "B1", "B2"), 2)


@pytest.fixture
def world(db):
    """Everything at level 2 is confirmed, a month ago."""
    with as_if(moment_ago(40)):
        made = make_world()
    with as_if(moment_ago(30)):
        made.confirm(ALL_AT_2)
    return made


@pytest.fixture
def lead(db):
    return someone_with("workforce_lead")


@pytest.fixture
def second(world, lead):
    """A draft: A1 has other words for the same, A2 is to be affirmed again, B1 becomes two, B2 is
    taken out."""
    version = begin_version(framework=world.version.framework, by=lead)
    one = {row.code: row for row in version.statements.all()}
    words = {"text": "I do it in other words."}
    change_statement(statement=one["A1"], by=lead, fields=words, same_meaning=True)
    change_statement(statement=one["A2"], by=lead, fields=words, same_meaning=False)
    parts = [{"fields": {"code": code, "title": f"Half {code}"}} for code in ("B1", "B3")]
    split_statement(statement=one["B1"], into=parts, by=lead)
    remove_statement(statement=one["B2"], by=lead)
    return version


def listed(world, **levels):
    return world.gate(("listed_statements", {"levels": levels}), second_signer="")


def look(world, gate, day=None):
    return evaluate(world.employment, gate, day).results[0]


def test_a_kept_meaning_still_counts_for_a_gate_and_another_does_not(world, second, lead):
    same, other = listed(world, A1=2), listed(world, A2=2)
    whole = world.gate(("other_statements", {"role": world.role.code, "percent": 90}))
    for gate in (same, other, whole):
        assert look(world, gate).status == MET

    put_in_force(second, lead)

    assert look(world, same).status == MET
    assert look(world, other).status == MISSING
    assert look(world, whole).status == MISSING
    assert look(world, other, today().replace(year=today().year - 1)).status == MISSING
    assert look(world, other, moment_ago(10).date()).status == MET


def test_a_new_round_in_the_new_words_counts_for_the_old_gate(world, second, lead):
    gate = listed(world, A2=2)
    put_in_force(second, lead)

    world.version = second
    world.confirm(dict.fromkeys(("A1", "A2", "B1", "B3"), 2))

    assert look(world, gate).status == MET


def test_a_gate_goes_on_asking_for_what_was_left_out_and_says_so(world, second, lead):
    gate = listed(world, B2=2)
    said = warnings_about(second)
    put_in_force(second, lead)

    assert look(world, gate).status == MET
    assert [words for words in said if "gate" in words] == [
        f"The gate “{gate.name}” lists “Statement B2”, which this version leaves out. It goes on "
        "asking for the old words until the gate has a new version."
    ]


def test_a_gate_for_a_role_that_is_left_out_asks_what_it_asked(world, lead):
    gate = world.gate(("core_statements", {"role": world.role.code, "confirmed_by": "anyone"}))
    version = begin_version(framework=world.version.framework, by=lead)
    remove_profile(profile=version.profiles.get(), by=lead)
    version.profiles.create(
        job_role=JobRoleFactory(), name="Other", summary="O", typical_work="other", position=0
    )
    for statement in version.statements.all():
        statement.requirements.create(profile=version.profiles.get(), minimum=1)
    [said] = warnings_about(version)

    put_in_force(version, lead)

    assert said.startswith(f"The gate “{gate.name}” is for a role of which this version asks")
    assert len(Facts(world.employment, today()).needs(world.version.pk, world.role.code)) == 4
    assert look(world, gate).status == MET


def test_safety_statements_are_never_asked_for_less_in_silence(world, lead):
    params = {"role": world.role.code, "confirmed_by": "social_worker"}
    gate = world.gate(("core_statements", params))
    version = begin_version(framework=world.version.framework, by=lead)
    one, other = version.statements.filter(core=True).order_by("code")

    change_statement(statement=one, by=lead, fields={"core": False})
    [said] = warnings_about(version)
    assert said.endswith("It asks no more for “Statement A1” as one.")

    change_statement(statement=other, by=lead, fields={"core": False})
    [said] = warnings_about(version)
    assert said.endswith("has none for its role. It goes on asking for the old ones.")

    put_in_force(version, lead)
    assert look(world, gate).status == MISSING
    assert "“Statement A1”, “Statement B1”" in look(world, gate).detail


def test_the_page_before_publishing_counts_who_affirms_again(world, second):
    lost = lost_by(second)

    assert [(one.statement.code, one.kind, one.count, one.people) for one in lost] == [
        ("A2", "changed", 1, {"Tester": 1}),
        ("B1", "split", 1, {"Tester": 1}),
        ("B2", "removed", 1, {"Tester": 1}),
    ]
    assert [part.code for part in lost[1].became] == ["B1", "B3"]
    assert [one.is_removed for one in lost] == [False, False, True]


def test_who_left_affirms_nothing(world, second, lead):
    type(world.employment).objects.filter(pk=world.employment.pk).update(ends=today())

    assert [one.count for one in lost_by(second)] == [0, 0, 0]


def test_an_open_round_goes_on_with_its_own_statements(world, second, lead, client):
    assert warnings_about(second) == []
    begun = assessments.start(employment=world.employment, by=world.person)
    assert "1 self-assessment is open now." in warnings_about(second)[0]

    put_in_force(second, lead)

    again = assessments.start(employment=world.employment, by=world.person)
    assert (again, again.version) == (begun, world.version)
    client.force_login(world.person, backend="django.contrib.auth.backends.ModelBackend")
    assert "has a new version since" in client.get(begun.get_absolute_url()).content.decode()
    world.confirm(ALL_AT_2)
    assert assessments.start(employment=world.employment, by=world.person).version == second
