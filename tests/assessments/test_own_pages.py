"""One's own rounds: to start, to carry on, to check and to send; and nobody else's."""

import pytest
from django.urls import reverse

from skills.framework.actions import retire
from tests.assessments.browsing import text_of, url
from tests.assessments.conftest import fresh
from tests.factories import EmploymentFactory, PostFactory, SupervisionLineFactory, UserFactory


def begin_url(employment):
    return reverse("assessments:begin", args=[employment.uuid])


def test_ones_own_skills_lead_to_what_fits_best(world, browse):
    page = text_of(browse(world.practitioner).get(reverse("assessments:mine")))

    assert "Who sees what" in page
    assert "Short profile: 2 statements, about 4 minutes. You can stop at any time." in page
    assert f'href="{begin_url(world.employment)}"' in page


def test_before_a_round_the_page_says_who_sees_what_and_how_long_it_takes(world, browse):
    page = text_of(browse(world.practitioner).get(begin_url(world.employment)))

    assert page.index("2 statements, about 4 minutes") < page.index("Or begin with something else")
    assert f"{world.supervisor} can see “Started”" in page
    assert all(word in page for word in ("Pay", "Redundancy", "Ranking people", "Proof in a"))
    assert "4 statements, about 7 minutes" in page


def test_at_the_council_the_safety_statements_come_first_and_elsewhere_a_short_profile(
    world, browse
):
    browser = browse(world.practitioner)
    organisation = world.employment.organisation

    partner = text_of(browser.get(begin_url(world.employment)))
    type(organisation).objects.filter(pk=organisation.pk).update(sector="council")
    council = text_of(browser.get(begin_url(world.employment)))

    assert "Short profile" in partner
    assert "Short profile" not in council
    assert "Safety statements" in council


def test_an_area_that_is_up_to_date_may_be_chosen_again(world, browse):
    world.reviewed()
    browser = browse(world.practitioner)

    page = text_of(browser.get(begin_url(world.employment)))
    response = browser.post(begin_url(world.employment), {"kind": "area", "area": "B"})

    assert "An area that is up to date" in page
    begun = world.employment.assessments.get(state="draft")
    assert (response.url, begun.domain.code) == (begun.get_absolute_url(), "B")
    assert begun.title.startswith("Area B, ")


def test_a_round_starts_with_a_click_and_is_carried_on_after_that(world, browse):
    browser = browse(world.practitioner)

    response = browser.post(begin_url(world.employment), {"kind": "core"})

    begun = world.employment.assessments.get()
    assert (response.url, begun.kind) == (begun.get_absolute_url(), "core")
    assert begun.title.startswith("Safety statements, ")
    assert browser.get(begin_url(world.employment)).url == begun.get_absolute_url()


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "nonsense"}, {"kind": "area"}, {"kind": "core", "area": "A"}]
)
def test_a_start_without_a_round_that_there_is_says_what_to_choose(world, browse, sent):
    response = browse(world.practitioner).post(begin_url(world.employment), sent, follow=True)

    assert "Choose what to begin with." in text_of(response)
    assert not world.employment.assessments.exists()


def test_a_start_with_nothing_to_ask_says_so(world, browse):
    response = browse(world.practitioner).post(
        begin_url(world.employment), {"kind": "changes"}, follow=True
    )

    assert "There is nothing to answer now." in text_of(response)


def test_a_start_in_somebody_elses_job_is_not_there(world, browse):
    response = browse(world.stranger).post(begin_url(world.employment), {"kind": "core"})

    assert response.status_code == 404


def test_a_start_in_a_job_without_a_profile_says_so(browse, db):
    employment = PostFactory().employment

    response = browse(employment.user).get(begin_url(employment), follow=True)

    assert "nothing to rate for your job" in text_of(response)


def test_somebody_with_no_post_finds_nothing_to_rate(browse, db):
    employment = EmploymentFactory()

    page = text_of(browse(employment.user).get(reverse("assessments:mine")))

    assert "nothing to rate in your job" in page
    assert "people who work with families" in page


def test_whoever_rates_in_a_retired_framework_is_not_told_that_their_job_is_another(world, browse):
    retire(version=world.version, by=None)

    page = text_of(browse(world.practitioner).get(reverse("assessments:mine")))

    assert "The framework asks nothing of it today." in page
    assert "people who work with families" not in page


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


PAGES = [("answer", "A1"), ("area", "A"), ("check",)]
POSTS = [("answer", "A1"), ("area", "A"), ("send",), ("withdraw",), ("respond",)]


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
