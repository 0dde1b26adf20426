"""An editor writes a draft of the framework in the CMS, and loses nothing."""

import pytest
from django.urls import reverse

from portal.journal.models import Entry
from skills.framework.actions import change_statement
from skills.framework.models import FrameworkVersion, Statement

from .drafting import next_version, sent, text

pytestmark = pytest.mark.django_db


def at(name, pk):
    return reverse(f"framework_editing:{name}", args=[pk])


@pytest.fixture
def draft(cast):
    return next_version(cast["editor"])


@pytest.fixture
def one(draft):
    return draft.statements.get(code="REL1")


@pytest.fixture
def editor(as_):
    return as_("editor")


def codes(version, area):
    rows = version.statements.filter(domain__code=area).order_by("position")
    return list(rows.values_list("code", flat=True))


def test_a_new_version_begins_with_one_button(editor):
    published = FrameworkVersion.objects.get()

    begun = editor.post(at("begin", published.framework_id), follow=True)
    again = editor.post(at("begin", published.framework_id), follow=True)

    assert "Version 2 is a draft" in text(begun)
    assert "Version 2 is being written" in text(again)
    assert FrameworkVersion.objects.count() == 2


def test_one_statement_is_written_on_one_page(editor, one):
    where = at("statement", one.pk)
    page = editor.get(where)
    role = one.version.profiles.first()
    fields = sent(page) | {
        "text": "I am kind.",
        "level_2": "I am kind with help.",
        f"minimum_{role.pk}": "4",
        "topics": "trust, kindness",
        "evidence_hint": "A letter.",
    }

    answer = editor.post(where, fields, follow=True)

    one.refresh_from_db()
    assert (one.text, one.topics, one.evidence_hint) == (
        "I am kind.",
        ["trust", "kindness"],
        "A letter.",
    )
    assert one.levels[2] == "I am kind with help."
    assert one.requirements.get(profile=role).minimum == 4
    assert text(page).count("data-reading-age") == 6
    assert "The words have changed. Say whether they mean the same." in text(answer)
    assert "Say what the new words mean" in text(editor.get(at("version", one.version_id)))

    answer = editor.post(where, sent(answer) | {"same_meaning": "same"}, follow=True)
    assert "say it again" in text(answer)

    answer = editor.post(where, sent(answer) | {"text": "I am very kind."}, follow=True)
    assert "Say whether they mean the same." in text(answer)

    answer = editor.post(where, sent(answer) | {"same_meaning": "other"}, follow=True)

    assert one.moves_from.get().kind == "changed"
    assert "still to do" not in text(answer)
    assert answer.context["form"]["same_meaning"].value() == "other"


def test_a_level_without_words_is_said_at_its_field_and_nothing_is_lost(editor, one):
    where = at("statement", one.pk)
    fields = sent(editor.get(where)) | {"level_3": "", "level_4": "Kept all the same."}

    answer = editor.post(where, fields, follow=True)
    whole = editor.get(at("version", one.version_id))
    refused = editor.post(at("send", one.version_id), follow=True)

    assert one.levels[4] == "Kept all the same."
    assert answer.context["says"]["level_3"].startswith("Level 3 has no words yet.")
    assert 'id="id_level_3_missing"' in text(answer)
    assert f"{where}#id_level_3" in text(whole)
    assert "REL1 needs words for each of the four levels." in text(refused)


def test_two_editors_with_stale_pages_see_both_texts(editor, as_, one):
    where = at("statement", one.pk)
    mine = sent(editor.get(where)) | {"text": "Mine.", "level_1": "My level."}
    as_("workforce-lead").post(where, sent(editor.get(where)) | {"text": "Theirs."})

    refused = editor.post(where, mine)
    shown = text(refused)
    one.refresh_from_db()

    assert "Somebody else saved this after you opened the page." in shown
    assert "Theirs." in shown
    assert "Mine.</textarea>" in shown
    assert "My level.</textarea>" in shown
    assert one.text == "Theirs."

    edit = refused.context["kept_edit"]
    assert f'name="edit" value="{edit}"' in shown
    editor.post(where, mine | {"edit": edit})

    one.refresh_from_db()
    assert (one.text, one.levels[1]) == ("Mine.", "My level.")


def test_what_is_missing_or_taken_is_an_error_with_all_that_was_typed(editor, one):
    where = at("statement", one.pk)
    fields = sent(editor.get(where))

    empty = editor.post(where, fields | {"title": "", "text": "Typed."})
    taken = editor.post(where, fields | {"code": "REL2", "text": "Typed."})
    elsewhere = editor.post(
        at("split", one.pk),
        {"form-TOTAL_FORMS": "2"}
        | {
            "form-INITIAL_FORMS": "2",
            "form-0-code": "REL1",
            "form-0-title": "One",
            "form-0-text": "I do one.",
            "form-1-code": "REL2",
            "form-1-title": "Two",
            "form-1-text": "I do two.",
        },
    )
    one.refresh_from_db()

    assert "Write something here." in text(empty)
    assert "Another statement has the code REL2." in text(taken)
    assert all("Typed.</textarea>" in text(answer) for answer in (empty, taken))
    assert "Another statement has the code REL2." in text(elsewhere)
    assert "I do two.</textarea>" in text(elsewhere)
    assert one.text != "Typed."


def test_statements_move_by_buttons_and_by_the_mouse(editor, draft, one):
    where = at("move_statement", one.pk)
    before = codes(draft, "REL")
    voice = draft.domains.get(code="VOI")

    moved = editor.post(where, {"to": "down"})
    assert codes(draft, "REL")[:2] == [before[1], "REL1"]
    assert moved.url.endswith(f"#statement-{one.pk}")

    editor.post(where, {"to": "up"})
    editor.post(where, {"to": "up"})
    assert codes(draft, "REL") == before

    editor.post(where, {"position": "2", "area": str(one.domain_id)})
    assert codes(draft, "REL")[2] == "REL1"

    editor.post(where, {"position": "99", "area": str(voice.pk)})
    assert codes(draft, "VOI")[-1] == "REL1"

    editor.post(where, {"position": "no"})
    editor.post(where, {"to": "down", "area": "999999"})
    assert codes(draft, "VOI")[-1] == "REL1"

    editor.post(at("move_area", voice.pk), {"to": "up"})
    editor.post(at("move_area", voice.pk), {"to": "up"})
    assert draft.domains.earliest("position") == voice
    assert "In another order" in text(editor.get(at("changes", draft.pk)))


def test_areas_statements_and_roles_are_added_and_taken_out(editor, draft, one):
    area = {"code": "NEW", "title": "New area", "question": "Why?", "summary": "It is new."}
    taken = editor.post(at("add_area", draft.pk), area | {"code": "REL"})
    editor.post(at("add_area", draft.pk), area)
    new = draft.domains.get(code="NEW")
    page = editor.get(at("add_statement", new.pk))
    fields = sent(page) | {"title": "A new thing", "text": "I do it."}
    clash = editor.post(at("add_statement", new.pk), fields | {"code": "REL1"})
    made = editor.post(at("add_statement", new.pk), fields, follow=True)
    added = Statement.objects.get(version=draft, code="NEW1")
    full = editor.post(at("remove_area", new.pk), follow=True)
    editor.post(at("remove_statement", added.pk))
    editor.post(at("remove_area", new.pk))
    editor.post(at("remove_statement", one.pk))

    assert "Another area has the code REL." in text(taken)
    assert "Another statement has the code REL1." in text(clash)
    assert "Level 1 has no words yet." in text(made)
    assert "Move its statements to another area" in text(full)
    assert not draft.domains.filter(pk=new.pk).exists()
    assert "Taken out" in text(editor.get(at("changes", draft.pk)))

    role = draft.profiles.first()
    job = role.job_role
    editor.post(reverse("framework_editing:remove_role", args=[draft.pk, role.pk]))
    words = {"name": "Helper", "summary": "Helps.", "typical_work": "helping"}
    editor.post(at("add_role", draft.pk), words | {"job_role": job.pk})

    assert draft.profiles.get(job_role=job).name == "Helper"


def test_an_area_and_the_version_itself_are_reworded_and_not_from_stale_pages(editor, draft):
    area = draft.domains.first()
    fields = {"code": "REL", "title": "Trust", "question": "Why?", "summary": "Trust.", "edit": "0"}

    editor.post(at("area", area.pk), fields)
    refused = editor.post(at("area", area.pk), fields | {"title": "Mine"})
    clash = editor.post(at("area", area.pk), fields | {"code": "VOI", "edit": "1"})
    editor.post(at("words", draft.pk), {"title": "Second", "notice": "Read this."})

    area.refresh_from_db()
    draft.refresh_from_db()
    assert area.title == "Trust"
    assert 'value="Mine"' in text(refused)
    assert "<dd>Trust</dd>" in text(refused)
    assert "Another area has the code VOI." in text(clash)
    assert (draft.title, draft.notice) == ("Second", "Read this.")
    assert "Area in other words" in text(editor.get(at("changes", draft.pk)))


def test_statements_are_split_and_merged(editor, draft, one):
    two = draft.statements.get(code="REL2")
    page = editor.get(at("split", one.pk))
    parts = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    for place, form in enumerate(page.context["forms"]):
        names = ("code", "title", "text")
        parts |= {f"form-{place}-{name}": form.initial.get(name, "") for name in names}
    nameless = editor.post(at("split", one.pk), parts)
    assert nameless.context["forms"][1].errors.keys() == {"title"}
    editor.post(at("split", one.pk), parts | {"form-1-title": "The other half"})
    assert [move.kind for move in draft.moves.filter(kind="split")] == ["split", "split"]
    page = editor.get(at("merge", two.pk))
    none = editor.post(at("merge", two.pk), sent(page))
    other = draft.statements.get(code="REL3")
    clash = editor.post(at("merge", two.pk), sent(page) | {"with_": [other.pk], "code": "REL4"})
    editor.post(at("merge", two.pk), sent(page) | {"with_": [other.pk], "title": "Both"})

    assert "Choose one or more statements." in text(none)
    assert "Another statement has the code REL4." in text(clash)
    assert draft.statements.get(title="Both").moves_from.count() == 2
    assert Entry.objects.filter(verb="framework.statements_merged").count() == 1
    changes = text(editor.get(at("changes", draft.pk)))
    assert "Merged" in changes
    assert "Split" in changes


def test_a_split_or_a_merger_from_a_stale_page_takes_nobody_s_words(editor, cast, draft, one):
    merger = sent(editor.get(at("merge", one.pk)))
    merger["with_"] = [draft.statements.get(code="REL2").pk]
    parts = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "edit": one.edit}
    for place, code in enumerate(("REL1", "NEW1")):
        parts |= {f"form-{place}-{name}": "Mine" for name in ("title", "text")}
        parts[f"form-{place}-code"] = code
    change_statement(statement=one, by=cast["workforce-lead"], fields={"text": "Their words."})

    for name, stale in (("split", parts), ("merge", merger)):
        page = text(editor.post(at(name, one.pk), stale))
        assert "Somebody else saved this after you opened the page." in page, name
        assert "Their words." in page, name
        assert 'name="edit" value="1"' in page, name
    assert draft.statements.get(code="REL1").text == "Their words."

    done = editor.post(at("split", one.pk), parts | {"edit": 1})
    assert done.status_code == 302


def test_an_area_may_have_more_statements_than_anybody_counts(editor, draft, one):
    Statement.objects.bulk_create(
        Statement(
            version=draft, domain=one.domain, code=f"N{n}", slug=f"n-{n}", title="New", position=n
        )
        for n in range(6, 1006)
    )

    assert "REL1006" in text(editor.get(at("add_statement", one.domain_id)))
    assert "REL1006" in text(editor.get(at("split", one.pk)))
