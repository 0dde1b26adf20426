import pytest
from django.urls import reverse

from portal.journal.models import Entry
from skills.assessments import actions
from tests.assessments.conftest import fresh
from tests.assessments.test_answer_pages import text_of, url
from tests.factories import RoleGrantFactory

CODES = ("A1", "A2", "B1", "B2")


def marks(*codes, level="2", **more) -> dict:
    """What the area page posts for each of the answers."""
    data = {}
    for code in codes:
        data |= {f"{code}-level": level, f"{code}-edit": "0"}
        data |= {f"{code}-{name}": value for name, value in more.items()}
    return data


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


def test_finishing_early_lists_what_is_left(world, browse):
    assessment = world.submitted()
    world.mark(assessment, "A1")

    page = text_of(browse(world.supervisor).post(url("finish", assessment), {"note": "My note."}))

    assert "Not finished yet: 3 things to do first" in page
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

    first = browser.post(url("finish", assessment))
    second = browser.post(url("finish", assessment))

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


def test_how_far_an_answer_is_from_the_last_confirmed_level_is_told(world, browse):
    world.reviewed()
    assessment = world.start()
    for code, level in {"A1": 3, "A2": 0, "B1": 2, "B2": 2}.items():
        world.answer(assessment, code, level)
    actions.submit(assessment=assessment, by=world.practitioner)

    page = text_of(browse(world.supervisor).get(url("review_domain", assessment, "A")))

    assert "Up 1 since 2 was confirmed" in page
    assert "Down 2 since 2 was confirmed" in page


def test_a_second_look_is_finished_with_a_click_and_a_second_click_does_nothing(world, browse):
    assessment = world.reviewed()
    for code in ("A1", "B1"):
        world.mark(assessment, code, by=world.social_worker)
    browser = browse(world.social_worker)

    first = browser.post(url("finish", assessment))
    second = browser.post(url("finish", assessment))

    assert first.url == second.url == url("result", assessment)
    assert assessment.reviews.filter(second_look=True).count() == 1


def test_whoever_is_no_party_is_journalled_when_they_open_a_round(world, browse):
    assessment = world.reviewed()

    browse(world.social_worker).get(url("result", assessment))
    browse(world.supervisor).get(url("result", assessment))
    browse(world.practitioner).get(url("result", assessment))

    opened = Entry.objects.filter(verb="assessments.opened", object_id=assessment.pk)
    assert [entry.actor for entry in opened] == [world.social_worker]


@pytest.mark.parametrize("state", ["returned", "reviewed", "looked_again"])
def test_an_area_is_not_marked_when_it_is_not_ones_turn(world, browse, state):
    assessment = world.in_state(state)
    browser = browse(world.supervisor)

    shown = browser.get(url("review_domain", assessment, "A"))
    posted = browser.post(url("review_domain", assessment, "A"), marks("A1", level="4"))

    assert shown.url == url("review", assessment)
    assert posted.status_code == 403


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


def test_a_result_counts_draws_and_lists_the_gaps(world, browse):
    assessment = world.draft()
    world.answer(assessment, "A1", 1, edit=1)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in CODES:
        world.mark(assessment, code, 1 if code == "A1" else 2)
    actions.finish_review(assessment=assessment, by=world.supervisor, note="Thank you.")

    page = text_of(browse(world.practitioner).get(url("result", assessment)))

    assert "<b>3 of 4</b> statements are at the level" in page
    assert "1 safety statement is still below: “Statement A1”." in page
    assert "Area A: said 1.5, confirmed 1.5, needed 2.0, 1 of 2 at the level needed" in page
    assert "Thank you." in page


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
    first, second = assessment.reviews.order_by("second_look")
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
