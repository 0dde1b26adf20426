"""How the pages of a round show words that may point to a family."""

import json

import pytest

from portal.plain.finding import digest_of, find
from skills.assessments.models import Assessment, SelfRating
from tests.assessments.browsing import marks, text_of, url

pytestmark = pytest.mark.django_db

CASE = "I stayed calm (case 48213) and found a way back in."
TICK = "comment-not_about_family"
SCRIPT = {"headers": {"accept": "application/json"}}


def digest(text):
    return digest_of(find(text))


def typed(**more):
    return {"level": "2", "edit": "1", "comment": CASE} | more


def rating_of(assessment):
    return SelfRating.objects.get(assessment=assessment, statement__code="A1")


def test_a_note_is_kept_and_its_page_shown_once_more(world, browse):
    assessment = world.draft()
    page = url("answer", assessment, "A1")

    response = browse(world.practitioner).post(page, typed(), follow=True)

    assert response.redirect_chain == [(page, 302)]
    assert rating_of(assessment).comment == CASE
    assert "<mark>case 48213</mark>" in text_of(response)
    assert "Saved. Look at your note again" in text_of(response)


def test_whoever_has_seen_the_warning_goes_on(world, browse):
    assessment = world.draft()
    page = url("answer", assessment, "A1")
    data = typed(**{"comment-warned": digest(CASE)})

    response = browse(world.practitioner).post(page, data)

    assert response.url == url("answer", assessment, "A2")


def test_a_note_is_said_not_to_be_about_a_family(world, browse):
    assessment = world.draft()
    page = url("answer", assessment, "A1")

    response = browse(world.practitioner).post(page, typed(**{TICK: digest(CASE)}))

    assert response.url == url("answer", assessment, "A2")
    assert not rating_of(assessment).points_to_family


def test_the_script_is_told_of_the_warning(world, browse):
    assessment = world.draft()

    response = browse(world.practitioner).post(url("answer", assessment, "A1"), typed(), **SCRIPT)

    assert "<mark>case 48213</mark>" in json.loads(response.content)["plain"]["comment"]


def test_the_check_lists_what_to_change_and_sends_nothing(world, browse):
    assessment = world.draft()
    browser = browse(world.practitioner)
    browser.post(url("answer", assessment, "A1"), typed())

    checked = text_of(browser.get(url("check", assessment)))
    sent = text_of(browser.post(url("send", assessment)))

    assert f'href="{url("answer", assessment, "A1")}#id_comment">Change your note on' in checked
    assert "This is not sent yet: 1 thing to finish first" in sent
    assessment.refresh_from_db()
    assert assessment.state == Assessment.State.DRAFT


def test_a_reviewers_comment_is_kept_and_the_page_shown_once_more(world, browse):
    assessment = world.submitted()
    page = url("review_domain", assessment, "A")
    data = marks("A1", "A2") | {"A1-comment": CASE, "next": "1"}
    browser = browse(world.supervisor)

    first = browser.post(page, data, follow=True)
    again = browser.post(page, data | {"A1-edit": "1", "A1-comment-warned": digest(CASE)})

    assert first.redirect_chain == [(f"{page}#A1", 302)]
    assert "<mark>case 48213</mark>" in text_of(first)
    assert again.url == url("review_domain", assessment, "B")


def test_the_script_is_told_of_a_reviewers_words(world, browse):
    assessment = world.submitted()
    data = marks("A1") | {"A1-comment": CASE}

    response = browse(world.supervisor).post(url("review_domain", assessment, "A"), data, **SCRIPT)

    assert "case 48213" in json.loads(response.content)["plain"]["A1-comment"]


@pytest.mark.parametrize(
    ("name", "more"),
    [("finish", {}), ("send_back", {"send_back": True, "reason": CASE, "level": None})],
)
def test_the_reviewer_is_shown_where_the_words_are(world, browse, name, more):
    assessment = world.submitted()
    for code in ("A2", "B1", "B2"):
        world.mark(assessment, code)
    world.mark(assessment, "A1", comment=CASE, **more)

    html = text_of(browse(world.supervisor).post(url(name, assessment)))

    page = url("review_domain", assessment, "A")
    assert "Change words that may point to a family, in what you wrote on" in html
    assert f'href="{page}#A1"' in html


def test_a_note_on_the_whole_is_asked_about_where_it_stands(world, browse):
    assessment = world.submitted()
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code)
    browser = browse(world.supervisor)

    asked = text_of(browser.post(url("finish", assessment), {"note": CASE}))
    said = {"note": CASE, "note-not_about_family": digest(CASE), "declares": "on"}
    done = browser.post(url("finish", assessment), said)

    assert "“case 48213” looks like a case number." in asked
    assert done.url == url("result", assessment)


def test_a_response_is_asked_about_where_it_stands(world, browse):
    assessment = world.reviewed()
    browser = browse(world.practitioner)

    asked = text_of(browser.post(url("respond", assessment), {"agrees": "no", "comment": CASE}))
    said = {"agrees": "no", "comment": CASE, TICK: digest(CASE)}
    done = browser.post(url("respond", assessment), said)

    assert "“case 48213” looks like a case number." in asked
    assert done.url == url("result", assessment)
