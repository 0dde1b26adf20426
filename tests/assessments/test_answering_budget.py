"""How little a page of answers asks of the database, however long the history is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from skills.assessments import actions
from tests.assessments.browsing import url

pytestmark = pytest.mark.database

OWN = ("django_session", "people_user")


def counted(asked) -> tuple[list, list]:
    """The reads and the writes beyond the session and the person; savepoints are neither."""
    told = [one["sql"] for one in asked]
    reads = [sql for sql in told if sql.startswith("SELECT")]
    writes = [sql for sql in told if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    return reads[2:], writes


def test_a_script_saves_with_one_read_and_one_write(world, browse):
    world.reviewed()
    assessment = world.start()
    browser = browse(world.practitioner)
    browser.get(url("answer", assessment, "A2"))
    told = {"accept": "application/json"}
    digest = "x"

    with CaptureQueriesContext(connection) as plain:
        browser.post(url("answer", assessment, "A1"), {"level": "3", "edit": "0"}, headers=told)
    with CaptureQueriesContext(connection) as row:
        sent = {"prefix": "A2", "A2-level": "3", "A2-edit": "0", "A2-comment": "Case 48213."}
        answer = browser.post(url("answer", assessment, "A2"), sent, headers=told)
    digest = answer.json()["plain"]["A2-comment"].partition('value="')[2].partition('"')[0]
    with CaptureQueriesContext(connection) as declared:
        sent |= {"A2-edit": "1", "A2-comment-not_about_family": digest}
        browser.post(url("answer", assessment, "A2"), sent, headers=told)

    for asked, most in ((plain, 1), (row, 1), (declared, 2)):
        reads, writes = counted(asked)
        assert (len(reads), len(writes)) == (1, most)


def test_a_page_asks_no_more_after_many_rounds_than_before_the_first(world, browse):
    browser = browse(world.practitioner)
    pages = [("answer", "A1"), ("area", "A")]

    def asked(assessment):
        found = []
        for page in pages:
            browser.get(url(page[0], assessment, page[1]))
            with CaptureQueriesContext(connection) as questions:
                browser.get(url(page[0], assessment, page[1]))
            found.append(len(questions) - 2)
        return found

    first = world.start()
    new = asked(first)
    actions.withdraw(assessment=first, by=world.practitioner)
    for _ in range(3):
        world.reviewed()
    old = asked(world.start())

    assert old == new
    assert old[0] <= 6
    assert old[1] <= 10
