"""One statement a page."""

import pytest

from skills.assessments import actions
from tests.assessments.browsing import text_of, url


def test_no_level_is_chosen_beforehand(world, browse):
    assessment = world.start()

    page = text_of(browse(world.practitioner).get(url("answer", assessment, "A1")))

    assert "A1 at 3" in page
    assert " checked" not in page


def test_not_my_job_is_offered_for_all_but_safety_statements(world, browse):
    assessment = world.start()
    browser = browse(world.practitioner)

    safety = text_of(browser.get(url("answer", assessment, "A1")))
    other = text_of(browser.get(url("answer", assessment, "A2")))

    assert "This is not part of my job" not in safety
    assert "This is not part of my job" in other


def test_saving_goes_to_the_next_statement(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "3", "comment": "Mine.", "edit": "0"}
    )

    assert response.url == url("answer", assessment, "A2")
    assert assessment.ratings.exclude(saved_at=None).get().comment == "Mine."


def test_saving_the_last_statement_goes_to_the_check(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(url("answer", assessment, "B2"), {"level": "0"})

    assert response.url == url("check", assessment)


def test_saving_and_stopping_goes_to_the_areas(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "1", "stop": "1"}
    )

    assert response.url == assessment.get_absolute_url()


def test_after_a_return_saving_goes_to_the_next_that_came_back(world, browse):
    assessment = world.submitted()
    for code in ("A1", "B2"):
        world.mark(assessment, code, None, send_back=True, reason="Say more.")
    actions.send_back(assessment=assessment, by=world.supervisor)

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "1", "edit": "1"}
    )

    assert response.url == url("answer", assessment, "B2")


def test_a_statement_left_out_is_saved_as_not_my_job(world, browse):
    assessment = world.start()

    browse(world.practitioner).post(url("answer", assessment, "A2"), {"level": "not-my-job"})

    assert assessment.ratings.exclude(saved_at=None).get().not_in_role


@pytest.mark.parametrize("level", ["5", "-1", "x", "not-my-job"])
def test_an_answer_that_there_is_not_keeps_the_note_and_says_what_to_do(world, browse, level):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": level, "comment": "My words."}
    )

    assert response.status_code == 200
    assert "Choose one of the answers on the page." in text_of(response)
    assert "My words." in text_of(response)
    assert not assessment.ratings.exclude(saved_at=None).exists()


def test_a_note_that_is_too_long_is_kept_on_the_page(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "1", "comment": "x" * 2001}
    )

    assert "Use 2000 characters or fewer." in text_of(response)
    assert "x" * 2001 in text_of(response)


def test_a_page_from_before_the_last_save_shows_both_texts(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first text.")

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "2", "comment": "The second text.", "edit": "0"}
    )

    assert response.status_code == 409
    assert "The first text." in text_of(response)
    assert "The second text." in text_of(response)
    assert assessment.ratings.exclude(saved_at=None).get().comment == "The first text."


def test_the_page_with_both_texts_can_be_saved(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first text.")
    browser = browse(world.practitioner)
    second = {"level": "2", "comment": "The second text.", "edit": "0"}
    conflict = browser.post(url("answer", assessment, "A1"), second)

    browser.post(url("answer", assessment, "A1"), second | {"edit": "1"})

    assert 'name="edit" value="1"' in text_of(conflict)
    assert assessment.ratings.exclude(saved_at=None).get().comment == "The second text."


def test_a_script_is_told_when_it_was_saved(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"),
        {"level": "2", "edit": "0"},
        headers={"accept": "application/json"},
    )

    assert response.json()["edits"] == {"edit": 1}
    assert "Only you can see it until you send it." in response.json()["says"]


def test_a_script_is_told_of_another_tab(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 3)

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"),
        {"level": "2", "edit": "0"},
        headers={"accept": "application/json"},
    )

    assert response.status_code == 409


def test_a_script_is_told_when_there_is_something_to_change(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": "9"}, headers={"accept": "application/json"}
    )

    assert response.status_code == 422


def test_what_was_sent_is_shown_and_not_asked(world, browse):
    assessment = world.submitted()

    response = browse(world.practitioner).get(url("answer", assessment, "A1"))

    assert "can’t change your answers while they are being reviewed" in text_of(response)
    assert "<textarea" not in text_of(response)


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
def test_what_was_sent_is_not_written_over(world, browse, state):
    assessment = world.in_state(state)

    response = browse(world.practitioner).post(url("answer", assessment, "A1"), {"level": "4"})

    assert response.status_code == 403


def test_last_time_stands_after_the_answers(world, browse):
    before = world.submitted()
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(before, code, 3, comment="You do this well.")
    actions.finish_review(assessment=before, by=world.supervisor, declaration="My own view.")
    assessment = world.start()

    page = text_of(browse(world.practitioner).get(url("answer", assessment, "A1")))

    assert page.index("This is statement") < page.index("Last time,")
    assert "You do this well." in page
    assert "app-flag--last" in page


def test_what_was_sent_and_never_reviewed_stands_as_last_time_too(world, browse):
    before = world.returned()
    actions.withdraw(assessment=before, by=world.practitioner)
    assessment = world.start()

    page = text_of(browse(world.practitioner).get(url("answer", assessment, "A1")))

    assert "Last time," in page
    assert "app-flag--last" not in page


def test_a_statement_that_is_not_in_the_round_is_not_found(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).get(url("answer", assessment, "SAF1"))

    assert response.status_code == 404
