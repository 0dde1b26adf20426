"""Sound and film: taken where they are what they say, and kept without a device's notes."""

from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from portal.files.checks import Refused, accept, media
from portal.files.checks.kinds import MEDIA

PLACE = b"+51.5074-000.1278/"
FRAME = b"\xff\xfb\x90\x00" + b"sound" * 20


def box(name, *inside, wide=False):
    content = b"".join(inside)
    if wide:
        return (1).to_bytes(4) + name + (16 + len(content)).to_bytes(8) + content
    return (8 + len(content)).to_bytes(4) + name + content


def element(number, *inside, size=None):
    content = b"".join(inside)
    length = (0x80 | len(content)).to_bytes(1) if size is None else size
    return bytes.fromhex(number) + length + content


def film(*more, **kwargs):
    return b"".join(
        [
            box(b"ftyp", b"isom\x00\x00\x02\x00isommp41"),
            box(b"moov", box(b"mvhd", b"head"), *more, **kwargs),
            box(b"mdat", b"pictures"),
        ]
    )


def web_film(*inside, size=None):
    kind = element("4282", b"webm")
    return element("1A45DFA3", kind) + element("18538067", *inside, size=size)


def kept(name, content):
    return accept(SimpleUploadedFile(name, content), allowed=MEDIA).content.read()


def test_notes_around_sound_are_cut_off():
    before = b"ID3\x04\x00\x00\x00\x00\x00\x12" + PLACE
    after = b"TAG" + PLACE.ljust(125)

    assert kept("talk.mp3", before + before + FRAME + after) == FRAME


def test_notes_with_a_foot_are_cut_off_whole():
    before = b"ID3\x04\x00\x10\x00\x00\x00\x12" + PLACE + b"3DI" + bytes(7)

    assert kept("talk.mp3", before + FRAME) == FRAME


@pytest.mark.parametrize("wide", [False, True])
def test_where_a_film_was_taken_is_blanked_and_nothing_moves(wide):
    notes = box(b"udta", box(b"\xa9xyz", PLACE))
    track = box(b"trak", box(b"meta", PLACE), box(b"mdia", box(b"uuid", PLACE, wide=wide)))
    before = film(notes, track, wide=wide) + box(b"uuid", PLACE)

    after = kept("visit.mp4", before)

    assert PLACE not in after
    assert len(after) == len(before)
    assert after.count(b"free") == 4
    assert b"pictures" in after


def test_the_last_box_may_go_to_the_end():
    before = film() + b"\x00\x00\x00\x00uuid" + PLACE

    assert PLACE not in kept("visit.mp4", before)


@pytest.mark.parametrize("size", [None, b"\xff", b"\x01" + b"\xff" * 7])
def test_tags_of_a_web_film_are_blanked_whether_or_not_its_length_is_known(size):
    tags = element("1254C367", PLACE)
    title = element("1549A966", element("7BA9", b"Home"), element("4461", b"2026-11-28"))
    cluster = element("1F43B675", element("A3", b"pictures"), size=size)
    before = web_film(title, cluster, tags, size=size)

    after = kept("visit.webm", before)

    assert PLACE not in after
    assert b"Home" not in after
    assert b"2026-11-28" not in after
    assert len(after) == len(before)
    assert b"pictures" in after


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talk.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x04notes and no sound"),
        ("talk.mp3", b"ID3\x04\x00\x00\x00\x00\x7f\x7f" + FRAME),
        ("visit.mp4", film() + b"\x00\x00\xff\xffmdat"),
        ("visit.mp4", film() + b"\x00\x00\x00\x04mdat"),
        ("visit.webm", web_film(element("1254C367", b"cut", size=b"\xfe"))),
        ("visit.webm", web_film(element("A3", b"no end", size=b"\xff"))),
        ("visit.webm", web_film() + b"\x00"),
        ("visit.webm", web_film() + b"\xa3"),
    ],
)
def test_what_is_damaged_is_refused_in_words(name, content):
    with pytest.raises(Refused, match="damaged, or was cut short"):
        kept(name, content)


@given(kind=st.sampled_from(sorted(MEDIA)), content=st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused(kind, content):
    with suppress(Refused):
        assert len(media.cleaned(content, kind)) <= len(content)
