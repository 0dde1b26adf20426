"""Who comes into the CMS, and what they find there."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.users.models import UserProfile

from content.models import GlossaryTerm, GuidancePage
from tests.access.site import COLOURS
from tests.conftest import NOBODY, ROLES

pytestmark = [pytest.mark.django_db, pytest.mark.access]
IN = {"editor", "workforce-lead"}


@pytest.mark.parametrize("role", ROLES)
def test_only_editors_and_workforce_leads_come_in(as_, role):
    expected = 200 if role in IN else 404

    for path in ("/cms/", "/cms/pages/", "/cms/snippets/content/glossaryterm/"):
        assert as_(role).get(path, follow=True).status_code == expected


def test_nobody_signed_out_comes_in(as_):
    response = as_(NOBODY).get("/cms/")

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["users/", "groups/", "sites/"])
def test_editors_see_no_people(as_, path):
    response = as_("editor").get(f"/cms/{path}")

    assert response.status_code in {302, 403, 404}


def test_an_editor_drafts_a_term_that_is_not_read_yet(as_):
    fields = {
        "term": "Quokka",
        "slug": "quokka",
        "acronym": "",
        "category": "law",
        "definition": "A small animal that smiles.",
        "note": "",
    }

    response = as_("editor").post("/cms/snippets/content/glossaryterm/add/", fields)

    assert response.status_code == 302
    assert GlossaryTerm.objects.get(slug="quokka").live is False
    assert as_(NOBODY).get("/glossary/quokka/").status_code == 404


def test_a_workforce_lead_publishes_a_term(as_):
    term = GlossaryTerm.objects.create(
        term="Quokka", slug="quokka", category="law", definition="An animal.", live=False
    )
    fields = {"term": "Quokka", "slug": "quokka", "category": "law", "definition": "It smiles."}
    address = f"/cms/snippets/content/glossaryterm/edit/{term.pk}/"

    response = as_("workforce-lead").post(
        address, fields | {"acronym": "", "note": "", "action-publish": "1"}
    )

    assert response.status_code == 302
    assert "It smiles." in as_(NOBODY).get("/glossary/quokka/").content.decode()


def test_a_preview_may_stand_in_the_cmss_own_frame(as_):
    page = GuidancePage.objects.first()

    response = as_("editor").get(f"/cms/pages/{page.pk}/view_draft/")

    assert page.title in response.content.decode()
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"


def test_an_editor_sets_colours_and_no_name_or_picture(as_):
    editor = as_("editor")
    drawn = BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    sent = COLOURS | {"avatar-avatar": SimpleUploadedFile("me.png", drawn.getvalue())}

    page = editor.get("/cms/account/").content.decode()
    answer = editor.post("/cms/account/", sent)
    kept = UserProfile.objects.get(user__email="editor@demo.example")

    assert 'name="theme-theme"' in page
    assert "avatar-avatar" not in page
    assert "first_name" not in page
    assert answer.status_code == 302
    assert (kept.theme, bool(kept.avatar)) == ("dark", False)
