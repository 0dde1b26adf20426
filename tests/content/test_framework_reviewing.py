"""A draft is read through, here and by a link, and is put in force by whoever was shown what that
does."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.links.models import Link
from portal.notices.models import Notice
from skills.framework.actions import (
    add_statement,
    change_statement,
    remove_statement,
    send_to_review,
    take_back_to_draft,
)
from skills.framework.effects import digest_of
from skills.framework.models import FrameworkVersion

from .drafting import next_version, text

pytestmark = pytest.mark.django_db


def at(name, pk):
    return reverse(f"framework_editing:{name}", args=[pk])


@pytest.fixture
def read(cast):
    """In review: one statement to be affirmed again, one taken out."""
    editor = cast["editor"]
    version = next_version(editor)
    one, two = version.statements.get(code="REL1"), version.statements.get(code="REL2")
    change_statement(statement=one, by=editor, fields={"text": "I am kind."}, same_meaning=False)
    remove_statement(statement=two, by=editor)
    add_statement(
        domain=one.domain,
        by=editor,
        fields={"code": "REL9", "title": "A new thing", "text": "I do it."},
        descriptors={1: "One", 2: "Two", 3: "Three", 4: "Four"},
        minimums=dict.fromkeys(version.profiles.values_list("pk", flat=True), 2),
    )
    return send_to_review(version=version, by=editor)


@pytest.fixture
def link(read, as_):
    fields = {"name": "Families’ group", "email": "Families@tests.example"}
    as_("editor").post(at("invite", read.pk), fields)
    return Link.objects.get(purpose="review_framework")


def test_an_editor_sends_it_and_a_lead_answers(as_, cast):
    editor, lead = as_("editor"), as_("workforce-lead")
    version = next_version(cast["editor"])
    where = at("review", version.pk)

    editor.post(at("send", version.pk))
    silent = lead.post(where, {"verdict": "asks", "comment": ""})
    about = version.statements.first()
    family = {"verdict": "asks", "comment": "Ask ann@family.example.", "about": about.pk}
    warned = lead.post(where, family)
    field = warned.context["form"]["comment"]
    lead.post(where, family | {field.declares: field.digest})
    said = version.reviews.get()
    shown = text(editor.get(where))

    assert "Say what you would change" in text(silent)
    assert "This is not about a family" in text(warned)
    assert (said.by, said.verdict, said.about) == (cast["workforce-lead"], "asks", about.title)
    assert "Asks for a change" in shown
    titles = Notice.objects.filter(key__startswith="framework.").values_list("recipient", "title")
    assert set(titles) >= {
        (cast["workforce-lead"].pk, "Read a framework draft"),
        (cast["editor"].pk, "A reader answered about the framework draft"),
    }

    editor.post(at("take_back", version.pk))
    version.refresh_from_db()
    assert version.is_draft
    assert "1 open request" in text(editor.get(at("version", version.pk)))


def test_who_has_no_account_reads_it_often_and_answers_once(read, link, as_):
    guest, one = Client(), read.statements.get(code="REL1")
    pages = [guest.get(link.address) for _ in range(2)]
    nothing = guest.post(link.address, {"verdict": "asks"})
    family = guest.post(link.address, {"verdict": "agrees", "comment": "Ring 01234 567890."})
    said = {"verdict": "asks", "comment": "", f"on_{one.pk}": "What is “kind”?"}
    thanks = guest.post(link.address, said, follow=True)
    again = guest.post(link.address, said)

    assert [page.status_code for page in pages] == [200, 200]
    assert "<ins>" in text(pages[0])
    assert "It means something new: workers rate themselves again" in text(pages[0])
    assert "<p>I am kind.</p>" in text(pages[0])
    assert "What was taken out" in text(pages[0])
    assert "Say what you would change" in text(nothing)
    assert "telephone" in text(family)
    assert "Thank you" in text(thanks)
    assert again.status_code == 410
    rows = [(row.who, row.verdict, row.about) for row in read.reviews.all()]
    assert rows == [("Families’ group", "asks", one.title), ("Families’ group", "asks", "")]
    assert "answered" in text(as_("editor").get(at("review", read.pk)))


def test_a_link_to_a_draft_that_is_not_read_now_says_whom_to_ask(read, link, cast):
    take_back_to_draft(version=read, by=cast["editor"])

    shown = Client().get(link.address)
    refused = Client().post(link.address, {"verdict": "asks", "comment": "Typed words."})

    assert "taken back to be changed" in text(shown)
    assert cast["editor"].email in text(shown)
    assert refused.status_code == 409
    assert "Typed words." in text(refused)
    assert not read.reviews.exists()

    mine = Link.objects.filter(pk=link.pk)
    mine.update(expires_at=link.made_at.replace(year=link.made_at.year + 1))
    assert "run out" not in text(Client().get(link.address))


def test_words_about_a_statement_that_was_taken_out_since_are_not_lost(read, link, cast):
    one = read.statements.get(code="REL1")
    take_back_to_draft(version=read, by=cast["editor"])
    remove_statement(statement=one, by=cast["editor"])
    send_to_review(version=read, by=cast["editor"])

    answer = Client().post(link.address, {"verdict": "asks", f"on_{one.pk}": "Say <b>please</b>."})

    assert "You wrote of it: “Say &lt;b&gt;please&lt;/b&gt;.”" in answer.content.decode()
    assert not read.reviews.exists()


def test_an_invitation_without_an_address_says_so(read, as_):
    answer = as_("editor").post(at("invite", read.pk), {"name": "Group", "email": "nobody"})

    assert "Enter an e-mail address, like" in text(answer)
    assert not Link.objects.filter(purpose="review_framework").exists()


def test_publishing_first_shows_who_affirms_again(read, as_, cast):
    lead = as_("workforce-lead")
    lead.post(at("review", read.pk), {"verdict": "asks", "comment": "Shorter."})

    page = text(lead.get(at("publish", read.pk)))

    assert "Family Help practitioner: " in page
    assert "Taken out: nothing to affirm" in page
    assert "Other meaning: affirm again" in page
    assert "“A new thing”: Family support worker (" in page
    assert "Shorter." in page
    assert "self-assessments are open now" in page
    assert cast["practitioner"].name not in page

    done = lead.post(at("publish", read.pk), {"seen": digest_of(read)}, follow=True)

    read.refresh_from_db()
    assert read.state == "published"
    assert "Version 2 is in force." in text(done)
    told = Notice.objects.filter(key=f"framework.published:{read.pk}")
    assert cast["editor"] in [notice.recipient for notice in told]

    lead.post(at("retire", read.pk))
    assert not FrameworkVersion.objects.filter(state="published").exists()
    for path in ("/framework/", "/", "/my/", "/assessments/", "/readiness/"):
        assert as_("practitioner").get(path).status_code in {200, 302, 404}, path


def test_every_page_still_opens_after_a_second_version(read, as_):
    as_("workforce-lead").post(at("publish", read.pk), {"seen": digest_of(read)})
    statement = read.statements.first()
    paths = ["/framework/", statement.get_absolute_url(), "/my/", "/assessments/", "/readiness/"]

    for role in ("practitioner", "supervisor", "workforce-lead", "vcs-worker"):
        for path in paths:
            answer = as_(role).get(path, follow=True)
            assert (role, path, answer.status_code) == (role, path, 200)


def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_published(read, as_, cast):
    lead, editor = as_("workforce-lead"), cast["editor"]
    shown = {"seen": digest_of(read)}
    draft = take_back_to_draft(version=read, by=editor)
    remove_statement(statement=draft.statements.last(), by=editor)
    send_to_review(version=draft, by=editor)

    for stale in (shown, {}):
        again = lead.post(at("publish", read.pk), stale, follow=True)
        assert again.request["PATH_INFO"] == at("publish", read.pk)
        assert "Something changed after you opened this page." in text(again)
        draft.refresh_from_db()
        assert draft.is_in_review

    lead.post(at("publish", read.pk), {"seen": again.context["seen"]})
    draft.refresh_from_db()
    assert draft.state == "published"
