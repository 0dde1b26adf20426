"""What changed, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.editing.differences import IN, OUT, SAME, differences, word_changes
from skills.framework.actions import (
    begin_version,
    change_statement,
    move_statement,
    split_statement,
)
from tests.factories import published_version, someone_with


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("I help.", "I help.", [(SAME, "I help.")]),
        ("I help.", "I help well.", [(SAME, "I help"), (IN, " well"), (SAME, ".")]),
        ("I do a b c.", "I do x y.", [(SAME, "I do "), (OUT, "a b c"), (IN, "x y"), (SAME, ".")]),
        ("", "New.", [(IN, "New.")]),
        ("Old.", "", [(OUT, "Old.")]),
    ],
)
def test_words_that_changed_are_told_from_those_that_stayed(before, after, shown):
    assert word_changes(before, after) == shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_word_is_lost_or_made_up(before, after):
    runs = word_changes(before, after)

    assert "".join(words for what, words in runs if what != IN) == before
    assert "".join(words for what, words in runs if what != OUT) == after


@pytest.mark.django_db
def test_only_what_differs_is_shown_with_what_it_asks_for():
    editor = someone_with("editor")
    version = begin_version(framework=published_version().framework, by=editor)
    one = version.statements.get(code="A1")
    change_statement(
        statement=one,
        by=editor,
        fields={"core": False},
        minimums={version.profiles.get().pk: 3},
    )
    move_statement(
        statement=version.statements.get(code="A2"),
        domain=version.domains.get(code="B"),
        position=0,
        by=editor,
    )
    halves = [{"fields": {"code": code}} for code in ("B1", "B9")]
    split_statement(statement=version.statements.get(code="B1"), into=halves, by=editor)

    shown = [(one.statement.code, one.says, one.requirements) for one in differences(version)]

    assert shown == [
        (
            "A1",
            "What it asks for has changed",
            ("No safety statement any more.", "Tester needs level 3, before 2."),
        ),
        ("A2", "What it asks for has changed", ("Moved from “Area A” to “Area B”.",)),
        ("B1", "Split", ()),
        ("B9", "Split", ()),
    ]
