"""What a review came to, and the answer to it."""

import pytest

from skills.assessments import actions
from skills.framework.actions import begin_version, publish
from tests.assessments.browsing import CODES, text_of, url


def test_a_result_counts_draws_and_lists_the_gaps(world, browse):
    assessment = world.draft()
    world.answer(assessment, "A1", 1, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code, 1 if code == "A1" else 2)
    actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view.", note="Thank you."
    )

    page = text_of(browse(world.practitioner).get(url("result", assessment)))

    assert "<b>3 of 4</b> statements are at the level" in page
    assert "1 safety statement is still below: “Statement A1”." in page
    assert "Area A: said 1.5, confirmed 1.5, needed 2.0, 1 of 2 at the level needed" in page
    assert "Thank you." in page


def test_a_gap_leads_to_the_words_that_were_rated(world, browse):
    assessment = world.draft()
    world.answer(assessment, "A1", 1, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code, 1 if code == "A1" else 2)
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")
    browser = browse(world.practitioner)
    assert 'href="/framework/area-a/a1/"' in browser.get(url("result", assessment)).content.decode()

    publish(version=begin_version(framework=world.version.framework, by=None), by=None)

    page = browser.get(url("result", assessment)).content.decode()
    assert 'href="/framework/versions/1/area-a/a1/"' in page


def test_a_result_is_answered_with_a_click(world, browse):
    assessment = world.reviewed()
    browser = browse(world.practitioner)

    browser.post(url("respond", assessment), {"agrees": "yes"})
    page = text_of(browser.get(url("result", assessment)))

    assert "You agreed" in page
    assert "Do you agree with" not in page


def test_seeing_it_differently_needs_words_on_the_page(world, browse):
    assessment = world.reviewed()

    page = text_of(browse(world.practitioner).post(url("respond", assessment), {"agrees": "no"}))

    assert "Say what you see differently." in page
    assert "<details" in page


def test_what_is_seen_differently_is_shown_to_both(world, browse):
    assessment = world.reviewed()

    after = browse(world.practitioner).post(
        url("respond", assessment), {"agrees": "no", "comment": "I did it alone."}, follow=True
    )
    page = text_of(browse(world.supervisor).get(url("result", assessment)))

    assert f"{world.supervisor} can read it" in text_of(after)
    assert "I did it alone." in page


def test_an_answer_without_a_choice_is_asked_for(world, browse):
    assessment = world.reviewed()

    page = text_of(browse(world.practitioner).post(url("respond", assessment)))

    assert "Say whether you agree." in page


def test_answering_twice_differently_keeps_the_first(world, browse):
    assessment = world.reviewed()
    browser = browse(world.practitioner)
    browser.post(url("respond", assessment), {"agrees": "yes"})

    page = text_of(
        browser.post(url("respond", assessment), {"agrees": "no", "comment": "But."}, follow=True)
    )

    assert "You have answered this review already." in page


def test_the_second_look_is_answered_after_the_review(world, browse):
    assessment = world.looked_again()
    first, second = assessment.reviews.order_by("finished_at", "pk")
    browser = browse(world.practitioner)
    browser.post(url("respond", assessment), {"agrees": "yes", "review": first.pk})

    page = text_of(browser.get(url("result", assessment)))
    browser.post(url("respond", assessment), {"agrees": "yes", "review": second.pk})

    assert f"the second look by {world.social_worker}" in page
    assert second.response.agrees


def test_a_review_of_another_round_is_not_answered_here(world, browse):
    other = world.reviewed().reviews.get()
    assessment = world.reviewed()

    response = browse(world.practitioner).post(
        url("respond", assessment), {"agrees": "yes", "review": other.pk}
    )

    assert response.status_code == 403


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_there_is_no_result_before_a_review(world, browse, state):
    assessment = world.in_state(state)
    browser = browse(world.practitioner)

    shown = browser.get(url("result", assessment))
    posted = browser.post(url("respond", assessment), {"agrees": "yes"})

    assert shown.url == assessment.get_absolute_url()
    assert posted.status_code == 403


def test_a_stranger_finds_no_result(world, browse):
    assessment = world.reviewed()

    response = browse(world.stranger).get(url("result", assessment))

    assert response.status_code == 404
