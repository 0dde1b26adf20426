"""What editors put into the CMS is looked into, and handed out as a download or a picture."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.content.making import document, page_of, picture, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo_with_a_place():
    drawn, exif = BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 30), "teal").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


def put(client, where, name, content):
    sent = {"title": "Ours", "file": SimpleUploadedFile(name, content), "tags": ""}
    return client.post(f"/cms/{where}/add/", sent)


def test_a_photo_is_kept_without_where_it_was_taken(as_):
    answer = put(as_("editor"), "images", "At home/../IMG 1.JPG", photo_with_a_place())

    kept = get_image_model().objects.get()
    assert answer.status_code == 302
    with kept.file.open() as file:
        assert not Image.open(file).getexif().get_ifd(0x8825)
    assert (kept.width, kept.height) == (40, 30)


@pytest.mark.parametrize(
    ("where", "name", "content", "says"),
    [
        ("images", "page.png", b"<html>", ""),
        ("images", "drawing.svg", b"<svg onload='x'/>", ""),
        ("documents", "page.html", b"<script>", "can’t take this kind"),
        ("documents", "plan.pdf", b"MZ\x90\x00", "something else"),
        ("documents", "film.mp4", b"\x00\x00\x00\x20ftypqt  ", "something else"),
        ("documents", "film.mp4", b"x" * 40, "something else"),
    ],
)
def test_what_is_not_what_it_says_is_refused_at_the_field(as_, where, name, content, says):
    answer = put(as_("editor"), where, name, content)

    assert answer.status_code == 200
    assert says in words(answer)
    assert 'value="Ours"' in words(answer)
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()


def test_many_at_once_are_looked_into_as_well(as_):
    editor = as_("editor")
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    for where, name in (("images", "a.png"), ("documents", "a.pdf")):
        sent = {"title": "Ours", "files[]": SimpleUploadedFile(name, b"<script>")}

        answer = editor.post(f"/cms/{where}/multiple/add/", sent, **ajax)

        assert answer.json()["success"] is False


def test_sound_and_film_may_be_bigger_than_files(as_, settings):
    settings.FILES_MAX_BYTES = 1000
    editor = as_("editor")
    sound = b"\xff\xfb\x90\x00" + bytes(1500)

    assert put(editor, "documents", "talk.mp3", sound).status_code == 302
    assert "bigger than" in words(put(editor, "documents", "talk.mp3", sound + bytes(600)))
    assert "bigger than" in words(put(editor, "documents", "plan.txt.pdf", b"%PDF" + bytes(1500)))


def test_the_title_of_a_file_changes_without_a_new_file(as_):
    kept = document()
    sent = {"title": "Another", "tags": "", "collection": kept.collection_id}

    answer = as_("editor").post(f"/cms/documents/edit/{kept.pk}/", sent)

    kept.refresh_from_db()
    assert answer.status_code == 302
    assert kept.title == "Another"
    with kept.file.open() as file:
        assert file.read() == b"%PDF-1.4 a file"


def test_a_file_is_a_download_and_nothing_more(client):
    kept = document()

    answer = client.get(kept.url)

    assert b"".join(answer.streaming_content) == b"%PDF-1.4 a file"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    ("asked", "status", "content", "span"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=6-", 206, b"6789", "bytes 6-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(client, asked, status, content, span):
    kept = document("talk.mp3", b"0123456789")

    answer = client.get(kept.url, headers={"range": asked})

    assert (answer.status_code, answer.content, answer["Content-Range"]) == (status, content, span)


@pytest.mark.parametrize(
    "asked",
    ["bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", f"bytes=0-{'9' * 5000}"],
)
def test_a_span_that_cannot_be_read_gives_the_whole(client, asked):
    answer = client.get(document("talk.mp3", b"0123456789").url, headers={"range": asked})

    assert answer.status_code == 200
    assert answer.getvalue() == b"0123456789"


def test_a_file_by_another_name_or_gone_from_the_store_is_not_found(client):
    kept = document()
    address = kept.url

    assert client.get(f"{address}x").status_code == 404
    kept.file.storage.delete(kept.file.name)
    assert client.get(address).status_code == 404


def test_a_picture_of_a_page_is_shown_and_others_are_not(client):
    shown = picture().get_rendition("width-20")
    page_of()

    answer = client.get(shown.url)

    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert Image.open(BytesIO(answer.getvalue())).width == 20
    for name in ("none.png", "x.svg", "..png"):
        assert client.get(f"/media/images/{name}").status_code == 404
    assert client.get("/media/original_images/ladder.png").status_code == 404
