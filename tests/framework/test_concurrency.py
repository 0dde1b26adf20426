"""Two editors at once."""

import pytest
from django.db import connection

from skills.framework.actions import (
    NotADraft,
    OpenAlready,
    Stale,
    begin_version,
    change_statement,
    send_to_review,
)
from skills.framework.models import FrameworkVersion, Statement
from tests.at_once import at_once
from tests.factories import published_version, someone_with

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def lead(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield someone_with("workforce_lead")
        connection.close()


def test_two_editors_begin_one_version_and_one_save_wins_and_a_late_one_is_told(lead):
    framework = published_version().framework

    begun = at_once(*[lambda: begin_version(framework=framework, by=lead)] * 2)
    assert {type(one) for one in begun} == {FrameworkVersion, OpenAlready}

    version = framework.versions.open().get()
    statement = version.statements.first()

    def save(words):
        return lambda: change_statement(
            statement=statement, by=lead, fields={"text": words}, same_meaning=True, edit=0
        )

    saved = at_once(save("One."), save("Two."))
    assert {type(one) for one in saved} == {Statement, Stale}
    refusal = next(one for one in saved if isinstance(one, Stale))
    assert refusal.kept.text == version.statements.get(pk=statement.pk).text

    late = at_once(lambda: send_to_review(version=version, by=lead), save("Three."))
    words = version.statements.get(pk=statement.pk).text
    assert isinstance(late[0], FrameworkVersion)
    assert isinstance(late[1], (Stale, NotADraft))
    assert words == refusal.kept.text
