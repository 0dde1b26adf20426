"""What comes of a split or a merger has a meaning of its own."""

import pytest

from skills.framework.actions import (
    WrongPart,
    add_statement,
    merge_statements,
    remove_statement,
    split_statement,
)
from skills.framework.rules import faults

from .writing import LEVELS, carried, kinds, new, order, statement

pytestmark = pytest.mark.django_db


def part(code, **more):
    return {"fields": {"code": code, "title": f"Part {code}"}, **more}


def test_a_split_carries_no_meaning(first, version, editor):
    whole = statement(version, "A1")
    needs = {version.profiles.get().pk: 4}

    one, two = split_statement(
        statement=whole,
        into=[part("A1"), part("A1b", descriptors=LEVELS, minimums=needs)],
        by=editor,
    )

    assert kinds(version) == carried("A2", "B1", "B2") | {
        ("A1", "split", "A1"),
        ("A1", "split", "A1b"),
    }
    assert len({one.meaning, two.meaning, statement(first, "A1").meaning}) == 3
    assert (one.lineage, one.levels) == (whole.lineage, whole.levels)
    assert (two.text, two.levels, two.core) == (whole.text, LEVELS, True)
    assert two.requirements.get().minimum == 4
    assert order(version)["A"] == ["A1", "A1b", "A2"]
    assert faults(version) == []


def test_a_merger_carries_no_meaning(first, version, editor):
    merged = merge_statements(
        statements=[statement(version, "A1"), statement(version, "B1")],
        into=part("A1"),
        by=editor,
    )

    assert kinds(version) == carried("A2", "B2") | {("A1", "merged", "A1"), ("B1", "merged", "A1")}
    assert merged.lineage == statement(first, "A1").lineage
    assert not first.statements.filter(meaning=merged.meaning).exists()
    assert order(version) == {"A": ["A1", "A2"], "B": ["B2"]}
    assert faults(version) == []


def test_parts_that_are_put_together_again_are_one_that_changed(version, editor):
    parts = split_statement(
        statement=statement(version, "A1"), into=[part("A1"), part("A9")], by=editor
    )

    merge_statements(statements=parts, into=part("A1"), by=editor)

    assert kinds(version) == carried("A2", "B1", "B2") | {("A1", "changed", "A1")}


def test_a_merger_may_be_split_in_other_ways(version, editor):
    both = [statement(version, code) for code in ("A1", "A2")]
    merged = merge_statements(statements=both, into=part("A1"), by=editor)

    split_statement(statement=merged, into=[part("A1"), part("A2")], by=editor)

    assert kinds(version) == carried("B1", "B2") | {
        (old, "split", new_) for old in ("A1", "A2") for new_ in ("A1", "A2")
    }


def test_a_part_that_is_taken_out_leaves_the_other(version, editor):
    _, second = split_statement(
        statement=statement(version, "A1"), into=[part("A1"), part("A9")], by=editor
    )

    remove_statement(statement=second, by=editor)

    assert kinds(version) == carried("A2", "B1", "B2") | {("A1", "split", "A1")}


def test_new_statements_stay_new(version, editor):
    added = add_statement(domain=version.domains.first(), by=editor, **new("A3"))
    split_statement(statement=added, into=[part("A3"), part("A4")], by=editor)

    moves = kinds(version) - carried("A1", "A2", "B1", "B2")

    assert moves == {(None, "added", "A3"), (None, "added", "A4")}


def test_it_takes_two(version, editor):
    one = statement(version, "A1")

    with pytest.raises(WrongPart, match="two or more"):
        split_statement(statement=one, into=[part("A1")], by=editor)
    with pytest.raises(WrongPart, match="two or more"):
        merge_statements(statements=[one, one], into=part("A1"), by=editor)
