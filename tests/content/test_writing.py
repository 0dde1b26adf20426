"""An editor writes a page in the CMS: what is kept, what is cleaned, what is said."""

import json
import uuid

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.models import GuidanceIndexPage, GuidancePage, PageStatement
from portal.people.models import User
from skills.framework.models import Statement
from tests.content.making import page_of, picture, words

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def said(text, **more):
    """Rich text as the CMS's own box sends it."""
    line = {"key": "a", "text": text, "type": "unstyled", "depth": 0}
    line |= {"inlineStyleRanges": [], "entityRanges": []} | more.pop("line", {})
    return json.dumps({"blocks": [line], "entityMap": {}} | more)


def filled(body=(), helped=(), **fields):
    return nested_form_data(
        {
            "title": "Joint visits",
            "slug": "joint",
            "kicker": "",
            "line": "",
            "summary": "Two of you.",
            "body": streamfield(list(body)),
            "easy_read": streamfield([]),
            "helped": inline_formset([{"lineage": one} for one in helped]),
            "owner": "",
            "looked_after_by": "",
            "review_on": "",
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
        }
        | fields
    )


def add(client, **fields):
    index = GuidanceIndexPage.objects.get()
    address = f"/cms/pages/add/content/guidancepage/{index.pk}/"
    return client.post(address, filled(**fields) | {"action-publish": "1"})


def test_pasted_markup_is_left_out_and_its_words_stay(as_):
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    picture = {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"src": "//evil.example/x"}}
    line = {
        "entityRanges": [
            {"key": 0, "offset": 0, "length": 5},
            {"key": 1, "offset": 6, "length": 1},
        ],
        "inlineStyleRanges": [{"offset": 0, "length": 5, "style": "COLOR_RED"}],
    }
    hostile = said(f"Words {SCRIPT}", line=line, entityMap={"0": link, "1": picture})

    add(as_("workforce-lead"), body=[("text", hostile), ("warning", {"text": SCRIPT})])

    [text, _] = GuidancePage.objects.get(slug="joint").body.raw_data
    assert "javascript" not in text["value"]
    assert "evil.example" not in text["value"]
    assert ">Words</a> script&gt;alert(1)&lt;/script&gt;" in text["value"]
    drawn = words(as_("nobody").get("/guidance/joint/")).partition("<main")[2]
    assert "<script" not in drawn
    assert "style=" not in drawn


def test_a_picture_without_words_is_told_of_at_its_box_and_nothing_is_lost(as_):
    lead = as_("workforce-lead")
    shown = picture()
    value = {"image": shown.pk, "alternative": "", "caption": "The ladder we climb"}

    response = add(lead, body=[("text", said("All my words.")), ("image", value)])

    page = words(response)
    assert response.status_code == 200
    assert "Say in words what the picture shows." in page
    assert "The ladder we climb" in page
    assert "All my words." in page
    assert GuidancePage.objects.filter(slug="joint").exists() is False


def test_a_page_keeps_its_owner_and_what_it_helps_with(as_, cast):
    first, second = Statement.objects.of_published()[:2]

    add(
        as_("workforce-lead"),
        body=[("text", said("Words."))],
        helped=[first.lineage, second.lineage],
        owner=cast["editor"].pk,
        review_on="2027-05-03",
    )

    page = GuidancePage.objects.get(slug="joint")
    assert page.owner == cast["editor"]
    assert str(page.review_on) == "2027-05-03"
    assert {one.lineage for one in page.helped.all()} == {first.lineage, second.lineage}


def test_a_statement_chosen_twice_is_told_of(as_):
    lineage = Statement.objects.of_published().get(code="HLP1").lineage

    response = add(
        as_("workforce-lead"), body=[("text", said("Words."))], helped=[lineage, lineage]
    )

    assert response.status_code == 200
    assert PageStatement.objects.filter(lineage=lineage).exists() is False


def test_a_statement_that_is_gone_is_said_to_be_so_and_stays(as_):
    page = page_of()
    gone = uuid.uuid4()
    page.helped.add(PageStatement(lineage=gone))
    page.save_revision().publish()

    drawn = words(as_("editor").get(f"/cms/pages/{page.pk}/edit/"))

    assert f'<option value="{gone}" selected>A statement that is no longer in' in drawn
    assert drawn.count("A statement that is no longer in") == 1


def test_only_those_who_edit_the_site_are_named_as_owners(as_, cast):
    page = page_of()

    drawn = words(as_("editor").get(f"/cms/pages/{page.pk}/edit/"))

    choice = drawn.partition('name="owner"')[2].partition("</select>")[0]
    named = {user.name for user in User.objects.all() if f">{user.name}</option>" in choice}
    assert named == {cast["editor"].name, cast["workforce-lead"].name}


def test_a_page_can_be_edited_before_a_framework_is_published(as_, unpublished):
    page = page_of()

    assert as_("editor").get(f"/cms/pages/{page.pk}/edit/").status_code == 200
