"""Who comes to the pages on which a framework is written, and what of it may be written in."""

import pytest
from django.urls import reverse

from skills.framework.actions import send_to_review
from skills.framework.models import FrameworkVersion
from tests.conftest import NOBODY, ROLES
from tests.framework.writing import put_in_force

from .drafting import next_version

pytestmark = [pytest.mark.django_db, pytest.mark.access]
IN = {"editor", "workforce-lead"}
READ = ("version", "changes", "review")
WRITE = ("words", "add_role", "add_area")
OF_STATEMENT = ("statement", "remove_statement", "split", "merge")
OF_AREA = ("area", "remove_area", "add_statement")
POSTS = ("send", "take_back", "invite")


def at(name, pk=None):
    return reverse(f"framework_editing:{name}", args=[pk] if pk else [])


def pages(version):
    """Every page that is read, of the version and of its parts."""
    area, statement = version.domains.first(), version.statements.first()
    role = version.profiles.first()
    return [
        at("index"),
        *(at(name, version.pk) for name in READ + WRITE),
        *(at(name, area.pk) for name in OF_AREA),
        *(at(name, statement.pk) for name in OF_STATEMENT),
        reverse("framework_editing:remove_role", args=[version.pk, role.pk]),
    ]


def posts(version):
    """Every address that only changes something."""
    area, statement = version.domains.first(), version.statements.first()
    return [
        at("begin", version.framework_id),
        *(at(name, version.pk) for name in POSTS),
        at("move_area", area.pk),
        at("move_statement", statement.pk),
    ]


@pytest.fixture
def draft(cast):
    return next_version(cast["editor"])


def test_only_editors_and_workforce_leads_come_in(as_, draft):
    for role in ROLES:
        browser = as_(role)
        expected = 200 if role in IN else 404
        for path in pages(draft):
            assert (role, path, browser.get(path).status_code) == (role, path, expected)
        if role in IN:
            continue
        for path in [*posts(draft), at("publish", draft.pk), at("retire", draft.pk)]:
            assert (role, path, browser.post(path).status_code) == (role, path, 404)

    for path in pages(draft):
        assert as_(NOBODY).get(path).url.startswith("/accounts/login/")


def test_what_changes_something_is_posted(as_, draft):
    editor = as_("editor")

    for path in posts(draft):
        assert (path, editor.get(path).status_code) == (path, 405)
    for path in [*pages(draft)[:2], at("changes", draft.pk)]:
        assert (path, editor.post(path).status_code) == (path, 405)


def is_refused(response) -> bool:
    """The CMS sends whom it refuses to its front page, with a message."""
    return (response.status_code, response.url) == (302, "/cms/")


def test_an_editor_drafts_and_a_workforce_lead_publishes(as_, draft):
    published = FrameworkVersion.objects.get(state="published")
    editor, lead = as_("editor"), as_("workforce-lead")

    assert is_refused(editor.get(at("publish", draft.pk)))
    assert is_refused(editor.post(at("publish", draft.pk)))
    assert is_refused(editor.post(at("retire", published.pk)))
    assert lead.get(at("publish", draft.pk)).status_code == 200
    assert lead.get(at("retire", published.pk)).status_code == 200
    assert is_refused(lead.get(at("retire", draft.pk)))


def test_nothing_of_a_published_version_is_written(as_, cast, draft):
    published = put_in_force(draft, cast["workforce-lead"])
    lead = as_("workforce-lead")
    read = [at("index"), *(at(name, published.pk) for name in READ)]

    for path in read:
        assert (path, lead.get(path).status_code) == (path, 200)
    for path in [path for path in pages(published) if path not in read]:
        assert is_refused(lead.get(path)), path
        assert is_refused(lead.post(path, {})), path
    for path in [*posts(published)[1:], at("publish", published.pk), at("review", published.pk)]:
        assert is_refused(lead.post(path, {})), path


def test_a_version_in_review_is_read_and_not_written(as_, cast, draft):
    version = send_to_review(version=draft, by=cast["editor"])
    editor, one = as_("editor"), version.statements.first()

    answer = editor.get(at("statement", one.pk), follow=True)
    editor.post(at("remove_statement", one.pk))
    editor.post(at("words", version.pk), {"title": "Other"})
    moved = editor.post(at("move_statement", one.pk), {"to": "down"}, follow=True)

    assert "Take it back to write in it" in answer.content.decode()
    assert "Take it back to write in it" in moved.content.decode()
    assert version.statements.filter(pk=one.pk).exists()
    assert not FrameworkVersion.objects.filter(title="Other").exists()


def test_a_thing_that_is_not_there_is_not_found(as_):
    editor = as_("editor")

    for name in READ + WRITE + OF_AREA + OF_STATEMENT:
        assert (name, editor.get(at(name, 999999)).status_code) == (name, 404)
    assert editor.post(at("begin", 999999)).status_code == 404
