"""A version begins as a copy of the one in force, and is written in while it is a draft."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.journal.models import Entry
from skills.framework.actions import (
    NotADraft,
    OpenAlready,
    Taken,
    add_profile,
    begin_version,
    change_level,
    change_version,
    remove_profile,
    retire,
    send_to_review,
)
from skills.framework.models import FrameworkVersion
from skills.framework.rules import faults
from tests.factories import FrameworkFactory, JobRoleFactory, someone_with
from tests.framework.writing import put_in_force

from .writing import carried, kinds, order

pytestmark = pytest.mark.django_db


def content(version):
    return [
        (s.domain.code, s.code, s.words, s.core, s.position, s.lineage, s.meaning)
        + tuple(s.requirements.values_list("profile__job_role", "minimum"))
        for s in version.statements.in_order()
    ]


def test_a_new_version_is_a_copy_in_one_action(first, editor):
    version = begin_version(framework=first.framework, by=editor)

    assert (version.number, version.state, version.follows) == (2, "draft", first)
    assert content(version) == content(first)
    assert kinds(version) == carried("A1", "A2", "B1", "B2")
    assert list(version.levels.values_list("name", flat=True)) == list(
        first.levels.values_list("name", flat=True)
    )
    assert faults(version) == []
    assert Entry.objects.filter(verb="framework.begun", object_id=version.pk, actor=editor)


def test_a_framework_without_a_version_begins_empty_with_its_scale(editor):
    version = begin_version(framework=FrameworkFactory(title="National"), by=editor)

    assert (version.number, version.title, version.follows) == (1, "National", None)
    assert list(version.levels.values_list("value", flat=True)) == [0, 1, 2, 3, 4]
    assert faults(version) == ["There are no statements.", "There are no roles."]


def test_a_retired_framework_goes_on_from_its_last_version(first, editor, lead):
    retire(version=first, by=lead)

    assert begin_version(framework=first.framework, by=editor).follows == first


@pytest.mark.database
def test_a_framework_has_one_version_that_is_being_written(version, editor):
    with pytest.raises(OpenAlready, match="Version 2 is being written") as refused:
        begin_version(framework=version.framework, by=editor)
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        FrameworkVersion.objects.create(framework=version.framework, number=3, title="Other")

    assert refused.value.version == version
    assert list(version.framework.versions.open()) == [version]


@pytest.mark.access
def test_only_who_drafts_begins_and_writes(first, version):
    other = someone_with("training_coordinator")

    with pytest.raises(PermissionDenied):
        begin_version(framework=first.framework, by=other)
    with pytest.raises(PermissionDenied):
        change_version(version=version, title="Mine", by=other)


def test_its_title_and_the_names_of_its_levels_are_changed(version, editor):
    change_version(version=version, title="Second", notice="Read this.", by=editor)
    again = change_version(version=version, title="Second", notice="Read this.", by=editor)
    change_level(version=version, value=2, fields={"name": "With help"}, by=editor)

    assert (again.title, again.notice) == ("Second", "Read this.")
    assert version.levels.get(value=2).name == "With help"
    assert Entry.objects.filter(verb="framework.version_changed").count() == 1


def test_a_role_is_added_that_needs_nothing_yet_and_taken_out(version, editor):
    role = JobRoleFactory()
    fields = {"name": "Helper", "summary": "Helps.", "typical_work": "helping", "other": 1}

    profile = add_profile(version=version, job_role=role, fields=fields, by=editor)
    with pytest.raises(Taken, match="already"):
        add_profile(version=version, job_role=role, fields=fields, by=editor)

    assert faults(version) == []
    assert set(profile.requirements.values_list("minimum", flat=True)) == {0}

    remove_profile(profile=profile, by=editor)

    assert version.profiles.count() == 1
    assert faults(version) == []


def test_nothing_is_written_in_a_version_that_is_read_or_in_force(first, version, editor, lead):
    send_to_review(version=version, by=editor)

    with pytest.raises(NotADraft, match="Take it back"):
        change_version(version=version, title="Other", by=editor)
    with pytest.raises(NotADraft, match="never changes"):
        change_version(version=first, title="Other", by=lead)

    third = put_in_force(version, lead)
    assert order(third) == {"A": ["A1", "A2"], "B": ["B1", "B2"]}
