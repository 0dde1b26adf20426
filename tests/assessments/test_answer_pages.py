import pytest
from django.urls import reverse

from skills.assessments import actions
from tests.assessments.conftest import fresh
from tests.factories import EmploymentFactory, PostFactory, SupervisionLineFactory, UserFactory


def url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.uuid, *more])


def text_of(response) -> str:
    return response.content.decode()


def test_before_a_start_the_page_says_who_sees_what(world, browse):
    page = text_of(browse(world.practitioner).get(reverse("assessments:mine")))

    assert "Who sees what" in page
    assert "4 short statements" in page
    assert "not used for pay" in page


def test_a_round_starts_with_a_click(world, browse):
    response = browse(world.practitioner).post(
        reverse("assessments:start"), {"employment": world.employment.uuid}
    )

    assert response.url == world.employment.assessments.get().get_absolute_url()


@pytest.mark.parametrize("employment", ["", "nonsense"])
def test_a_start_without_a_job_says_what_to_choose(world, browse, employment):
    response = browse(world.practitioner).post(
        reverse("assessments:start"), {"employment": employment}, follow=True
    )

    assert "Choose the job" in text_of(response)


def test_a_start_in_somebody_elses_job_does_nothing(world, browse):
    browse(world.stranger).post(reverse("assessments:start"), {"employment": world.employment.uuid})

    assert not world.employment.assessments.exists()


def test_a_start_in_a_job_without_a_profile_says_so(browse, db):
    employment = PostFactory().employment

    response = browse(employment.user).post(
        reverse("assessments:start"), {"employment": employment.uuid}, follow=True
    )

    assert "nothing to rate for your job" in text_of(response)


def test_somebody_with_no_post_finds_nothing_to_rate(browse, db):
    employment = EmploymentFactory()

    page = text_of(browse(employment.user).get(reverse("assessments:mine")))

    assert "nothing to rate in your job" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("draft", "Carry on"),
        ("submitted", "It is being reviewed"),
        ("returned", "Some answers came back"),
        ("reviewed", "Your result"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_ones_own_rounds_are_listed_with_their_state(world, browse, state, words):
    world.in_state(state)

    page = text_of(browse(world.practitioner).get(reverse("assessments:mine")))

    assert words in page


def test_carrying_on_goes_to_the_first_statement_without_an_answer(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1")

    page = text_of(browse(world.practitioner).get(assessment.get_absolute_url()))

    assert f'href="{url("answer", assessment, "A2")}" role="button"' in page


def test_carrying_on_after_a_return_goes_to_what_came_back(world, browse):
    assessment = world.returned("B1")

    page = text_of(browse(world.practitioner).get(assessment.get_absolute_url()))

    assert f'href="{url("answer", assessment, "B1")}" role="button"' in page
    assert "Say more." in page


def test_when_all_is_answered_the_check_comes_next(world, browse):
    assessment = world.draft()

    page = text_of(browse(world.practitioner).get(assessment.get_absolute_url()))

    assert f'href="{url("check", assessment)}" role="button"' in page


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
def test_what_was_answered_can_be_read_in_every_state(world, browse, state):
    assessment = world.in_state(state)

    page = browse(world.practitioner).get(assessment.get_absolute_url())

    assert page.status_code == 200


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
    assert assessment.ratings.get().comment == "Mine."


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

    assert assessment.ratings.get().not_in_role


@pytest.mark.parametrize("level", ["5", "-1", "x", "not-my-job"])
def test_an_answer_that_there_is_not_keeps_the_note_and_says_what_to_do(world, browse, level):
    assessment = world.start()

    response = browse(world.practitioner).post(
        url("answer", assessment, "A1"), {"level": level, "comment": "My words."}
    )

    assert response.status_code == 200
    assert "Choose one of the answers on the page." in text_of(response)
    assert "My words." in text_of(response)
    assert not assessment.ratings.exists()


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
    assert assessment.ratings.get().comment == "The first text."


def test_the_page_with_both_texts_can_be_saved(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 3, comment="The first text.")
    browser = browse(world.practitioner)
    second = {"level": "2", "comment": "The second text.", "edit": "0"}
    conflict = browser.post(url("answer", assessment, "A1"), second)

    browser.post(url("answer", assessment, "A1"), second | {"edit": "1"})

    assert 'name="edit" value="1"' in text_of(conflict)
    assert assessment.ratings.get().comment == "The second text."


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
    actions.finish_review(assessment=before, by=world.supervisor)
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


def test_the_check_names_what_is_missing_without_alarm(world, browse):
    assessment = world.start()
    world.answer(assessment, "A1", 1)

    page = text_of(browse(world.practitioner).get(url("check", assessment)))

    assert "1 thing to finish first" in page
    assert "app-todo-summary" in page
    assert f'href="{url("answer", assessment, "B1")}">Answer “Statement B1”' in page
    assert "2 other statements have no answer" in page


def test_sending_with_gaps_lists_each_with_a_link(world, browse):
    assessment = world.start()

    response = browse(world.practitioner).post(url("send", assessment))

    page = text_of(response)
    assert "This is not sent yet: 2 things to finish first" in page
    assert f'href="{url("answer", assessment, "A1")}">Answer “Statement A1”' in page
    assert "<title>Error:" in page
    assert fresh(assessment).state == "draft"


def test_sending_names_who_reads_it_and_by_when(world, browse):
    assessment = world.draft()
    browser = browse(world.practitioner)

    before = text_of(browser.get(url("check", assessment)))
    after = text_of(browser.post(url("send", assessment), follow=True))

    assert f"Send to {world.supervisor}" in before
    assert f"Sent to {world.supervisor} at" in after
    assert "aims to review it by" in after


def test_sending_without_a_supervisor_says_what_to_do(world, browse):
    assessment = world.draft()
    world.employment.supervision_lines.all().update(ends="2025-01-01")

    response = browse(world.practitioner).post(url("send", assessment))

    assert "Ask your manager" in text_of(response)


def test_the_check_of_what_is_sent_leads_to_the_round(world, browse):
    assessment = world.submitted()

    response = browse(world.practitioner).get(url("check", assessment))

    assert response.url == assessment.get_absolute_url()


def test_a_draft_is_withdrawn_with_a_click(world, browse):
    assessment = world.draft()

    browse(world.practitioner).post(url("withdraw", assessment))

    assert fresh(assessment).state == "withdrawn"


PAGES = [("answer", "A1"), ("check",)]
POSTS = [("answer", "A1"), ("send",), ("withdraw",), ("respond",)]


@pytest.mark.parametrize("who", ["supervisor", "social_worker", "stranger"])
@pytest.mark.parametrize("state", ["draft", "returned", "reviewed"])
def test_a_practitioners_pages_are_not_there_for_others(world, browse, who, state):
    assessment = world.in_state(state)
    browser = browse(getattr(world, who))

    answers = [browser.get(url(name, assessment, *more)) for name, *more in PAGES]
    answers += [browser.post(url(name, assessment, *more)) for name, *more in POSTS]

    assert {answer.status_code for answer in answers} == {404}


def test_a_supervisor_does_not_see_that_a_draft_was_begun(world, browse):
    assessment = world.draft()

    response = browse(world.supervisor).get(assessment.get_absolute_url())

    assert response.status_code == 404


def test_what_is_changed_after_a_return_stays_the_practitioners(world, browse):
    assessment = world.returned("A1")
    world.answer(assessment, "A1", 4, comment="Only for me so far.", edit=1)

    page = text_of(browse(world.supervisor).get(url("review", assessment)))

    assert "Only for me so far." not in page
    assert "What they change is theirs alone" in page


def test_a_former_supervisor_sees_nothing_any_more(world, browse):
    assessment = world.submitted()
    world.employment.supervision_lines.all().update(ends="2025-01-01")
    SupervisionLineFactory(employment=world.employment, supervisor=UserFactory())

    response = browse(world.supervisor).get(url("review", assessment))

    assert response.status_code == 404
