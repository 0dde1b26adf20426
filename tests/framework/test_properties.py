"""Whatever is done with drafts: what was published stays, and a level carries where every editor on
the way said that the words mean the same, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.framework.actions import (
    Refused,
    add_statement,
    begin_version,
    change_statement,
    merge_statements,
    move_statement,
    remove_statement,
    split_statement,
)
from tests.factories import published_version, someone_with
from tests.framework.writing import put_in_force

from .test_frozen import contents
from .writing import new

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def reword(version, one, other, same, by, number):
    change_statement(
        statement=one, by=by, fields={"text": f"Words {number}"}, same_meaning=bool(same)
    )


def put_back(version, one, other, same, by, number):
    move = one.moves_from.first()
    if move.from_statement:
        change_statement(statement=one, by=by, fields={"text": move.from_statement.text})


def add(version, one, other, same, by, number):
    needs = {version.profiles.get().pk: 1}
    words = new(f"N{version.number}{number}")
    add_statement(domain=one.domain, by=by, minimums=needs, **words)


def remove(version, one, other, same, by, number):
    if version.statements.count() > 1:
        remove_statement(statement=one, by=by)


def split(version, one, other, same, by, number):
    parts = [{"fields": {"code": f"S{version.number}{number}{half}"}} for half in "ab"]
    split_statement(statement=one, into=parts, by=by)


def merge(version, one, other, same, by, number):
    if one != other:
        merge_statements(statements=[one, other], into={"fields": {}}, by=by)


def move(version, one, other, same, by, number):
    move_statement(statement=one, domain=other.domain, position=same, by=by)


DONE = st.tuples(
    st.sampled_from([reword, reword, reword, put_back, add, remove, split, merge, move]),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 1),
)


def write(framework, done, by):
    """Begin a version, do all this in it, and publish it."""
    version = begin_version(framework=framework, by=by)
    for number, (act, one, other, same) in enumerate(done):
        there = list(version.statements.order_by("pk"))
        act(version, there[one % len(there)], there[other % len(there)], same, by, number)
    return put_in_force(version, by)


def replayed(first, *later) -> set:
    """(meaning’s first code, code today) as the marks tell it, one version after the other."""
    reached = {statement.pk: {statement.code} for statement in first.statements.all()}
    for version in later:
        carried = version.moves.filter(kind="carried")
        reached = {m.to_statement_id: reached.get(m.from_statement_id, set()) for m in carried}
    last = {statement.pk: statement.code for statement in later[-1].statements.all()}
    return {(begun, last[pk]) for pk, codes in reached.items() for begun in codes}


def joined(first, last) -> set:
    begun = dict(first.statements.values_list("meaning", "code"))
    return {(begun[s.meaning], s.code) for s in last.statements.all() if s.meaning in begun}


@given(second=st.lists(DONE, max_size=5), third=st.lists(DONE, max_size=5))
def test_a_level_carries_where_the_marks_say_so_and_what_was_published_stays(db, second, third):
    lead = someone_with("workforce_lead")
    first = published_version()
    before = contents(first)

    two = write(first.framework, second, lead)
    after_two = contents(two)
    three = write(first.framework, third, lead)

    assert joined(first, three) == replayed(first, two, three)
    assert {**contents(first), "itself": None} == {**before, "itself": None}
    assert {**contents(two), "itself": None} == {**after_two, "itself": None}
    for published in (first, two, three):
        with pytest.raises(Refused):
            remove_statement(statement=published.statements.first(), by=lead)
    for version, follows in ((two, first), (three, two)):
        ends = version.moves.exclude(from_statement=None).values("from_statement")
        assert set(follows.statements.all()) == set(follows.statements.filter(pk__in=ends))
        starts = version.moves.exclude(to_statement=None).values("to_statement")
        assert set(version.statements.all()) == set(version.statements.filter(pk__in=starts))
