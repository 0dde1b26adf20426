"""A piece of evidence: written, put to answers, moved between its tiers, thrown away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dates import today
from portal.files.checks import accept
from portal.files.orphans import remove_orphans
from portal.journal.models import Entry
from portal.people.models import SupervisionLine
from portal.plain.finding import digest_of, find
from skills.assessments import actions
from skills.assessments.models import Evidence, EvidenceFile, EvidenceRevision
from skills.assessments.refusals import (
    Stale,
    UnfinishedEvidence,
    WasSent,
    WordsToChange,
    WrongPiece,
)
from tests.factories import EmploymentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CASE = "I went back to it (case 48213)."
Tier = Evidence.Tier


def paper(words="What a colleague said.", name="said.txt"):
    return accept(SimpleUploadedFile(name, words.encode()), allowed={"txt"})


def begun(world, kind="observation", **more):
    return actions.add_evidence(
        employment=world.employment, kind=kind, by=world.practitioner, **more
    )


def saved(world, piece=None, **more):
    piece = piece or begun(world)
    content = {"kind": piece.kind, "happened_on": today(), "text": "Watched at work.", "edit": 0}
    return actions.save_evidence(piece=piece, by=world.practitioner, **content | more)


def moved(world, piece, tier):
    return actions.move_evidence(piece=piece, tier=tier, by=world.practitioner)


def put(world, assessment, code, piece):
    rating = assessment.ratings.get(statement__code=code)
    return actions.attach_evidence(rating=rating, piece=piece, by=world.practitioner)


def took_off(world, assessment, code, piece):
    rating = assessment.ratings.get(statement__code=code)
    return actions.detach_evidence(rating=rating, piece=piece, by=world.practitioner)


def with_file(world, piece, accepted=None):
    return actions.put_file(piece=piece, accepted=accepted or paper(), by=world.practitioner)


def stored_in(file):
    """What is in the file, to the letter."""
    if file is None:
        return None
    with file.file.open("rb") as stored:
        return stored.read()


def sent_with(world, piece, *codes):
    assessment = world.draft()
    for code in codes:
        put(world, assessment, code, piece)
    return actions.submit(assessment=assessment, by=world.practitioner)


def verbs(piece):
    entries = Entry.objects.filter(kind=piece._meta.label, object_id=piece.pk).order_by("id")
    return list(entries.values_list("verb", flat=True))


# --- Written ----


def test_a_piece_begins_private_and_a_second_click_begins_no_other(world):
    first = begun(world)

    assert first.tier == Tier.PRIVATE
    assert begun(world) == first
    assert begun(world, "training") != first
    saved(world, first)
    assert begun(world) != first


def test_saves_count_up_and_the_same_again_saves_nothing(world):
    piece = saved(world)

    again = saved(world, piece)
    changed = saved(world, piece, text="And what came of it.", edit=1)

    assert (piece.edit, again.edit, changed.edit) == (1, 1, 2)
    assert verbs(piece) == []


def test_a_page_that_is_stale_overwrites_nothing(world):
    piece = saved(world)

    with pytest.raises(Stale) as refusal:
        saved(world, piece, text="From another tab.", edit=0)

    assert refusal.value.kept.text == "Watched at work."


def test_what_is_said_not_to_be_about_a_family_is_journalled_once(world):
    declared = digest_of(find(CASE))

    piece = saved(world, text=CASE, declared=declared)
    saved(world, piece, text=f"{CASE} Twice.", declared=declared, edit=1)

    assert verbs(piece) == ["words.declared"]
    assert not piece.points_to_family


@pytest.mark.parametrize(
    "wrong", [{"kind": "rumour"}, {"happened_on": today() + timedelta(days=1)}]
)
def test_a_kind_that_there_is_not_and_a_day_to_come_are_refused(world, wrong):
    with pytest.raises(WrongPiece):
        saved(world, **wrong)


# --- Whose it is ----


def everything(world, piece, rating, by):
    """All that can be done with a piece, each by that person."""
    yield lambda: actions.add_evidence(employment=world.employment, kind="test", by=by)
    yield (
        lambda: (
            saved(world, piece)
            and actions.save_evidence(
                piece=piece, kind="test", happened_on=None, text="Mine.", edit=1, by=by
            )
        )
    )
    yield lambda: actions.move_evidence(piece=piece, tier=Tier.SHARED, by=by)
    yield lambda: actions.attach_evidence(rating=rating, piece=piece, by=by)
    yield lambda: actions.detach_evidence(rating=rating, piece=piece, by=by)
    yield lambda: actions.put_file(piece=piece, accepted=paper(), by=by)
    yield lambda: actions.take_off_file(piece=piece, by=by)
    yield lambda: actions.remove_evidence(piece=piece, by=by)


@pytest.mark.parametrize("who", ["supervisor", "social_worker", "stranger"])
def test_nobody_but_its_owner_does_anything_with_it(world, who):
    piece, rating = saved(world), world.start().ratings.earliest("pk")

    for act in everything(world, piece, rating, getattr(world, who)):
        with pytest.raises(PermissionDenied):
            act()

    assert verbs(piece) == []


def test_a_piece_of_another_job_is_put_to_no_answer(world):
    other = EmploymentFactory(user=world.practitioner)
    piece = actions.add_evidence(employment=other, kind="test", by=world.practitioner)

    with pytest.raises(PermissionDenied):
        put(world, world.start(), "A1", piece)


def test_nothing_begins_in_a_job_that_is_over(world):
    type(world.employment).objects.update(ends=today())

    with pytest.raises(PermissionDenied):
        begun(world)


# --- Put to answers ----


def test_putting_it_to_an_answer_makes_it_evidence_for_as_many_as_it_fits(world):
    assessment, piece = world.draft(), saved(world)

    for code in ("A1", "B1", "B1"):
        put(world, assessment, code, piece)

    piece.refresh_from_db()
    assert piece.tier == Tier.EVIDENCE
    assert list(piece.ratings.values_list("statement__code", flat=True)) == ["A1", "B1"]
    assert verbs(piece) == ["evidence.made_evidence"]
    took_off(world, assessment, "A1", piece)
    assert piece.ratings.get().statement.code == "B1"


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
@pytest.mark.parametrize("act", [put, took_off])
def test_only_an_open_draft_takes_evidence(world, state, act):
    assessment, piece = world.in_state(state), saved(world)

    with pytest.raises(PermissionDenied):
        act(world, assessment, "A1", piece)


def test_after_a_return_only_what_came_back_takes_evidence(world):
    assessment, piece = world.returned("A1"), saved(world)

    put(world, assessment, "A1", piece)

    with pytest.raises(PermissionDenied):
        put(world, assessment, "A2", piece)


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
