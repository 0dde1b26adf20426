"""Agreeing with ticked rows: many at once, and never one that was not read."""

import pytest
from django.core.exceptions import PermissionDenied

from skills.assessments import actions
from tests.assessments.asking import asked
from tests.assessments.browsing import text_of, url


def ticked(*codes, **more):
    """What the area page posts when these rows are ticked and agreed with."""
    data = {"agree": "1"}
    for code in ("A1", "A2"):
        data |= {f"{code}-edit": "0", f"{code}-answer": "1", f"{code}-level": ""}
    return data | {f"{code}-tick": "on" for code in codes} | more


def levels(world, assessment):
    marks = {mark.revision.statement.code: mark for mark in _marks(world, assessment)}
    return {code: mark.level for code, mark in sorted(marks.items()) if mark.is_decided}


def _marks(world, assessment):
    standing = assessment.revisions.standing()
    return [mark for revision in standing for mark in revision.marks.filter(by=world.supervisor)]


def test_each_of_what_is_ticked_gets_the_level_that_was_said(world):
    assessment = world.draft()
    world.answer(assessment, "B2", None, not_in_role=True, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)

    found = actions.agree(assessment=assessment, ticked={"A2": 1, "B2": 1}, by=world.supervisor)

    assert [one.code for one in found.agreed] == ["A2", "B2"]
    assert levels(world, assessment) == {"A2": 2, "B2": None}


def test_a_safety_statement_is_never_agreed_with_others(world):
    assessment = world.submitted()

    found = actions.agree(assessment=assessment, ticked={"A1": 1, "A2": 1}, by=world.supervisor)

    assert [one.code for one in found.core] == ["A1"]
    assert levels(world, assessment) == {"A2": 2}


@pytest.mark.parametrize("number", [None, 2])
def test_an_answer_that_the_page_did_not_show_is_not_agreed(world, number):
    assessment = world.submitted()

    found = actions.agree(assessment=assessment, ticked={"A2": number}, by=world.supervisor)

    assert [one.code for one in found.unread] == ["A2"]
    assert levels(world, assessment) == {}


def test_what_was_chosen_by_itself_stands(world):
    assessment = world.submitted()
    world.mark(assessment, "A2", 3, comment="You do more.")
    world.mark(assessment, "B2", None, send_back=True, reason="Say more.")

    found = actions.agree(assessment=assessment, ticked={"A2": 1, "B2": 1}, by=world.supervisor)

    assert found.agreed == []
    assert levels(world, assessment) == {"A2": 3}


def test_what_a_colleague_was_asked_about_is_left_to_them(world):
    assessment = world.submitted()
    asked(world, assessment, code="A")

    found = actions.agree(assessment=assessment, ticked={"A2": 1, "B2": 1}, by=world.supervisor)

    assert [one.code for one in found.asked] == ["A2"]
    assert levels(world, assessment) == {"B2": 2}


def test_a_comment_that_is_there_stays(world):
    assessment = world.submitted()
    world.mark(assessment, "A2", None, comment="Well done.")

    actions.agree(assessment=assessment, ticked={"A2": 1}, by=world.supervisor)

    mark = world.revision(assessment, "A2").marks.get()
    assert (mark.level, mark.comment, mark.edit) == (2, "Well done.", 2)


@pytest.mark.parametrize("who", ["practitioner", "social_worker", "stranger"])
def test_nobody_but_the_supervisor_agrees(world, who):
    assessment = world.submitted()

    with pytest.raises(PermissionDenied):
        actions.agree(assessment=assessment, ticked={"A2": 1}, by=getattr(world, who))


def test_the_page_agrees_with_what_is_ticked_and_says_what_it_left(world, browse):
    assessment = world.submitted()
    page = url("review_domain", assessment, "A")
    browser = browse(world.supervisor)

    answer = browser.post(page, ticked("A1", "A2"), follow=True)

    assert answer.redirect_chain[0][0] == page
    assert "You agree with 1 answer." in text_of(answer)
    assert "Not agreed: “Statement A1”. Choose a level for each safety" in text_of(answer)
    assert levels(world, assessment) == {"A2": 2}


def test_a_row_that_was_filtered_away_is_not_agreed(world, browse):
    assessment = world.submitted()
    page = url("review_domain", assessment, "A") + "?show=open"
    unseen = {name: v for name, v in ticked("A2").items() if name != "A2-answer"}

    answer = browse(world.supervisor).post(page, unseen, follow=True)

    assert answer.redirect_chain[0][0] == page
    assert "Your page didn’t show the answer as it is now." in text_of(answer)
    assert levels(world, assessment) == {}


def test_agreeing_with_nothing_says_what_to_do(world, browse):
    assessment = world.submitted()

    answer = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), ticked(), follow=True
    )

    assert "Tick the answers that you agree with first." in text_of(answer)


def test_only_rows_that_can_simply_be_agreed_have_a_tick(world, browse):
    assessment = world.submitted()
    browser = browse(world.supervisor)

    before = text_of(browser.get(url("review_domain", assessment, "A")))
    world.mark(assessment, "A2")
    after = text_of(browser.get(url("review_domain", assessment, "A")))

    assert "A2-tick" in before
    assert "A1-tick" not in before
    assert "-tick" not in after


def test_what_did_not_change_is_ticked_at_first_and_what_is_new_is_not(world, browse):
    world.reviewed()
    assessment = world.start()
    for code, level in {"A1": 2, "A2": 2, "B1": 2, "B2": 1}.items():
        world.answer(assessment, code, level)
    actions.submit(assessment=assessment, by=world.practitioner)
    browser = browse(world.supervisor)

    same = text_of(browser.get(url("review_domain", assessment, "A")))
    new = text_of(browser.get(url("review_domain", assessment, "B")))

    assert "data-tick checked" in same
    assert "<span data-ticked>1</span> ticked" in same
    assert "data-tick checked" not in new


def test_ticks_stay_where_something_else_is_to_be_mended(world, browse):
    assessment = world.submitted()
    data = ticked("A2") | {"A1-level": "7"}

    answer = browse(world.supervisor).post(url("review_domain", assessment, "A"), data)

    assert answer.status_code == 409
    assert "data-tick checked" in text_of(answer)
    assert levels(world, assessment) == {}


def test_evidence_is_asked_for_and_nobody_is_kept_from_confirming(world, browse):
    assessment = world.draft()
    world.answer(assessment, "A2", 3, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    browser, page = browse(world.supervisor), url("review_domain", assessment, "A")

    shown = text_of(browser.get(page))
    asked = browser.post(page, {"A2-edit": "0", "A2-answer": "1", "ask": "A2"})
    mark = world.revision(assessment, "A2").marks.get()
    bare = text_of(browser.get(page, {"show": "bare"}))

    assert "No evidence yet.</b> It is asked for from level 3." in shown
    assert "from level 2 for a safety statement" in shown
    assert asked.url == page + "#A2"
    assert (mark.send_back, mark.reason) == (
        True,
        "Add a piece of evidence that shows how you do this.",
    )
    assert 'id="A1"' in bare
    assert 'id="A2"' in bare


def test_the_pages_filters_show_where_one_differs(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A2", 3, comment="You do more.")

    page = text_of(
        browse(world.supervisor).get(url("review_domain", assessment, "A"), {"show": "differ"})
    )

    assert 'id="A2"' in page
    assert 'id="A1"' not in page
