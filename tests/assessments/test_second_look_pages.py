"""The pages of a second look at the safety statements."""

from django.urls import reverse

from portal.journal.models import Entry
from tests.assessments.browsing import marks, text_of, url


def test_a_supervisor_who_is_no_social_worker_is_told_of_the_second_look(
    child_in_need_world, browse
):
    assessment = child_in_need_world.submitted()

    page = text_of(
        browse(child_in_need_world.supervisor).get(url("review_domain", assessment, "A"))
    )

    assert "this safety statement needs a second look for child in need work" in page


def test_second_looks_wait_in_a_list_of_their_own(child_in_need_world, browse):
    assessment = child_in_need_world.reviewed()

    page = text_of(browse(child_in_need_world.social_worker).get(reverse("assessments:reviews")))

    assert f"Look at {child_in_need_world.practitioner}’s safety statements" in page
    assert url("review", assessment) in page


def test_a_second_look_shows_safety_statements_with_what_was_confirmed_first(world, browse):
    assessment = world.reviewed()
    browser = browse(world.social_worker)

    overview = text_of(browser.get(url("review", assessment)))
    page = text_of(browser.get(url("review_domain", assessment, "A")))

    assert "0 of 2 confirmed" in overview
    assert f"{world.supervisor} confirmed 2" in page
    assert "Statement A2" not in page
    assert "Send this one back" not in page


def test_a_second_look_that_sends_back_is_told_why_not(world, browse):
    assessment = world.reviewed()

    response = browse(world.social_worker).post(
        url("review_domain", assessment, "A"), marks("A1", send_back="on")
    )

    assert "A second look confirms the safety statements" in text_of(response)


def test_a_second_look_is_finished_with_a_click_and_a_second_click_does_nothing(world, browse):
    assessment = world.reviewed()
    for code in ("A1", "B1"):
        world.mark(assessment, code, by=world.social_worker)
    browser = browse(world.social_worker)

    first = browser.post(url("finish", assessment), {"declares": "on"})
    second = browser.post(url("finish", assessment), {"declares": "on"})

    assert first.url == second.url == url("result", assessment)
    assert assessment.reviews.filter(kind="second_look").count() == 1


def test_whoever_is_no_party_is_journalled_when_they_open_a_round(world, browse):
    assessment = world.reviewed()

    browse(world.social_worker).get(url("result", assessment))
    browse(world.supervisor).get(url("result", assessment))
    browse(world.practitioner).get(url("result", assessment))

    opened = Entry.objects.filter(verb="assessments.opened", object_id=assessment.pk)
    assert [entry.actor for entry in opened] == [world.social_worker]
