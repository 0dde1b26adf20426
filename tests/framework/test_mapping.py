"""One answer counts for a local and a national statement together."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from portal.dates import today
from portal.journal.models import Entry
from skills.framework.actions import begin_version, end_map, map_statement
from skills.framework.effects import warnings_about
from skills.framework.models import Statement, StatementMap
from skills.framework.refusals import WrongPart
from tests.factories import draft_version, published_version

from .writing import reword


@pytest.fixture
def national(db):
    return published_version()


def both(first, national):
    return first.statements.get(code="A1"), national.statements.get(code="B2")


def test_a_level_in_one_statement_counts_for_the_other_from_today(first, national, lead):
    local, other = both(first, national)

    said = map_statement(statement=local, answers=other, by=lead)

    assert map_statement(statement=local, answers=other, by=lead) == said
    assert (said.starts, said.ends, said.said_by) == (today(), None, lead)
    assert Entry.objects.filter(verb="framework.mapped").count() == 1
    assert StatementMap.objects.by_answered(on=today()) == {other.meaning: [local.meaning]}
    assert list(local.also_answers) == [other]
    assert str(said) == f"{local.meaning} also answers {other.meaning}"


def test_it_is_ended_and_never_edited(first, national, lead):
    local, other = both(first, national)
    said = map_statement(statement=local, answers=other, by=lead)

    end_map(statement_map=said, by=lead)
    end_map(statement_map=said, by=lead)

    said.refresh_from_db()
    assert (said.ends, said.ended_by) == (today(), lead)
    assert StatementMap.objects.by_answered(on=today()) == {}
    assert Entry.objects.filter(verb="framework.map_ended").count() == 1
    assert map_statement(statement=local, answers=other, by=lead) != said


def test_whoever_publishes_reads_what_will_count_together_no_more(first, national, lead):
    local, other = both(first, national)
    map_statement(statement=local, answers=other, by=lead)
    version = begin_version(framework=first.framework, by=lead)
    assert warnings_about(version) == []

    reword(version, "A1", lead, same=False)
    reword(version, "A2", lead, same=False)

    [said] = warnings_about(version)
    assert said.startswith("“Statement A1” counts together with a statement of another framework.")


@pytest.mark.database
def test_the_database_keeps_what_was_said(first, national, lead):
    local, other = both(first, national)
    said = map_statement(statement=local, answers=other, by=lead)

    for change in (
        lambda: StatementMap.objects.update(answers=first.statements.get(code="B1").meaning),
        said.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert StatementMap.objects.get().answers == other.meaning


def test_only_who_publishes_says_so_and_sees_it(first, national, editor, lead):
    local, other = both(first, national)
    said = map_statement(statement=local, answers=other, by=lead)

    with pytest.raises(PermissionDenied):
        map_statement(statement=local, answers=other, by=editor)
    with pytest.raises(PermissionDenied):
        end_map(statement_map=said, by=editor)

    assert list(StatementMap.objects.visible_to(lead)) == [said]
    assert not StatementMap.objects.visible_to(editor).exists()


def test_it_takes_two_frameworks_and_a_statement_in_force(first, national, lead):
    local, other = both(first, national)
    draft = draft_version(number=7).statements.first()

    with pytest.raises(WrongPart, match="another framework"):
        map_statement(statement=local, answers=first.statements.get(code="B1"), by=lead)
    with pytest.raises(WrongPart, match="not in force"):
        map_statement(statement=local, answers=draft, by=lead)

    assert map_statement(statement=draft, answers=other, by=lead).meaning == draft.meaning
    assert not Statement.objects.answered_by(local, on=today()).exists()
