"""Who reads a piece of evidence, and what stays of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages

from portal.dates import today
from portal.files.orphans import remove_orphans
from portal.people.models import SupervisionLine
from skills.assessments import actions
from skills.assessments.models import Evidence, EvidenceFile, EvidenceRevision
from skills.assessments.refusals import (
    UnfinishedEvidence,
    WasSent,
    WordsToChange,
)
from tests.assessments.keeping import (
    CASE,
    Tier,
    moved,
    paper,
    put,
    saved,
    sent_with,
    stored_in,
    verbs,
    with_file,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


# --- Who sees it ----


def seers(world, piece):
    people = ("practitioner", "supervisor", "social_worker", "stranger")
    visible = Evidence.objects.filter(pk=piece.pk)
    return [one for one in people if visible.visible_to(getattr(world, one)).exists()]


def test_a_shared_piece_is_read_by_who_supervises_until_it_is_taken_back(world):
    piece = with_file(world, saved(world))
    assert seers(world, piece) == ["practitioner"]

    moved(world, piece, Tier.SHARED)

    assert seers(world, piece) == ["practitioner", "supervisor"]
    assert Evidence.objects.shared_with(world.supervisor).get() == piece
    assert EvidenceFile.objects.visible_to(world.supervisor).get() == piece.file
    moved(world, piece, Tier.PRIVATE)
    moved(world, piece, Tier.PRIVATE)
    assert seers(world, piece) == ["practitioner"]
    assert not EvidenceFile.objects.visible_to(world.supervisor).exists()
    assert verbs(piece) == ["evidence.file_added", "evidence.shared", "evidence.made_private"]


def test_whoever_supervises_no_longer_reads_no_longer(world):
    piece = moved(world, saved(world), Tier.SHARED)

    SupervisionLine.objects.update(ends=today())

    assert seers(world, piece) == ["practitioner"]


def test_what_was_sent_is_read_with_the_answer_and_what_is_kept_since_is_not(world):
    piece = with_file(world, saved(world))
    sent_with(world, piece, "A1")
    old = piece.file
    with_file(world, piece, paper("Newer."))
    revisions = EvidenceRevision.objects

    assert seers(world, piece) == ["practitioner"]
    assert revisions.visible_to(world.supervisor).with_files().get().file == old
    assert EvidenceFile.objects.visible_to(world.supervisor).get() == old
    assert EvidenceFile.objects.visible_to(world.practitioner).count() == 2
    assert not revisions.visible_to(world.stranger).exists()
    assert not EvidenceFile.objects.visible_to(world.stranger).exists()


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        ({"happened_on": None}, UnfinishedEvidence),
        ({"text": " "}, UnfinishedEvidence),
        ({"text": CASE}, WordsToChange),
    ],
)
def test_what_is_not_fit_to_read_is_not_shared(world, content, refused):
    piece = saved(world, **content)

    with pytest.raises(refused) as refusal:
        moved(world, piece, Tier.SHARED)

    assert (getattr(refusal.value, "pieces", ()) or refusal.value.evidence) == [piece]


def test_what_is_no_evidence_any_more_comes_off_the_drafts(world):
    assessment, piece = world.draft(), saved(world)
    put(world, assessment, "A1", piece)

    moved(world, piece, Tier.PRIVATE)

    assert not assessment.ratings.filter(evidence=piece).exists()


def test_what_was_sent_stays_evidence_and_is_never_thrown_away(world):
    piece = saved(world)
    sent_with(world, piece, "A1")

    for act in (
        lambda: moved(world, piece, Tier.PRIVATE),
        lambda: moved(world, piece, Tier.SHARED),
        lambda: actions.remove_evidence(piece=piece, by=world.practitioner),
    ):
        with pytest.raises(WasSent):
            act()


def test_what_is_thrown_away_leaves_no_words_and_no_file(world, django_capture_on_commit_callbacks):
    assessment, piece = world.draft(), with_file(world, saved(world))
    put(world, assessment, "A1", piece)
    stored = piece.file.file.name

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            actions.remove_evidence(piece=piece, by=world.practitioner)

    piece.refresh_from_db()
    assert (piece.text, piece.file, piece.tier) == ("", None, Tier.PRIVATE)
    assert not piece.ratings.exists()
    assert not piece.files.exists()
    assert not storages["private"].exists(stored)
    assert seers(world, piece) == []
    assert verbs(piece)[-2:] == ["evidence.removed", "evidence.file_removed"]
    with pytest.raises(PermissionDenied):
        saved(world, piece)


# --- Files ----


def test_a_file_that_none_sent_is_gone_once_another_takes_its_place(
    world, django_capture_on_commit_callbacks
):
    store, piece = storages["private"], with_file(world, saved(world))
    first = piece.file.file.name

    with django_capture_on_commit_callbacks(execute=True):
        piece = with_file(world, piece, paper("Another."))
        piece = with_file(world, piece, paper("Another."))

    assert not store.exists(first)
    assert piece.files.get() == piece.file
    assert verbs(piece) == ["evidence.file_added"] * 2 + ["evidence.file_removed"]
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            actions.take_off_file(piece=piece, by=world.practitioner)
    assert not piece.files.exists()
    assert verbs(piece)[3:] == ["evidence.file_removed"]


def test_a_file_that_was_sent_is_kept_whatever_takes_its_place(
    world, django_capture_on_commit_callbacks
):
    piece = with_file(world, saved(world))
    sent_with(world, piece, "A1", "A2")

    with django_capture_on_commit_callbacks(execute=True):
        actions.take_off_file(piece=piece, by=world.practitioner)
    remove_orphans()

    kept = EvidenceRevision.objects.get(evidence=piece)
    assert stored_in(kept.file) == b"What a colleague said."
    assert kept.answers.count() == 2
