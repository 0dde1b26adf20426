"""From publication on nothing in a version changes, by whatever road it is tried."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from hypothesis import given
from hypothesis import strategies as st

from skills.framework.models import (
    Domain,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Requirement,
    RoleProfile,
    Statement,
    StatementMove,
)
from tests.factories import JobRoleFactory, draft_version, published_version

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# What each table has that a person might want to put right, and what they might make of it.
PARTS = {
    Level: ("name", "Other"),
    Domain: ("title", "Other"),
    Statement: ("text", "Other"),
    RoleProfile: ("summary", "Other"),
    LevelDescriptor: ("text", "Other"),
    Requirement: ("minimum", 4),
    StatementMove: ("kind", "split"),
}


def rows(version):
    """What the version is made of, by table."""
    return {
        Level: version.levels.all(),
        Domain: version.domains.all(),
        Statement: version.statements.all(),
        RoleProfile: version.profiles.all(),
        LevelDescriptor: LevelDescriptor.objects.filter(statement__version=version),
        Requirement: Requirement.objects.filter(profile__version=version),
        StatementMove: version.moves.all(),
    }


def contents(version):
    version.refresh_from_db()
    parts = {kind: [model_to_dict(row) for row in found] for kind, found in rows(version).items()}
    return parts | {"itself": model_to_dict(version)}


@pytest.fixture
def version(db):
    """The second version, one of whose statements was carried over from the first."""
    first = published_version()
    second = draft_version(framework=first.framework, number=2, follows=first)
    StatementMove.objects.create(
        version=second,
        from_statement=first.statements.get(code="A1"),
        to_statement=second.statements.get(code="A1"),
        kind="carried",
    )
    second.published_at = first.published_at
    second.framework.versions.published().update(state="superseded")
    second.state = "published"
    second.save()
    return second


def save(row, field, value):
    setattr(row, field, value)
    row.save()


def update(row, field, value):
    type(row).objects.filter(pk=row.pk).update(**{field: value})


def bulk_update(row, field, value):
    setattr(row, field, value)
    type(row).objects.bulk_update([row], [field])


def raw_update(row, field, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {field} = %s WHERE id = %s", [value, row.pk]
        )


def raw_delete(row, field, value):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])


def queryset_delete(row, field, value):
    type(row).objects.filter(pk=row.pk)._raw_delete(using="default")


def insert_a_copy(row, field, value):
    row.pk = None
    row._state.adding = True
    row.save()


ROADS = [save, update, bulk_update, raw_update, raw_delete, queryset_delete]


def refused(road, row, field, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        road(row, field, value)


@pytest.mark.parametrize("number", [1, 2], ids=["superseded", "in force"])
@pytest.mark.parametrize("road", ROADS)
def test_no_road_changes_a_version_that_was_published(version, number, road):
    version = version.framework.versions.get(number=number)
    before = contents(version)

    for kind, found in rows(version).items():
        for row in found[:1]:
            refused(road, row, *PARTS[kind])

    assert contents(version) == before


@pytest.mark.parametrize("road", [save, update, bulk_update, raw_update])
def test_a_draft_may_be_changed(version, road):
    draft = draft_version(framework=version.framework, number=3, follows=version)
    StatementMove.objects.create(
        version=draft,
        from_statement=version.statements.first(),
        to_statement=draft.statements.first(),
        kind="merged",
    )

    for kind, (field, value) in PARTS.items():
        road(rows(draft)[kind][0], field, value)

    changed = [getattr(rows(draft)[kind][0], field) for kind, (field, _) in PARTS.items()]
    assert changed == [value for _, value in PARTS.values()]


def new_rows(version):
    """A row more for each table, which nothing but the guard would refuse."""
    domain, profile = version.domains.first(), version.profiles.first()
    statement = version.statements.first()
    other = draft_version()
    return [
        Domain(
            version=version, code="Z", slug="z", title="Z", question="Z?", summary="Z", position=9
        ),
        Statement(
            version=version, domain=domain, code="Z9", slug="z9", title="Z", text="Z", position=9
        ),
        RoleProfile(
            version=version,
            job_role=JobRoleFactory(),
            name="Z",
            summary="Z",
            typical_work="z",
            position=9,
        ),
        Requirement(profile=profile, statement=other.statements.first(), minimum=1),
        StatementMove(
            version=version,
            from_statement=version.follows.statements.last(),
            to_statement=statement,
            kind="merged",
        ),
    ]


def test_nothing_is_added_to_a_published_version(version):
    for row in new_rows(version):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            row.save()
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            type(row).objects.bulk_create([row])


def test_nothing_moves_from_a_draft_into_a_published_version(version):
    statement = draft_version().statements.first()
    statement.version = version
    statement.code = "Z9"

    refused(save, statement, "domain", version.domains.first())


def test_nothing_moves_out_of_a_published_version(version):
    statement = version.statements.first()

    refused(save, statement, "version", draft_version())


WORDS = [
    ("title", "Other"),
    ("notice", "Other"),
    ("number", 9),
    ("follows_id", None),
    ("published_at", None),
    ("state", "draft"),
    ("state", "in_review"),
]


@pytest.mark.parametrize("road", [save, update, raw_update])
def test_a_version_itself_keeps_its_words(version, road):
    before = contents(version)

    for field, value in WORDS:
        refused(road, version, field, value)

    assert contents(version) == before


@pytest.mark.parametrize("state", ["superseded", "retired"])
def test_a_version_in_force_may_be_followed_or_retired_and_never_comes_back(version, state):
    update(version, "state", state)

    for other in ("draft", "in_review", "published", "superseded", "retired"):
        if other != state:
            refused(update, version, "state", other)


def test_a_published_version_is_not_deleted(version):
    refused(raw_delete, version, None, None)

    assert FrameworkVersion.objects.filter(pk=version.pk).exists()


def test_a_draft_may_be_thrown_away():
    version = draft_version()
    for kind in (Requirement, LevelDescriptor, Statement, Domain, RoleProfile, Level):
        rows(version)[kind].delete()

    version.delete()

    assert not FrameworkVersion.objects.filter(pk=version.pk).exists()


@given(
    tries=st.lists(
        st.tuples(
            st.sampled_from(list(PARTS)),
            st.sampled_from(ROADS + [insert_a_copy]),
            st.integers(min_value=0, max_value=50),
            st.text(min_size=1, max_size=20).filter(lambda text: "\0" not in text),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_is_tried_a_published_version_stays_as_it_was(version, tries):
    before = contents(version)

    for kind, road, place, words in tries:
        found = rows(version)[kind]
        field, value = PARTS[kind]
        row = found[place % len(found)]
        refused(road, row, field, words if isinstance(value, str) else place % 5)

    assert contents(version) == before
