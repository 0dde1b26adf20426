"""An area of a review: what was sent, and the reviewer's level beside it."""

import pytest

from skills.assessments import actions
from tests.assessments.browsing import marks, text_of, url


def test_an_area_shows_words_scale_and_no_level_chosen(world, browse):
    assessment = world.submitted()

    page = text_of(browse(world.supervisor).get(url("review_domain", assessment, "A")))

    assert "<b>Said 2:</b> A1 at 2" in page
    assert 'aria-label="Said 2. Needed 2."' in page
    assert " checked" not in page
    assert "0 of 2 confirmed" in page


def test_saving_an_area_goes_to_the_next_and_keeps_the_marks(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), marks("A1", "A2") | {"next": "1"}
    )

    assert response.url == url("review_domain", assessment, "B")
    assert world.revision(assessment, "A1").marks.get().level == 2


def test_after_the_last_area_comes_the_overview(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "B"), marks("B1") | {"next": "1"}
    )

    assert response.url == url("review", assessment)


def test_saving_may_stay_on_the_page(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), marks("A1") | {"stay": "1"}
    )

    assert response.url == url("review_domain", assessment, "A")


@pytest.mark.parametrize("show", ["changed", "below", "open", "nonsense"])
def test_an_area_can_show_a_part(world, browse, show):
    assessment = world.submitted()

    response = browse(world.supervisor).get(url("review_domain", assessment, "A"), {"show": show})

    assert response.status_code == 200


def test_a_mark_from_an_old_page_shows_both_and_saves_the_rest(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1", 3, comment="The first.")

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), marks("A1", "A2", comment="The second.")
    )

    assert response.status_code == 409
    assert "The first." in text_of(response)
    assert "The second." in text_of(response)
    assert 'name="A1-edit" value="1"' in text_of(response)
    assert world.revision(assessment, "A1").marks.get().comment == "The first."
    assert world.revision(assessment, "A2").marks.get().comment == "The second."


def test_a_level_for_an_answer_that_was_sent_again_since_is_not_taken(world, browse):
    assessment = world.returned("A1")
    world.answer(assessment, "A1", 4, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    page = url("review_domain", assessment, "A")
    old = {"A1-answer": 1, "A1-edit": 1, "A1-level": 2, "A2-answer": 1, "A2-edit": 0, "A2-level": 2}

    answer = browse(world.supervisor).post(page, old)

    assert answer.status_code == 409
    assert "They changed this answer and sent it again." in text_of(answer)
    assert not world.revision(assessment, "A1").marks.exists()
    assert world.revision(assessment, "A2").marks.get().level == 2
    assert 'name="A1-answer" value="2"' in answer.content.decode()
    assert 'name="A1-edit" value="0"' in answer.content.decode()


@pytest.mark.parametrize("level", ["7", "x", "not-my-job"])
def test_a_level_that_there_is_not_is_shown_on_its_line(world, browse, level):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), marks("A1", level=level, comment="My words.")
    )

    assert "Choose one of the answers on the page." in text_of(response)
    assert "My words." in text_of(response)
    assert not world.revision(assessment, "A1").marks.exists()


def test_a_script_is_told_what_is_saved_and_how_far_the_area_is(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"),
        marks("A1") | marks("A2", level=""),
        headers={"accept": "application/json"},
    )

    assert response.json()["edits"] == {"A1-edit": 1}
    assert response.json()["progress"] == "1 of 2 confirmed"
    assert "Not shared yet." in response.json()["says"]


def test_a_script_that_sends_nothing_saves_nothing(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), headers={"accept": "application/json"}
    )

    assert response.json() == {
        "says": "Nothing to save yet.",
        "edits": {},
        "progress": "0 of 2 confirmed",
        "plain": {},
    }


def test_a_script_is_told_of_marks_from_an_old_page(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1", 3)

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"),
        marks("A1", "A2"),
        headers={"accept": "application/json"},
    )

    assert response.status_code == 409
    assert response.json()["edits"] == {"A2-edit": 1}


def test_saving_may_lead_to_what_goes_back(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(
        url("review_domain", assessment, "A"), marks("A1") | {"back": "1"}
    )

    assert response.url == url("review", assessment) + "#send-back"


def test_an_area_that_there_is_not_is_not_found(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).get(url("review_domain", assessment, "SAF"))

    assert response.status_code == 404


def test_an_answer_left_out_can_be_agreed_on_its_line(world, browse):
    assessment = world.draft()
    world.answer(assessment, "A2", None, not_in_role=True, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    browser = browse(world.supervisor)

    page = text_of(browser.get(url("review_domain", assessment, "A")))
    browser.post(url("review_domain", assessment, "A"), marks("A2", level="not-my-job"))

    assert "Said it is not part of their job." in page
    assert world.revision(assessment, "A2").marks.get().not_in_role


def test_how_far_an_answer_is_from_the_last_confirmed_level_is_told(world, browse):
    world.reviewed()
    assessment = world.start()
    for code, level in {"A1": 3, "A2": 0, "B1": 2, "B2": 2}.items():
        world.answer(assessment, code, level)
    actions.submit(assessment=assessment, by=world.practitioner)

    page = text_of(browse(world.supervisor).get(url("review_domain", assessment, "A")))

    assert "Up 1 since 2 was confirmed" in page
    assert "Down 2 since 2 was confirmed" in page


@pytest.mark.parametrize("state", ["returned", "reviewed", "looked_again"])
def test_an_area_is_not_marked_when_it_is_not_ones_turn(world, browse, state):
    assessment = world.in_state(state)
    browser = browse(world.supervisor)

    shown = browser.get(url("review_domain", assessment, "A"))
    posted = browser.post(url("review_domain", assessment, "A"), marks("A1", level="4"))

    assert shown.url == url("review", assessment)
    assert posted.status_code == 403
