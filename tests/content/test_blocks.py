"""What an editor puts in a page: how it is drawn, and what is said where something is missing."""

import re

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks import BodyBlock
from tests.content.making import block, document, page_of, picture, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def faults(kind, **value):
    """By field, what is said of a block."""
    child = BodyBlock().child_blocks[kind]
    with pytest.raises(StructBlockValidationError) as wrong:
        child.clean(child.to_python(value))
    return {name: error.messages[0] for name, error in wrong.value.block_errors.items()}


def test_each_block_is_drawn_with_what_stands_in_for_it(client):
    plan, film, sound = document(), document("visit.mp4", b"film"), document("talk.mp3", b"sound")
    page = page_of(
        body=[
            block("quotation", text="It helped.", who="a family support worker"),
            block(
                "contact",
                team="Workforce team",
                text="",
                phone="01234 555 0100",
                email="a@b.example",
                hours="9am to 5pm",
            ),
            block("file", file=plan.pk, words="Plan to print"),
            block("image", image=picture().pk, alternative="Four steps up", caption="The ladder"),
            block("media", file=film.pk, title="A visit", transcript="<p>Hello there.</p>"),
            block("media", file=sound.pk, title="A talk", transcript="<p>Good day.</p>"),
            block("checklist", title="Before you hand over", items=["The family knows."]),
        ]
    )

    drawn = words(client.get(page.url))

    assert "<figcaption>a family support worker</figcaption>" in drawn
    assert '<a href="tel:012345550100">01234 555 0100</a>' in drawn
    assert f'<a href="{plan.url}" download>Plan to print' in drawn
    assert "(PDF, 1 KB)" in drawn
    assert 'alt="Four steps up"' in drawn
    assert 'loading="lazy"' in drawn
    assert 'width="40"' in drawn
    assert drawn.count(" 40w") == 1
    assert f'controls preload="metadata" src="{film.url}"></video>' in drawn
    assert f'controls preload="metadata" src="{sound.url}"></audio>' in drawn
    assert "Hello there." in drawn
    assert "The family knows.</li></ul>" in drawn


def test_a_wide_picture_comes_in_three_sizes_and_a_lost_one_breaks_no_page(client):
    wide = picture(1600, 900)
    page = page_of(body=[block("image", image=wide.pk, alternative="Four steps", caption="")])

    drawn = words(client.get(page.url))

    assert 'width="720" height="405"' in drawn
    assert re.findall(r"ladder\S*\.png (\d+)w", drawn) == ["720", "360", "1440"]
    wide.renditions.all().delete()
    wide.file.storage.delete(wide.file.name)
    assert 'alt="Four steps"' in words(client.get(page.url))


def test_a_picture_needs_words_and_keeps_what_was_given():
    kept = picture().pk

    said = faults("image", image=kept, alternative="", caption="The ladder")

    assert said == {
        "alternative": "Say in words what the picture shows. People who can’t see it need this."
    }


def test_sound_and_film_need_a_transcript_and_a_file_that_plays():
    assert (
        "what is said"
        in faults("media", file=document("a.mp4").pk, title="A", transcript="")["transcript"]
    )
    assert (
        "can’t be played"
        in faults("media", file=document().pk, title="A", transcript="<p>b</p>")["file"]
    )


def test_a_film_with_all_it_needs_is_kept():
    child = BodyBlock().child_blocks["media"]
    value = {"file": document("a.mp4").pk, "title": "A", "transcript": "<p>b</p>"}

    assert child.clean(child.to_python(value))["title"] == "A"


def test_a_quotation_needs_the_role_of_who_said_it():
    assert "in what role" in faults("quotation", text="It helped.", who="")["who"]


def test_a_row_without_a_cell_for_each_heading_is_told_of_at_the_row():
    table = BodyBlock().child_blocks["table"]
    rows = [{"cells": ["You", "Today"]}, {"cells": ["They"]}]
    value = table.to_python({"caption": "Times", "headings": ["Who", "When"], "rows": rows})

    with pytest.raises(StructBlockValidationError) as wrong:
        table.clean(value)

    [(number, row)] = wrong.value.block_errors["rows"].block_errors.items()
    assert number == 1
    assert row.block_errors["cells"].messages == [
        "This row has 1 cell, and the table has 2 headings. Give each heading a cell. A cell may "
        "be empty."
    ]


def test_a_whole_table_is_kept_as_it_is():
    table = BodyBlock().child_blocks["table"]
    value = table.to_python({"caption": "A", "headings": ["Who"], "rows": [{"cells": [""]}]})

    assert table.get_prep_value(table.clean(value))["headings"][0]["value"] == "Who"


def test_a_page_stands_after_its_file_and_its_picture_are_gone(client):
    plan, shown = document(), picture()
    page = page_of(
        body=[
            block("file", file=plan.pk, words="Plan"),
            block("image", image=shown.pk, alternative="Four steps", caption=""),
            block("media", file=plan.pk, title="A", transcript="<p>Words.</p>"),
        ]
    )
    plan.delete()
    shown.delete()

    drawn = words(client.get(page.url))

    assert "this file was taken away" in drawn
    assert "<p>Four steps</p>" in drawn
    assert "Words." in drawn
