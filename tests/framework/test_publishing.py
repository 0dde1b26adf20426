"""A version is published once, whole, by a workforce lead, and follows the one before it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.journal.models import Entry
from skills.framework.actions import CannotPublish, publish
from skills.framework.models import FrameworkVersion, RoleProfile, Statement
from skills.framework.rules import faults
from tests.factories import FrameworkFactory, draft_version, published_version, someone_with
from tests.framework.writing import put_in_force

pytestmark = pytest.mark.django_db
State = FrameworkVersion.State


def in_state(state):
    """A whole version that has come to `state` as versions do."""
    if state in FrameworkVersion.OPEN:
        version = draft_version()
        FrameworkVersion.objects.filter(pk=version.pk).update(state=state)
    else:
        version = published_version()
        if state != State.PUBLISHED:
            FrameworkVersion.objects.filter(pk=version.pk).update(state=state)
    version.refresh_from_db()
    return version


@pytest.fixture
def lead():
    return someone_with("workforce_lead")


def test_a_version_in_review_is_published(lead):
    version = publish(version=in_state(State.IN_REVIEW), by=lead)

    assert version.state == State.PUBLISHED
    assert version.published_by == lead
    assert version.published_at is not None
    assert not version.is_open


def test_a_draft_that_nobody_was_asked_to_read_is_not_published(lead):
    version = in_state(State.DRAFT)

    with pytest.raises(CannotPublish, match="Send it to review first"):
        publish(version=version, by=lead)

    version.refresh_from_db()
    assert version.state == State.DRAFT


@pytest.mark.parametrize("state", [State.PUBLISHED, State.SUPERSEDED, State.RETIRED])
def test_a_version_is_published_once(lead, state):
    version = in_state(state)

    with pytest.raises(CannotPublish, match="published already"):
        publish(version=version, by=lead)

    version.refresh_from_db()
    assert version.state == state


def test_publishing_is_journalled(lead):
    version = put_in_force(draft_version(), lead)

    entry = Entry.objects.order_by("-id").first()
    assert (entry.verb, entry.actor) == ("framework.published", lead)
    assert entry.object_id == version.pk


@pytest.mark.access
@pytest.mark.parametrize("role", ["editor", "administrator", "service_manager"])
def test_nobody_but_a_workforce_lead_publishes(role):
    version = draft_version()

    with pytest.raises(PermissionDenied):
        publish(version=version, by=someone_with(role))

    version.refresh_from_db()
    assert version.state == State.DRAFT


def test_the_version_before_is_superseded(lead):
    first = put_in_force(draft_version(), lead)
    second = draft_version(framework=first.framework, number=2)

    put_in_force(second, lead)

    first.refresh_from_db()
    assert first.state == State.SUPERSEDED
    assert list(first.framework.versions.published()) == [second]


def test_another_framework_s_version_stays_in_force(lead):
    other = published_version()

    put_in_force(draft_version(), lead)

    other.refresh_from_db()
    assert other.state == State.PUBLISHED


def test_what_is_in_force_is_found_by_statement_role_and_post(lead):
    version = put_in_force(draft_version(), lead)
    draft = draft_version(framework=version.framework, number=2)
    profile = version.profiles.get()

    statements = Statement.objects.of_published().filter(version__framework=version.framework)

    assert set(statements) == set(version.statements.all())
    assert profile in RoleProfile.objects.of_published()
    assert draft.profiles.get() not in RoleProfile.objects.of_published()
    assert list(RoleProfile.objects.for_post(profile)) == [profile]


def test_a_whole_version_has_no_faults():
    assert faults(draft_version()) == []


def test_a_version_without_anything_says_all_that_is_missing():
    version = FrameworkVersion.objects.create(framework=FrameworkFactory(), number=1, title="Empty")

    assert faults(version) == [
        "The scale needs “not yet” and four levels.",
        "There are no statements.",
        "There are no roles.",
    ]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda version: version.levels.filter(value=3).delete(),
            "The scale needs “not yet” and four levels.",
        ),
        (
            lambda version: version.statements.get(code="A2").descriptors.get(value=3).delete(),
            "A2 needs words for each of the four levels.",
        ),
        (
            lambda version: version.statements.get(code="B1").requirements.all().delete(),
            "B1 needs a level for each role.",
        ),
    ],
    ids=["a level of the scale", "a described level", "what a role needs"],
)
def test_a_version_with_a_gap_is_not_published(lead, spoil, says):
    version = draft_version()
    spoil(version)

    with pytest.raises(CannotPublish, match=says):
        publish(version=version, by=lead)

    version.refresh_from_db()
    assert version.state == State.DRAFT


@pytest.mark.database
def test_two_versions_of_a_framework_cannot_be_in_force(lead):
    first = put_in_force(draft_version(), lead)
    second = draft_version(framework=first.framework, number=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkVersion.objects.filter(pk=second.pk).update(
            state=State.PUBLISHED, published_at=first.published_at
        )


@pytest.mark.database
@pytest.mark.parametrize("state", [State.PUBLISHED, State.SUPERSEDED, State.RETIRED])
def test_a_version_in_force_has_a_time(state):
    version = draft_version()

    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkVersion.objects.filter(pk=version.pk).update(state=state)


@pytest.mark.access
def test_a_draft_is_seen_by_those_who_write_and_publish(first, version, editor, lead):
    other = someone_with("service_manager")
    one = Statement.objects.filter(version=version)

    assert list(first.framework.versions.visible_to(other)) == [first]
    assert list(first.framework.versions.visible_to(editor)) == [first, version]
    assert one.visible_to(lead).count() == 4
    assert one.visible_to(other).count() == 0
