"""An area a page: all of its statements, or those that a filter shows."""

import pytest

from tests.assessments.browsing import text_of, url


def answers(**levels) -> dict:
    """What the page posts: by statement its level, at the first save."""
    return {
        name: value
        for code, level in levels.items()
        for name, value in ((f"{code}-level", level), (f"{code}-edit", "0"))
    }


def levels_of(assessment) -> dict:
    return dict(assessment.ratings.values_list("statement__code", "level"))


def test_an_area_is_answered_on_one_page_and_the_next_begins_where_it_is_open(world, browse):
    assessment = world.start()
    world.answer(assessment, "B1", 1)
    browser = browse(world.practitioner)

    page = text_of(browser.get(url("area", assessment, "A")))
    response = browser.post(
        url("area", assessment, "A"), answers(A1="3", A2="not-my-job") | {"A1-comment": "Mine."}
    )

    assert page.count("<fieldset") == 2
    assert page.count("This is not part of my job") == 1
    assert response.url == url("area", assessment, "B") + "#B2"
    assert levels_of(assessment) == {"A1": 3, "A2": None, "B1": 1, "B2": None}
    assert assessment.ratings.get(statement__code="A2").not_in_role
    assert assessment.ratings.get(statement__code="A1").comment == "Mine."


def test_after_the_last_area_comes_the_check_and_stopping_leads_to_the_round(world, browse):
    assessment = world.start()
    browser = browse(world.practitioner)

    last = browser.post(url("area", assessment, "B"), answers(B1="1"))
    stop = browser.post(url("area", assessment, "A"), answers(A1="2") | {"stop": "1"})

    assert last.url == url("check", assessment)
    assert stop.url == assessment.get_absolute_url()


def test_a_second_tab_shows_both_texts_beside_the_row_and_saves_the_others(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first text.")
    browser = browse(world.practitioner)
    sent = answers(A1="2", A2="1") | {"A1-comment": "The second text."}

    conflict = browser.post(url("area", assessment, "A"), sent)
    again = browser.post(url("area", assessment, "A"), sent | {"A1-edit": "1", "A2-edit": "1"})

    page = text_of(conflict)
    assert conflict.status_code == 409
    assert page.index("The first text.") < page.index("The second text.")
    assert page.count("You changed this somewhere else at") == 1
    assert again.status_code == 302
    assert (levels_of(assessment)["A1"], levels_of(assessment)["A2"]) == (2, 1)


def test_an_answer_that_there_is_not_is_asked_for_again(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("area", assessment, "A"), answers(A1="not-my-job", A2="9")
    )

    page = text_of(response)
    assert page.count("Choose one of the answers on the page.") == 2
    assert "Change “Statement A1”" in page


def test_a_row_is_saved_by_itself_for_a_script(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"),
        answers(A1="3") | {"prefix": "A1", "A1-comment": "See case 48213."},
        headers={"accept": "application/json"},
    )

    assert response.json()["edits"] == {"A1-edit": 1}
    assert 'name="A1-comment-not_about_family"' in response.json()["plain"]["A1-comment"]
    assert levels_of(assessment)["A1"] == 3


def test_words_that_may_point_to_a_family_are_shown_once_before_going_on(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("area", assessment, "A"), answers(A1="3") | {"A1-comment": "See case 48213."}
    )

    assert response.url == url("area", assessment, "A") + "#A1"


def test_a_filter_shows_a_part_saves_only_that_and_changes_no_outcome(world, browse):
    before = world.reviewed()
    assessment = world.start()
    world.answer(assessment, "A1", 1)
    browser = browse(world.practitioner)
    shown = {}
    for show in ("unanswered", "core", "below", "changed", "differ", "nonsense"):
        page = text_of(browser.get(url("area", assessment, "A") + f"?show={show}"))
        shown[show] = [code for code in ("A1", "A2") if f'name="{code}-edit"' in page]

    saved = browser.post(url("area", assessment, "A") + "?show=unanswered", answers(A2="4"))
    sent = browser.post(url("send", assessment) + "?show=unanswered")

    assert shown == {
        "unanswered": ["A2"],
        "core": ["A1"],
        "below": ["A1"],
        "changed": ["A1"],
        "differ": ["A1"],
        "nonsense": ["A1", "A2"],
    }
    assert saved.url == url("area", assessment, "B") + "?show=unanswered#B1"
    assert levels_of(assessment) == {"A1": 1, "A2": 4, "B1": None, "B2": None}
    assert "This is not sent yet: 1 thing to finish first" in text_of(sent)
    assert before.revisions.count() == 4


def test_a_round_shows_what_a_filter_names(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1")
    browser = browse(world.practitioner)

    page = text_of(browser.get(assessment.get_absolute_url() + "?show=core"))
    empty = text_of(browser.get(assessment.get_absolute_url() + "?show=differ"))

    assert f'href="{url("area", assessment, "A")}?show=core"' in page
    assert f'href="{url("answer", assessment, "B1")}">Statement B1' in page
    assert f'href="{url("answer", assessment, "B2")}"' not in page
    assert "Nothing here." in empty


def test_after_a_return_only_what_came_back_is_open(world, browse):
    assessment = world.returned("B2")
    browser = browse(world.practitioner)

    page = text_of(browser.get(url("area", assessment, "B")))
    refused = browser.post(url("area", assessment, "B"), answers(B1="4"))
    response = browser.post(url("area", assessment, "A"), {})

    assert 'name="B2-edit"' in page
    assert 'name="B1-edit"' not in page
    assert "Say more." in page
    assert refused.status_code == 403
    assert response.url == url("area", assessment, "B") + "#B2"


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
def test_an_area_of_what_is_no_draft_is_read_and_not_written(world, browse, state):
    assessment = world.in_state(state)
    browser = browse(world.practitioner)

    page = browser.get(url("area", assessment, "A"))
    response = browser.post(url("area", assessment, "A"), answers(A1="4"))

    assert "<fieldset" not in text_of(page)
    assert response.status_code == 403


def test_evidence_is_asked_for_from_the_level_that_policy_says_and_stops_nobody(world, browse):
    assessment = world.start()
    for code, level in (("A1", 2), ("A2", 2), ("B1", 1), ("B2", 3)):
        world.answer(assessment, code, level)
    browser = browse(world.practitioner)

    check = text_of(browser.get(url("check", assessment)))
    area = text_of(browser.get(url("area", assessment, "A")))
    sent = browser.post(url("send", assessment))

    assert "2 answers have none yet" in check
    assert area.count("data-asks") == 3 + 2
    assert sent.status_code == 302


def test_past_practice_is_offered_to_whoever_oversees(world, overseeing_world, browse):
    assessment, overseen = world.start(), overseeing_world.start()
    browser = browse(overseeing_world.practitioner)

    other = text_of(browse(world.practitioner).get(url("area", assessment, "A")))
    pages = [browser.get(url("answer", overseen, "A1")), browser.get(url("area", overseen, "A"))]
    browser.post(url("area", overseen, "A"), answers(A1="3") | {"A1-past_practice": "on"})

    assert "I did this in the past" not in other
    assert all("I did this in the past" in text_of(page) for page in pages)
    assert overseen.ratings.get(statement__code="A1").past_practice


def test_the_same_as_last_time_counts_when_it_is_pressed(world, browse):
    world.reviewed()
    assessment = world.start()
    browser = browse(world.practitioner)

    page = text_of(browser.get(url("area", assessment, "A")))
    before = levels_of(assessment)
    response = browser.post(
        url("area", assessment, "A"), {"A1-edit": "0", "A2-edit": "0", "same": "A1"}
    )
    one = browser.post(url("answer", assessment, "B1"), {"edit": "0", "same": "B1"})

    assert page.index('id="A1-l4"') < page.index("Same as last time (2)")
    assert set(before.values()) == {None}
    assert response.url == url("area", assessment, "A") + "#A2"
    assert one.url == url("answer", assessment, "B2")
    assert levels_of(assessment) == {"A1": 2, "A2": None, "B1": 2, "B2": None}
    assert not assessment.ratings.exclude(comment="").exists()
