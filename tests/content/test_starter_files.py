"""Reading the files of the starter pages."""

import pytest

from content import starter, starter_files
from content.models import GuidancePage, PageStatement, SectionPage, ToolkitPage
from skills.framework.models import Statement
from tests.content.making import png, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings, monkeypatch):
    """A folder of starter pages with a section, a toolkit in it and a picture."""
    settings.MEDIA_ROOT = tmp_path / "media"
    here = tmp_path / "pages"
    (here / "guidance" / "more").mkdir(parents=True)
    (here / "pictures").mkdir()
    (here / "pictures" / "ladder.png").write_bytes(png())
    (here / "guidance" / "more" / "section.yaml").write_text(
        "title: More\nslug: more\nsummary: More of it.\n"
    )
    (here / "guidance" / "more" / "10-kit.yaml").write_text(KIT)
    for module in (starter, starter_files):
        name = "PAGES" if module is starter else "HERE"
        monkeypatch.setattr(module, name, here)
    return here


KIT = """
title: Kit
slug: kit
summary: What to do.
owner: editor
looked_after_by: the workforce team
helps: ["SAF1"]
body:
  - image: {image: ladder.png, alternative: Four steps, caption: ""}
  - image: {image: ladder.png, alternative: The same again, caption: ""}
steps:
  - {title: First, checks: [Done it], downloads: []}
easy_read:
  - heading: Short
"""


def test_a_folder_is_a_section_and_steps_make_a_toolkit(folder, client, cast):
    code = Statement.objects.of_published().first().code
    path = folder / "guidance" / "more" / "10-kit.yaml"
    path.write_text(path.read_text().replace("SAF1", code))

    starter.load_pages()

    kit = ToolkitPage.objects.get(slug="kit")
    assert kit.get_parent().specific == SectionPage.objects.get(slug="more")
    assert (kit.owner, kit.looked_after_by) == (cast["editor"], "the workforce team")
    assert kit.review_on is not None
    assert [one.lineage for one in kit.helped.all()] == [
        Statement.objects.of_published().get(code=code).lineage
    ]
    assert words(client.get("/guidance/more/kit/")).count('alt="') == 2
    assert client.get("/guidance/more/kit/easy-read/").status_code == 200


def test_a_second_run_adds_no_section_again(folder, unpublished):
    helped = PageStatement.objects.count()

    starter.load_pages()
    starter.load_pages()

    assert SectionPage.objects.count() == ToolkitPage.objects.filter(slug="kit").count() == 1
    assert PageStatement.objects.count() == helped


def test_a_page_that_an_editor_moved_is_not_added_again(folder, unpublished):
    starter.load_pages()
    kit = ToolkitPage.objects.get(slug="kit")
    kit.move(GuidancePage.objects.first().get_parent(), "last-child")

    starter.load_pages()

    assert ToolkitPage.objects.filter(slug="kit").count() == 1


@pytest.mark.parametrize(
    ("said", "found"),
    [("editor@demo.example", "editor"), ("nobody@demo.example", None), ("", None)],
)
def test_an_owner_is_found_by_address(folder, cast, unpublished, said, found):
    path = folder / "guidance" / "more" / "10-kit.yaml"
    path.write_text(path.read_text().replace("owner: editor", f"owner: {said}"))

    owner = starter_files.read(path)["owner"]

    assert owner == (cast[found] if found else None)
