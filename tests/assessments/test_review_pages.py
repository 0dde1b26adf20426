"""What waits for a reviewer, the overview of a review, and its end."""

import pytest
from django.urls import reverse

from skills.assessments import actions
from tests.assessments.browsing import CODES, text_of, url
from tests.assessments.conftest import fresh
from tests.factories import RoleGrantFactory


def test_reviews_wait_oldest_first_with_role_team_and_due_day(world, browse):
    assessment = world.submitted()

    page = text_of(browse(world.supervisor).get(reverse("assessments:reviews")))

    assert f"Review {world.practitioner}’s self-assessment" in page
    assert f"Tester, {world.employment.posts.get().team}" in page
    assert url("review", assessment) in page


def test_an_empty_list_says_why(world, browse):
    page = text_of(browse(world.supervisor).get(reverse("assessments:reviews")))

    assert "Nothing is waiting for you." in page


def test_what_went_back_and_what_is_done_are_listed_apart(world, browse):
    world.reviewed()
    world.returned()

    page = text_of(browse(world.supervisor).get(reverse("assessments:reviews")))

    assert "Sent back, waiting for them" in page
    assert "Reviewed self-assessments" in page


def test_finishing_early_lists_what_is_left(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1")

    page = text_of(browse(world.supervisor).post(url("finish", assessment), {"note": "My note."}))

    assert "Not done yet: 3 things to do first" in page
    assert f'href="{url("review_domain", assessment, "A")}#A2">Choose a level for' in page
    assert "My note." in page


def test_finishing_without_a_reason_lists_where(world, browse):
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code, 3 if code == "B2" else 2)

    page = text_of(browse(world.supervisor).post(url("finish", assessment)))

    assert "Say why for “Statement B2”" in page


def test_a_note_that_is_too_long_finishes_nothing(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).post(url("finish", assessment), {"note": "x" * 2001})

    assert "Use 2000 characters or fewer." in text_of(response)


def test_a_review_is_finished_with_a_click_and_a_second_click_does_nothing(world, browse):
    assessment = world.submitted()
    for code in CODES:
        world.mark(assessment, code)
    browser = browse(world.supervisor)

    first = browser.post(url("finish", assessment), {"declares": "on"})
    second = browser.post(url("finish", assessment), {"declares": "on"})

    assert first.url == second.url == url("result", assessment)
    assert assessment.reviews.count() == 1


def test_sending_back_says_how_many_reopen_and_how_many_stay(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    browser = browse(world.supervisor)

    before = text_of(browser.get(url("review", assessment)))
    after = browser.post(url("send_back", assessment))

    assert "If you send this back, 1 answer reopens. The other 3 stay." in before
    assert after.url == reverse("assessments:reviews")
    assert fresh(assessment).was_returned


def test_sending_back_without_a_reason_lists_where(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1", None, send_back=True)

    page = text_of(browse(world.supervisor).post(url("send_back", assessment)))

    assert "Say why you send back “Statement A1”" in page


def test_sending_back_nothing_says_what_to_choose(world, browse):
    assessment = world.submitted()

    page = text_of(browse(world.supervisor).post(url("send_back", assessment), follow=True))

    assert "Choose an answer to send back first." in page


def test_what_was_withdrawn_after_a_return_says_so(world, browse):
    assessment = world.returned()
    actions.withdraw(assessment=assessment, by=world.practitioner)

    page = text_of(browse(world.supervisor).get(url("review", assessment)))

    assert "withdrew this after it came back" in page


def test_a_reviewed_round_leads_its_supervisor_to_the_result(world, browse):
    assessment = world.reviewed()
    browser = browse(world.supervisor)

    assert browser.get(url("review", assessment)).url == url("result", assessment)
    assert browser.get(assessment.get_absolute_url()).url == url("result", assessment)


def test_a_sent_round_leads_its_supervisor_to_the_review(world, browse):
    assessment = world.submitted()

    response = browse(world.supervisor).get(assessment.get_absolute_url())

    assert response.url == url("review", assessment)


REVIEW_PAGES = [("review",), ("review_domain", "A")]
REVIEW_POSTS = [("review_domain", "A"), ("send_back",), ("finish",)]


@pytest.mark.parametrize("who", ["practitioner", "social_worker", "stranger"])
def test_a_review_is_not_there_for_others(world, browse, who):
    assessment = world.submitted()
    browser = browse(getattr(world, who))

    answers = [browser.get(url(name, assessment, *more)) for name, *more in REVIEW_PAGES]
    answers += [browser.post(url(name, assessment, *more)) for name, *more in REVIEW_POSTS]

    assert {answer.status_code for answer in answers} == {404}


def test_nobody_reviews_themselves_whatever_roles_they_hold(world, browse):
    assessment = world.submitted()
    RoleGrantFactory(
        user=world.practitioner,
        role="practice_supervisor",
        organisation=world.employment.organisation,
    )

    response = browse(world.practitioner).post(url("finish", assessment))

    assert response.status_code == 404
