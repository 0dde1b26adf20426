"""The pages that put evidence to an answer, and those that list many pieces."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import now, today
from skills.assessments import actions
from skills.assessments.models import Evidence
from tests.assessments.browsing import text_of, url
from tests.assessments.keeping import CASE, paper, put, saved, sent_with, with_file
from tests.assessments.keeping_pages import EVIDENCE, HOSTILE, JOURNAL, at, at_answer, typed
from tests.factories import EmploymentFactory

pytestmark = pytest.mark.django_db


# --- Beside a statement ----


def test_a_piece_is_begun_for_an_answer_which_is_saved_first(world, browse):
    assessment, browser = world.start(), browse(world.practitioner)
    page = at_answer("answer", assessment)

    to = browser.post(page, {"level": "3", "edit": "0", "evidence": "add.A1"}).url
    shown = text_of(browser.get(to))
    begun = browser.post(to, {"kind": "observation"}).url
    back = browser.post(begun, typed())

    assert "This makes it evidence." in shown
    assert assessment.ratings.get(statement__code="A1").level == 3
    assert back.url == f"{page}#evidence"
    assert "Watched." in text_of(browser.get(page))


def test_a_piece_that_there_is_is_put_to_an_answer_and_taken_off(world, browse):
    assessment, piece = world.draft(), saved(world)
    other = EmploymentFactory(user=world.practitioner)
    elsewhere = actions.add_evidence(employment=other, kind="test", by=world.practitioner)
    browser, page = browse(world.practitioner), at_answer("answer", assessment)
    answer = {"level": "2", "edit": "1"}

    to = browser.post(page, answer | {"evidence": "use.A1"}).url
    offered = text_of(browser.get(to))
    browser.post(to, {"piece": piece.uuid})

    assert str(piece.uuid) in offered
    assert str(elsewhere.uuid) not in offered
    assert assessment.ratings.get(statement__code="A1").evidence.get() == piece
    for wrong in (elsewhere.uuid, "x", ""):
        assert browser.post(to, {"piece": wrong}).status_code == 404
    change = browser.post(page, answer | {"evidence": f"change.A1.{piece.uuid}"}).url
    assert change == at_answer("piece_for", assessment, piece.uuid)
    off = browser.post(page, answer | {"evidence": f"off.A1.{piece.uuid}"}).url
    assert off == f"{page}#evidence"
    assert not piece.ratings.exists()
    gone = browser.post(page, answer | {"evidence": f"off.A1.{piece.uuid}"}).url
    assert gone == f"{page}#evidence"
    assert browser.post(page, answer | {"evidence": "eat.A1"}).url != gone


def test_evidence_is_put_only_to_what_is_open(world, browse):
    assessment, browser = world.returned("A2"), browse(world.practitioner)

    assert browser.get(at_answer("use_evidence_for", assessment)).status_code == 403
    assert browser.get(url("use_evidence_for", assessment, "A2")).status_code == 200
    assert browser.get(url("use_evidence_for", assessment, "Z9")).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [({"text": ""}, "Finish your evidence"), ({"text": CASE}, "Change your evidence")],
)
def test_the_check_says_what_of_the_evidence_is_to_be_finished(world, browse, content, words):
    assessment, piece = world.draft(), saved(world, **content)
    put(world, assessment, "A1", piece)
    browser = browse(world.practitioner)

    checked = text_of(browser.get(url("check", assessment)))
    sent = text_of(browser.post(url("send", assessment)))

    for page in (checked, sent):
        assert words in page
        assert at("piece", piece) in page
    assert world.employment.assessments.get().is_draft


def test_what_was_sent_is_shown_as_it_was(world, browse):
    piece = with_file(world, saved(world, text=HOSTILE), paper())
    assessment = sent_with(world, piece, "A1")
    saved(world, piece, text="Otherwise.", edit=1)

    own = text_of(browse(world.practitioner).get(EVIDENCE))

    assert "Otherwise." in own
    assert "(sent)" in own
    assert "You sent this" in text_of(browse(world.practitioner).get(at("piece", piece)))
    assert assessment.revisions.get(statement__code="A1").evidence.get().text == HOSTILE


# --- The journal, and long lists ----


def test_a_reflection_begins_today_and_private_in_the_journal(world, browse):
    browser = browse(world.practitioner)

    page = browser.post(JOURNAL).url
    writing = text_of(browser.get(page))
    done = browser.post(page, typed(kind="reflection", text="Too many words again."))

    assert "What would I do next time?" in writing
    assert done.url == JOURNAL
    assert "Too many words again." in text_of(browser.get(JOURNAL))
    assert world.employment.evidence.get().tier == "private"


def test_somebody_with_two_jobs_says_which_one_it_is_about(world, browse):
    other = EmploymentFactory(user=world.practitioner)
    browser = browse(world.practitioner)

    asked = browser.post(JOURNAL)
    begun = browser.post(JOURNAL, {"employment": other.uuid})

    assert "Choose which job it is about." in text_of(asked)
    assert begun.status_code == 302
    assert other.evidence.get().kind == "reflection"


def test_somebody_without_a_job_keeps_nothing(world, browse):
    browser = browse(world.stranger)

    browser.post(JOURNAL)
    browser.post(reverse("assessments:add_evidence"), {"kind": "test"})

    assert not Evidence.objects.of(world.stranger).exists()
    assert "you have none here now" in text_of(browser.get(EVIDENCE))


def many(world, count, tier="private"):
    Evidence.objects.bulk_create(
        Evidence(
            employment=world.employment,
            kind="reflection",
            tier=tier,
            happened_on=today() - timedelta(days=i),
            text=f"Thought {i}.",
            added_at=now() - timedelta(days=i),
            saved_at=now(),
        )
        for i in range(count)
    )


def test_three_hundred_pieces_cost_what_one_does(world, browse, django_assert_max_num_queries):
    many(world, 1, "shared")
    many(world, 299)
    assessment = world.start()
    browser = browse(world.practitioner)

    for page in (EVIDENCE, JOURNAL, at_answer("use_evidence_for", assessment)):
        browser.get(page)
        with django_assert_max_num_queries(14):
            first = text_of(browser.get(page))
        assert "Page 1 of 12" in first
        assert "Thought 299." not in first
    assert "Thought 0." in text_of(browser.get(f"{EVIDENCE}?tier=shared"))
    assert "Nothing here." in text_of(browser.get(f"{EVIDENCE}?tier=evidence"))
    assert "Thought 0." in text_of(browser.get(f"{JOURNAL}?page=1&tier=nonsense"))
