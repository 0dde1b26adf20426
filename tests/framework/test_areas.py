"""The areas of a draft."""

import pytest

from portal.journal.models import Entry
from skills.framework.actions import (
    NotEmpty,
    Stale,
    Taken,
    add_domain,
    change_domain,
    move_domain,
    remove_domain,
)

from .writing import carried, kinds

pytestmark = pytest.mark.django_db
FIELDS = {"code": "C", "title": "Area C", "question": "Why?", "summary": "About C."}


def codes(version):
    return list(version.domains.order_by("position").values_list("code", flat=True))


def test_an_area_is_added_moved_and_taken_out(version, editor):
    area = add_domain(version=version, fields=FIELDS, by=editor)
    assert codes(version) == ["A", "B", "C"]

    move_domain(domain=area, position=0, by=editor)
    assert codes(version) == ["C", "A", "B"]

    remove_domain(domain=area, by=editor)
    assert codes(version) == ["A", "B"]
    assert kinds(version) == carried("A1", "A2", "B1", "B2")


def test_an_area_with_statements_stays(version, editor):
    with pytest.raises(NotEmpty, match="first"):
        remove_domain(domain=version.domains.first(), by=editor)

    assert codes(version) == ["A", "B"]


def test_its_words_are_changed_once_and_not_from_a_stale_page(version, editor):
    area = version.domains.get(code="A")
    change_domain(domain=area, fields={"title": "Other"}, edit=0, by=editor)
    change_domain(domain=area, fields={"title": "Other"}, edit=0, by=editor)

    with pytest.raises(Stale) as refused:
        change_domain(domain=area, fields={"title": "Mine"}, edit=0, by=editor)

    assert refused.value.kept.title == "Other"
    assert Entry.objects.filter(verb="framework.area_changed").count() == 1


def test_a_code_is_taken_once_and_an_address_is_made(version, editor):
    with pytest.raises(Taken, match="code A"):
        add_domain(version=version, fields=FIELDS | {"code": "A"}, by=editor)

    area = add_domain(version=version, fields=FIELDS | {"title": "Area A"}, by=editor)
    assert area.slug == "area-a-2"
