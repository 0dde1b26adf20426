"""One statement is written at a time, and its editor says what other words mean."""

import uuid

import pytest

from portal.journal.models import Entry
from skills.framework.actions import (
    Stale,
    Taken,
    WrongPart,
    add_statement,
    begin_version,
    change_statement,
    move_statement,
    remove_statement,
)
from skills.framework.models import Statement
from skills.framework.rules import faults, gaps
from tests.factories import FrameworkFactory
from tests.framework.writing import put_in_force

from .writing import LEVELS, carried, kinds, new, order, reword, statement

pytestmark = pytest.mark.django_db


def test_other_words_are_told_to_mean_the_same_or_to_be_affirmed_again(first, version, editor):
    same = reword(version, "A1", editor, same=True)
    again = reword(version, "A2", editor, same=False)

    assert same.meaning == statement(first, "A1").meaning
    assert again.meaning != statement(first, "A2").meaning
    assert {same.lineage, again.lineage} == {
        statement(first, code).lineage for code in ("A1", "A2")
    }
    assert kinds(version) == carried("A1", "B1", "B2") | {("A2", "changed", "A2")}
    assert faults(version) == []


def test_until_it_is_told_the_version_is_not_whole(first, version, editor):
    reword(version, "A1", editor)

    assert faults(version) == ["A1 has new words. Say whether they mean the same."]
    assert gaps(version)[0].statement == statement(version, "A1")

    reword(version, "A1", editor, same=True)
    assert faults(version) == []

    reword(version, "A1", editor, text="I do a third thing.")
    assert faults(version) == ["A1 has new words. Say whether they mean the same."]


def test_words_for_a_level_are_words_too(version, editor):
    change_statement(
        statement=statement(version, "B1"), by=editor, fields={}, descriptors={3: "Other"}
    )

    assert len(faults(version)) == 1
    assert statement(version, "B1").levels[3] == "Other"


def test_another_space_is_no_other_word(version, editor):
    words = statement(version, "A1").text.replace(" ", "\r\n ")

    changed = reword(version, "A1", editor, text=words)

    assert statement(version, "A1").text == changed.text == words
    assert faults(version) == []


def test_what_has_to_be_affirmed_again_stays_so_when_it_is_reworded(version, editor):
    minted = reword(version, "A1", editor, same=False).meaning

    later = reword(version, "A1", editor, text="I do a third thing.")

    assert later.meaning == minted
    assert faults(version) == []


def test_the_old_words_have_the_old_meaning(first, version, editor):
    reword(version, "A1", editor, same=False)
    old = statement(first, "A1")

    back = reword(version, "A1", editor, text=old.text)

    assert back.meaning == old.meaning
    assert kinds(version) == carried("A1", "A2", "B1", "B2")


def test_minimum_core_and_evidence_are_no_meaning(first, version, editor):
    profile = version.profiles.get()

    changed = change_statement(
        statement=statement(version, "A1"),
        by=editor,
        fields={"core": False, "evidence_hint": "A letter.", "topics": ["home"]},
        minimums={profile.pk: 4},
    )

    assert changed.meaning == statement(first, "A1").meaning
    assert changed.requirements.get().minimum == 4
    assert faults(version) == []
    assert statement(first, "A1").requirements.get().minimum == 2


def test_a_stale_page_is_refused_and_loses_nothing(version, editor, lead):
    opened = statement(version, "A1")
    reword(version, "A1", lead)

    with pytest.raises(Stale) as refused:
        change_statement(
            statement=opened,
            by=editor,
            fields={"text": "Mine."},
            descriptors={1: "Mine."},
            edit=opened.edit,
        )

    kept = statement(version, "A1")
    assert refused.value.kept.text == kept.text == "I do something else."
    assert kept.levels[1] == "A1 at 1"


def test_saving_the_same_from_a_stale_page_changes_nothing(version, editor):
    opened = statement(version, "A1")
    reword(version, "A1", editor, same=True)
    told = Entry.objects.count()

    again = change_statement(
        statement=opened, by=editor, fields={"text": "I do something else."}, edit=opened.edit
    )

    assert again.edit == 1
    assert Entry.objects.count() == told


def test_a_level_without_words_is_kept_open_and_named(version, editor):
    change_statement(
        statement=statement(version, "A1"), by=editor, fields={}, descriptors={3: "  "}
    )

    found = gaps(version)

    assert statement(version, "A1").levels == {1: "A1 at 1", 2: "A1 at 2", 4: "A1 at 4"}
    assert (found[0].says, found[0].field) == (
        "A1 needs words for each of the four levels.",
        "level_3",
    )

    change_statement(statement=statement(version, "A1"), by=editor, fields={}, descriptors={3: "A"})
    assert statement(version, "A1").levels[3] == "A"


@pytest.mark.parametrize(
    "wrong",
    [{"descriptors": {5: "Five"}}, {"minimums": {0: 2}}, {"minimums": {None: 5}}],
    ids=["no such level", "no such role", "no such minimum"],
)
def test_levels_and_roles_that_there_are_not_are_refused(version, editor, wrong):
    if None in wrong.get("minimums", {}):
        wrong = {"minimums": {version.profiles.get().pk: 5}}

    with pytest.raises(WrongPart):
        change_statement(statement=statement(version, "A1"), by=editor, fields={}, **wrong)


def test_a_code_and_a_lineage_are_taken_once(version, editor):
    area, one = version.domains.first(), statement(version, "A1")

    with pytest.raises(Taken, match="code A2") as refused:
        change_statement(statement=one, by=editor, fields={"code": "A2"})
    with pytest.raises(Taken, match="goes on from"):
        add_statement(domain=area, by=editor, **new("A9", lineage=one.lineage))

    assert refused.value.field == "code"


def test_a_new_statement_stands_last_and_is_new(version, editor):
    area, lineage = version.domains.first(), uuid.uuid4()
    needs = {version.profiles.get().pk: 3}

    added = add_statement(domain=area, by=editor, minimums=needs, **new("A3", lineage=lineage))
    twin = add_statement(domain=area, by=editor, **new("A4", title=added.title))

    assert order(version)["A"] == ["A1", "A2", "A3", "A4"]
    assert (added.lineage, added.levels) == (lineage, LEVELS)
    assert (None, "added", "A3") in kinds(version)
    assert (added.slug, twin.slug) == ("statement-a3", "statement-a3-2")
    assert faults(version) == ["A4 needs a level for each role."]


def test_in_a_first_version_nothing_is_new(editor):
    version = begin_version(framework=FrameworkFactory(), by=editor)
    area = version.domains.create(code="A", slug="a", title="A", position=0)

    add_statement(domain=area, by=editor, **new("A1"))

    assert kinds(version) == set()


def test_what_is_taken_out_is_told(version, editor):
    gone = statement(version, "A1")
    remove_statement(statement=gone, by=editor)

    assert kinds(version) == carried("A2", "B1", "B2") | {("A1", "removed", None)}
    assert order(version)["A"] == ["A2"]
    assert statement(version, "A2").position == 0
    with pytest.raises(WrongPart, match="any more"):
        change_statement(statement=gone, by=editor, fields={})


def test_what_was_added_and_taken_out_again_leaves_nothing(version, editor):
    added = add_statement(domain=version.domains.first(), by=editor, **new("A3"))

    remove_statement(statement=added, by=editor)

    assert kinds(version) == carried("A1", "A2", "B1", "B2")


def test_a_statement_moves_within_its_area_and_to_another(version, editor):
    move_statement(statement=statement(version, "A2"), position=0, by=editor)
    assert order(version) == {"A": ["A2", "A1"], "B": ["B1", "B2"]}

    Statement.objects.filter(version=version, code="B1").update(slug="a1")
    area = version.domains.get(code="B")
    moved = move_statement(statement=statement(version, "A1"), domain=area, position=1, by=editor)

    assert order(version) == {"A": ["A2"], "B": ["B1", "A1", "B2"]}
    assert moved.slug == "a1-2"
    assert kinds(version) == carried("A1", "A2", "B1", "B2")


def test_version_one_to_three_is_one_join(first, version, editor, lead):
    reword(version, "A1", editor, same=True)
    reword(version, "A2", editor, same=False)
    put_in_force(version, lead)
    third = begin_version(framework=first.framework, by=editor)
    reword(third, "A1", editor, text="A third time.", same=True)
    reword(third, "B1", editor, text="A third time.", same=False)
    put_in_force(third, lead)

    carries = third.statements.filter(meaning__in=first.statements.values("meaning"))

    assert set(carries.values_list("code", flat=True)) == {"A1", "B2"}
