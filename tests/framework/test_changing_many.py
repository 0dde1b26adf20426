"""Many statements changed at once, as a file does it: just as one by one."""

import pytest

from portal.journal.models import Entry
from skills.framework.actions import (
    Change,
    Taken,
    WrongPart,
    change_statement,
    change_statements,
    publish,
)
from skills.framework.refusals import CannotPublish

from .writing import kinds, reword, statement


def test_words_levels_and_requirements_change_and_wait_to_be_told_of(version, editor, lead):
    a1, b1 = statement(version, "A1"), statement(version, "B1")
    profile = version.profiles.get().pk
    b1.descriptors.filter(value=3).delete()
    b1.requirements.all().delete()

    change_statements(
        version=version,
        by=editor,
        changes=[
            Change(a1, {"text": "New words."}, {2: " Two ", 3: " "}, {profile: 4}),
            Change(b1, {}, {3: "Three"}, {profile: 1}),
        ],
    )

    a1, b1 = statement(version, "A1"), statement(version, "B1")
    assert (a1.text, a1.levels[2], a1.levels[3], a1.edit) == ("New words.", "Two", "A1 at 3", 1)
    assert (a1.requirements.get().minimum, b1.requirements.get().minimum) == (4, 1)
    assert b1.levels[3] == "Three"
    assert [move.to_statement.code for move in version.moves.untold()] == ["A1", "B1"]
    with pytest.raises(CannotPublish, match="A1 has new words"):
        publish(version=version, by=lead)
    assert Entry.objects.filter(verb="framework.statement_changed").count() == 2


def test_what_was_told_of_other_words_is_told_anew_only_where_they_meant_the_same(version, editor):
    a1 = reword(version, "A1", editor, same=True)
    a2 = reword(version, "A2", editor, same=False)
    b1 = reword(version, "B1", editor, same=False)
    meaning = statement(version, "A2").meaning
    old = {one.code: one.text for one in version.follows.statements.all()}

    change_statements(
        version=version,
        by=editor,
        changes=[
            Change(a1, {"text": "More words."}),
            Change(a2, {"text": "More words."}),
            Change(b1, {"text": old["B1"]}),
            Change(statement(version, "B2"), {"topics": ["new"]}),
        ],
    )

    assert {("A1", "carried", "A1"), ("A2", "changed", "A2"), ("B1", "carried", "B1")} <= kinds(
        version
    )
    assert [move.to_statement.code for move in version.moves.untold()] == ["A1"]
    assert statement(version, "A2").meaning == meaning
    assert statement(version, "B1").meaning == version.follows.statements.get(code="B1").meaning


def test_what_is_not_of_this_version_is_refused(version, first, editor):
    a1 = statement(version, "A1")
    foreign = first.profiles.get().pk
    profile = version.profiles.get().pk

    with pytest.raises(Taken):
        change_statements(version=version, by=editor, changes=[Change(a1, {"code": "B1"})])
    for change in (
        Change(statement(first, "A1")),
        Change(a1, {}, {5: "x"}),
        Change(a1, {}, {}, {foreign: 1}),
        Change(a1, {}, {}, {profile: 9}),
    ):
        with pytest.raises(WrongPart):
            change_statements(version=version, by=editor, changes=[change])

    same = change_statement(statement=a1, by=editor, fields={})
    assert same.edit == 0
