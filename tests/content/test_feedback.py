"""What readers say about pages: how it is left, who reads it, and when it is forgotten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from content.actions import deal_with, tell_us
from content.models import Feedback
from content.nightly import forget
from portal.dates import now, today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.models import RoleGrant
from tests.conftest import NOBODY
from tests.content.making import words

pytestmark = pytest.mark.django_db
PAGE = "/guidance/how-supervision-works/"


def send(client, text="The second step is out of date.", page=PAGE, **more):
    return client.post("/feedback/", {"words": text, "page": page, "website": ""} | more)


def test_every_page_for_everyone_leads_there_and_says_which_it_is(client):
    for path in (PAGE, "/framework/", "/glossary/", "/"):
        assert f"/feedback/?page={path}" in words(client.get(path))


def test_a_page_that_names_a_record_is_not_passed_on(as_):
    page = words(as_("supervisor").get("/people/"))

    assert 'href="/feedback/"' in page


def test_a_reader_leaves_words_and_nothing_of_themselves(as_):
    for who in (NOBODY, "practitioner"):
        answer = send(as_(who))

        assert answer.url == f"/feedback/thanks/?page={PAGE.replace('/', '%2F')}"
        assert PAGE in words(as_(who).get(answer.url))
    assert [(one.path, one.words) for one in Feedback.objects.all()] == [
        (PAGE, "The second step is out of date.")
    ] * 2
    assert set(Entry.objects.filter(kind="content.Feedback").values_list("actor")) == {(None,)}


def test_words_without_a_page_are_kept_too(client):
    answer = send(client, page="/people/")

    assert answer.url == "/feedback/thanks/"
    assert Feedback.objects.get().path == ""
    assert 'href="/"' in words(client.get(answer.url))


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/people/", "/x?", "/" + "a/" * 200]
)
def test_only_a_page_of_ours_for_everyone_is_taken_for_one(client, path):
    page = words(client.get("/feedback/", {"page": path}))

    assert "About the page at" not in page


def test_the_page_says_where_a_worry_about_a_child_goes(client, settings):
    settings.COUNCIL_FRONT_DOOR_PHONE = "01234 555 0100"

    response = client.get("/feedback/", {"page": PAGE})

    assert "call 999" in words(response)
    assert "01234 555 0100" in words(response)
    assert "no-store" in response["Cache-Control"]
    assert f'<a href="{PAGE}">' in words(response)


def test_a_form_opened_from_a_page_that_a_cache_kept_can_be_sent():
    client = Client(enforce_csrf_checks=True)
    client.get("/feedback/")
    token = client.cookies["csrftoken"].value

    assert send(client, csrfmiddlewaretoken=token).status_code == 302


def test_words_that_may_point_to_a_family_are_shown_and_kept_in_the_box(client):
    response = send(client, "My case number is NHS 943 476 5919.")

    assert response.status_code == 200
    assert "943 476 5919" in words(response)
    assert Feedback.objects.exists() is False


def test_nothing_written_and_a_box_for_machines_filled_are_told_of(client):
    assert "Write what is wrong or unclear." in words(send(client, ""))
    trapped = words(send(client, "Buy now", website="spam.example"))
    assert "Empty the last box" in trapped
    assert "Buy now" in trapped
    assert Feedback.objects.exists() is False


def test_after_twenty_messages_within_an_hour_the_next_waits_with_its_words_kept(client):
    for _ in range(20):
        assert send(client).status_code == 302

    response = send(client, "One more thing.")

    assert "Wait an hour" in words(response)
    assert "One more thing." in words(response)
    assert Feedback.objects.count() == 20


def test_editors_are_told_once_a_day(cast):
    Notice.objects.all().delete()

    for _ in range(2):
        tell_us(path=PAGE, words="Unclear.")

    notice = Notice.objects.get()
    assert (notice.recipient, notice.daily, notice.url) == (cast["editor"], True, "/cms/feedback/")


def test_without_an_editor_those_who_publish_are_told(cast):
    Notice.objects.all().delete()
    RoleGrant.objects.filter(user=cast["editor"]).update(ends=today())

    tell_us(path=PAGE, words="Unclear.")

    assert Notice.objects.get().recipient == cast["workforce-lead"]


def test_an_editor_reads_it_and_marks_it_as_dealt_with(as_, cast):
    _, second = (tell_us(path=path, words=f"Unclear {path}.") for path in (PAGE, ""))
    editor = as_("editor")

    answer = editor.post(reverse("dealt_with", args=[second.pk]))

    second.refresh_from_db()
    assert answer.url == reverse("readers")
    assert second.dealt_by == cast["editor"]
    page = words(editor.get("/cms/feedback/"))
    assert page.index("Unclear /guidance") < page.index("Unclear .")
    assert page.count("Mark as dealt with<") == 1
    assert "What readers say" in words(editor.get("/cms/"))


def test_only_those_who_edit_the_site_deal_with_it(as_, cast):
    feedback = tell_us(path=PAGE, words="Unclear.")

    with pytest.raises(PermissionDenied):
        deal_with(feedback=feedback, by=cast["supervisor"])

    assert as_("supervisor").get("/cms/feedback/").status_code == 404


def test_a_second_time_changes_nothing(cast):
    feedback = deal_with(feedback=tell_us(path=PAGE, words="Unclear."), by=cast["editor"])

    again = deal_with(feedback=feedback, by=cast["workforce-lead"])

    assert again.dealt_by == cast["editor"]


def test_it_is_forgotten_after_a_year():
    old, new = (tell_us(path=PAGE, words=text) for text in ("Old.", "New."))
    Feedback.objects.filter(pk=old.pk).update(at=now() - timedelta(days=370))

    assert forget(today()) == 1

    assert Feedback.objects.get() == new
