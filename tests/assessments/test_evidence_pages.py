"""The pages of evidence and of the journal."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.dates import today
from portal.people.models import KeptPost
from portal.plain.finding import digest_of, find
from tests.assessments.browsing import text_of
from tests.assessments.keeping import CASE, moved, saved, sent_with
from tests.assessments.keeping_pages import (
    EVIDENCE,
    HOSTILE,
    SCRIPT,
    at,
    typed,
)
from tests.files import samples

pytestmark = pytest.mark.django_db

# --- Written ----


def test_somebody_adds_a_piece_writes_it_and_finds_it_again(world, browse):
    browser = browse(world.practitioner)
    empty = text_of(browser.get(EVIDENCE))

    begun = browser.post(reverse("assessments:add_evidence"), {"kind": "observation"})
    done = browser.post(begun.url, typed(text=HOSTILE))
    listed = text_of(browser.get(done.url))

    assert "No evidence yet. One strong piece is better than five weak ones." in empty
    assert "Never upload a case record" in text_of(browser.get(begun.url))
    assert done.url == EVIDENCE
    assert "3 February 2026" in listed
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so on”" in listed


def test_a_script_saves_and_says_when_and_who_sees_it(world, browse):
    piece = saved(world)

    answer = browse(world.practitioner).post(
        at("piece", piece), typed(text=CASE, edit="1"), **SCRIPT
    )

    told = json.loads(answer.content)
    assert told["edits"] == {"edit": 2}
    assert "Saved at" in told["says"]
    assert "Only you can see it." in told["says"]
    assert "case 48213" in told["plain"]["text"]


def test_a_day_that_is_half_typed_keeps_no_words_from_being_saved(world, browse):
    piece = saved(world)
    browser = browse(world.practitioner)
    half = typed(happened_on_year="", edit="1", text="More.")

    by_script = json.loads(browser.post(at("piece", piece), half, **SCRIPT).content)
    by_hand = text_of(browser.post(at("piece", piece), half))

    piece.refresh_from_db()
    assert (piece.text, piece.happened_on) == ("More.", today())
    assert "enter one like 3 12 2026" in by_script["says"]
    assert "Enter a date, like 3 12 2026." in by_hand


def test_a_day_to_come_and_words_too_long_are_said_beside_the_box(world, browse):
    piece = saved(world)
    browser = browse(world.practitioner)
    year = today().year + 1

    later = text_of(browser.post(at("piece", piece), typed(happened_on_year=year, edit="1")))
    long = browser.post(at("piece", piece), typed(text="x" * 4001, edit="1"), **SCRIPT)

    assert "Enter a day that is not still to come." in later
    assert long.status_code == 422


def test_two_tabs_show_both_texts(world, browse):
    piece = saved(world)
    browser = browse(world.practitioner)

    answer = browser.post(at("piece", piece), typed(text="The other tab."))
    by_script = browser.post(at("piece", piece), typed(text="The other tab."), **SCRIPT)

    assert (answer.status_code, by_script.status_code) == (409, 409)
    assert "Watched at work." in text_of(answer)
    assert "The other tab." in text_of(answer)
    again = browser.post(at("piece", piece), typed(text="The other tab.", edit="1"))
    assert again.url == EVIDENCE


def test_words_that_may_point_to_a_family_are_kept_and_shown_once_more(world, browse):
    piece = saved(world)
    browser = browse(world.practitioner)

    first = browser.post(at("piece", piece), typed(text=CASE, edit="1"), follow=True)
    warned = typed(text=CASE, edit="2") | {"text-warned": digest_of(find(CASE))}
    again = browser.post(at("piece", piece), warned)

    assert "<mark>case 48213</mark>" in text_of(first)
    assert again.url == EVIDENCE


def test_what_is_typed_when_the_session_has_ended_is_kept(world, browse):
    piece, browser = saved(world), browse(world.practitioner)
    browser.get(at("piece", piece))
    del browser.cookies["sessionid"]

    browser.post(at("piece", piece), typed(text="Long thoughts.", edit="1"))

    kept = KeptPost.objects.get(user=world.practitioner)
    assert kept.fields["text"] == ["Long thoughts."]


# --- Files ----


def test_a_file_goes_on_and_off_and_comes_as_a_download(world, browse):
    piece, browser = saved(world), browse(world.practitioner)
    page = browser.post(at("piece", piece), typed(edit="1", piece_file="1")).url
    upload = samples.sent("../=cmd|.exe.pdf", samples.pdf())

    refused = browser.post(page, {"file": SimpleUploadedFile("x.exe", b"MZ")})
    kept = text_of(browser.post(page, {"file": upload}, follow=True))
    piece.refresh_from_db()
    got = browser.get(reverse("assessments:evidence_file", args=[piece.file.uuid]))

    assert page == at("piece_file", piece)
    assert "We can’t take this kind of file." in text_of(refused)
    assert piece.file.name in kept
    assert got["Content-Disposition"].startswith("attachment")
    assert b"".join(got.streaming_content).startswith(b"%PDF")
    assert "/" not in piece.file.name
    assert "Take this file off" in text_of(browser.get(page))
    browser.post(at("piece_file_off", piece))
    piece.refresh_from_db()
    assert piece.file is None


# --- Who sees it ----


def test_the_owner_moves_it_and_is_told_who_sees_it_then(world, browse):
    piece, browser = saved(world), browse(world.practitioner)
    page = browser.post(at("piece", piece), typed(edit="1", piece_tier="1")).url

    shown = text_of(browser.get(page))
    moved_to = text_of(browser.post(page, {"tier": "shared"}, follow=True))

    assert page == at("piece_tier", piece)
    assert "private notes too" in shown
    assert "It is shared now." in moved_to
    assert reverse("home:who_can_see", args=["evidence", piece.uuid]) in moved_to


@pytest.mark.parametrize(
    ("content", "words"),
    [({"text": ""}, "Some evidence is not finished"), ({"text": CASE}, "Then you can share it")],
)
def test_what_is_not_fit_to_read_is_not_shared_and_the_page_says_why(world, browse, content, words):
    piece = saved(world, **content)

    page = browse(world.practitioner).post(at("piece_tier", piece), {"tier": "shared"})

    assert words in text_of(page)


def test_the_supervisor_reads_what_is_shared_and_nothing_half_changed(world, browse):
    piece = moved(world, saved(world), "shared")
    supervisor = browse(world.supervisor)
    whose = reverse("assessments:shared_by", args=[world.employment.uuid])

    people = text_of(supervisor.get(reverse("assessments:shared")))
    listed = text_of(supervisor.get(whose))
    saved(world, piece, text=CASE, edit=1)

    assert whose in people
    assert "Watched at work." in listed
    for page in (whose, at("piece", piece)):
        page = text_of(supervisor.get(page))
        assert "They are changing this piece." in page
        assert "48213" not in page
    assert supervisor.post(at("piece", piece), typed()).status_code == 403
    moved(world, piece, "private")
    assert "shares nothing with you now" in text_of(supervisor.get(whose))
    assert supervisor.get(at("piece", piece)).status_code == 404


def test_the_page_names_who_can_see_a_shared_piece(world, browse):
    shared = moved(world, saved(world), "shared")
    kept = saved(world)
    browser = browse(world.practitioner)

    pages = [
        text_of(browser.get(reverse("home:who_can_see", args=["evidence", one.uuid])))
        for one in (shared, kept)
    ]

    assert str(world.supervisor) in pages[0]
    assert "Only you." in pages[1]
    assert "No manager or auditor can open it" in pages[1]


def test_it_is_thrown_away_once_asked_unless_it_was_sent(world, browse):
    piece, sent = saved(world), saved(world)
    sent_with(world, sent, "A1")
    browser = browse(world.practitioner)

    asked = text_of(browser.get(at("piece_remove", piece)))
    browser.post(at("piece_remove", piece))
    refused = browser.post(at("piece_remove", sent), follow=True)

    assert "can’t be brought back" in asked
    assert browser.get(at("piece", piece)).status_code == 404
    assert "so it stays evidence" in text_of(refused)
    assert "You sent this with your answers on" in text_of(refused)
    assert "so it stays evidence" in text_of(browser.get(at("piece_tier", sent)))
    stays = browser.post(at("piece_tier", sent), {"tier": "private"})
    assert "so it stays evidence" in text_of(stays)
    assert "can’t be thrown away" in text_of(browser.get(at("piece_remove", sent)))
