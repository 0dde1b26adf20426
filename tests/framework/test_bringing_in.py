"""Many statements at once, as a file brings them."""

import uuid

import pytest

from portal.journal.models import Entry
from skills.framework.actions import (
    New,
    Taken,
    WrongPart,
    add_domain,
    add_statements,
    begin_version,
    put_in_order,
)
from skills.framework.refusals import NotADraft
from tests.factories import FrameworkFactory

from .writing import carried, kinds, order


def words(code, **more):
    return {"code": code, "title": "The same title", "text": f"I do {code}.", **more}


def test_many_statements_come_after_the_others_of_their_area(version, editor):
    area, other = version.domains.order_by("position")
    profile = version.profiles.get().pk
    lineage = uuid.uuid4()

    made = add_statements(
        version=version,
        by=editor,
        new=[
            New(area, words("N1", lineage=lineage), {1: " One ", 2: " "}, {profile: 3}),
            New(area, words("N2")),
            New(other, words("N3", title="!")),
        ],
    )

    assert order(version) == {"A": ["A1", "A2", "N1", "N2"], "B": ["B1", "B2", "N3"]}
    assert [one.slug for one in made] == ["the-same-title", "the-same-title-2", "new"]
    assert (made[0].lineage, made[0].levels) == (lineage, {1: "One"})
    assert made[0].requirements.get().minimum == 3
    new = {(None, "added", code) for code in ("N1", "N2", "N3")}
    assert kinds(version) == carried("A1", "A2", "B1", "B2") | new
    assert Entry.objects.filter(verb="framework.statement_added").count() == 3


def test_the_first_version_of_a_framework_comes_from_nothing(editor):
    version = begin_version(framework=FrameworkFactory(), by=editor)
    area = add_domain(version=version, by=editor, fields={"code": "A", "title": "Area"})

    add_statements(version=version, by=editor, new=[New(area, words("N1"))])

    assert (order(version), kinds(version)) == ({"A": ["N1"]}, set())


def test_a_code_is_taken_once_and_levels_and_roles_are_those_there_are(version, first, editor):
    area = version.domains.first()
    profile, foreign = version.profiles.get().pk, first.profiles.get().pk

    def add(*rows):
        add_statements(version=version, by=editor, new=[New(area, *row) for row in rows])

    with pytest.raises(Taken):
        add([words("A1")])
    with pytest.raises(Taken):
        add([words("N1")], [words("N1")])
    for levels, needs in (({5: "x"}, {}), ({}, {foreign: 1}), ({}, {profile: 5})):
        with pytest.raises(WrongPart):
            add([words("N1"), levels, needs])
    with pytest.raises(NotADraft):
        add_statements(version=first, by=editor, new=[])

    assert version.statements.count() == 4


def test_areas_and_statements_are_put_in_order_at_once(version, editor):
    area, other = version.domains.order_by("position")
    a1, a2, b1, b2 = version.statements.in_order()
    b2.slug = a1.slug
    b2.save()

    put_in_order(
        version=version,
        by=editor,
        areas=[other, area],
        statements={other.pk: [b1], area.pk: [a2, b2, a1]},
    )

    assert order(version) == {"B": ["B1"], "A": ["A2", "B2", "A1"]}
    b2.refresh_from_db()
    assert b2.slug == "a1-2"
    put_in_order(
        version=version,
        by=editor,
        areas=[other, area],
        statements={other.pk: [b1], area.pk: [a2, b2, a1]},
    )
    assert Entry.objects.filter(verb="framework.put_in_order").count() == 1


def test_an_order_that_forgets_something_is_refused(version, editor):
    area, other = version.domains.order_by("position")
    a1, a2, b1, b2 = version.statements.in_order()
    whole = {area.pk: [a1, a2], other.pk: [b1, b2]}

    with pytest.raises(WrongPart):
        put_in_order(version=version, by=editor, areas=[area], statements=whole)
    with pytest.raises(WrongPart):
        put_in_order(
            version=version, by=editor, areas=[area, other], statements={area.pk: [a1, a2]}
        )
