"""Before the decision: what is about to be confirmed, and the reviewer's own word for it."""

import pytest

from skills.assessments import actions
from skills.assessments.forms import DECLARATION
from skills.assessments.models import ConfirmedLevel
from skills.assessments.refusals import NotDeclared, WrongAnswer
from tests.assessments.browsing import CODES, text_of, url
from tests.assessments.conftest import fresh, make_world


def all_marked(world, level=2, **more):
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code, level, **more)
    return assessment


def cells(page, label):
    """What the summary counts: safety statements, and others."""
    row = page.partition(f'<th scope="row">{label}</th>')[2].partition("</tr>")[0]
    return [part.partition("<")[0] for part in row.split('<td class="num">')[1:]]


def test_the_summary_counts_safety_statements_apart(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1")
    world.mark(assessment, "A2", 0, comment="Not on your own.")
    world.mark(assessment, "B2", None, send_back=True, reason="Say more.")
    browser = browse(world.supervisor)

    back = text_of(browser.get(url("review", assessment)))
    world.mark(assessment, "B2", 2, edit=1)
    page = text_of(browser.get(url("review", assessment)))

    assert "What you are about to confirm" not in back
    assert cells(page, "As they said") == ["1", "1"]
    assert cells(page, "Another level") == ["0", "1"]
    assert cells(page, "No level yet") == ["1", "0"]
    assert cells(page, "Not yet") == ["0", "1"]
    assert cells(page, "No evidence, where it is asked for") == ["2", "0"]
    assert "Statement A2</a>: said 2, you confirm not yet" in page
    assert "1 at another level" in page


def test_a_review_without_its_declaration_is_not_finished(world):
    assessment = all_marked(world)

    with pytest.raises(NotDeclared):
        actions.finish_review(assessment=assessment, by=world.supervisor, declaration=" ")

    assert fresh(assessment).state == "submitted"


def test_a_second_look_without_its_declaration_is_not_finished(child_in_need_world):
    world = child_in_need_world
    assessment = world.reviewed()
    for code in ("A1", "B1"):
        world.mark(assessment, code, by=world.social_worker)

    with pytest.raises(NotDeclared):
        actions.finish_second_look(assessment=assessment, by=world.social_worker, declaration="")

    assert assessment.reviews.count() == 1


def test_the_page_asks_for_it_and_keeps_the_words_that_were_shown(world, browse):
    assessment = all_marked(world)
    browser = browse(world.supervisor)

    without = text_of(browser.post(url("finish", assessment), {"note": "My note."}))
    browser.post(url("finish", assessment), {"note": "My note.", "declares": "on"})

    assert "Tick the box before you finish." in without
    assert "My note." in without
    assert DECLARATION in without
    assert assessment.reviews.get().declaration == DECLARATION


def test_what_somebody_did_in_the_past_may_stand_for_who_oversees_it_now(db, browse):
    world = make_world("oversight")
    assessment = world.draft()
    actions.save_answer(
        rating=assessment.ratings.get(statement__code="A2"),
        level=3,
        not_in_role=False,
        past_practice=True,
        comment="",
        edit=1,
        by=world.practitioner,
    )
    actions.submit(assessment=assessment, by=world.practitioner)
    browser, page = browse(world.supervisor), url("review_domain", assessment, "A")

    shown = text_of(browser.get(page))
    for code in ("A1", "B1", "B2"):
        world.mark(assessment, code)
    browser.post(page, {"agree": "1", "A2-tick": "on", "A2-answer": "1", "A2-edit": "0"})
    browser.post(url("finish", assessment), {"declares": "on"})

    revision = assessment.revisions.get(statement__code="A2")
    held = ConfirmedLevel.objects.get(meaning=world.statement("A2").meaning)
    assert "They did this in the past and oversee it now." in shown
    assert revision.past_practice
    assert (held.level, held.confirmation.revision) == (3, revision)


def test_past_practice_stands_only_for_who_oversees(world):
    assessment = world.start()

    with pytest.raises(WrongAnswer):
        actions.save_answer(
            rating=assessment.ratings.get(statement__code="A2"),
            level=3,
            not_in_role=False,
            past_practice=True,
            comment="",
            edit=0,
            by=world.practitioner,
        )
