"""What a practitioner does with a piece of evidence, or with a reflection in their journal. Only
its owner does any of it."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment

from ..models import Evidence, EvidenceFile, EvidenceKind, SelfRating
from ..refusals import Stale, UnfinishedEvidence, WasSent, WordsToChange, WrongPiece
from ..rules import may_change, may_start, owns
from .answering import newly_declared

Tier = Evidence.Tier
MOVED = {
    Tier.PRIVATE: "evidence.made_private",
    Tier.SHARED: "evidence.shared",
    Tier.EVIDENCE: "evidence.made_evidence",
}


@transaction.atomic
def add_evidence(*, employment, kind, happened_on=None, by) -> Evidence:
    """Begin a piece, which only its owner sees. One of that kind that was begun and left empty is
    carried on with, so that a second click begins nothing more."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_start(by, employment) and employment.holds_on(today()))
    _check(kind, happened_on)
    if empty := employment.evidence.untouched().filter(kind=kind, happened_on=happened_on).first():
        return empty
    return Evidence.objects.create(
        employment=employment, kind=kind, happened_on=happened_on, added_at=now(), saved_at=now()
    )


@transaction.atomic
def save_evidence(*, piece, kind, happened_on, text, edit, declared="", by) -> Evidence:
    """Put down what it says, or a part of it. `edit` is the count of saves that the page was opened
    at. A draft is kept whatever its words are; what was sent of it before stays as it was."""
    piece = _held(piece)
    refuse_unless(owns(by, piece))
    _check(kind, happened_on)
    content = (kind, happened_on, text, declared)
    if content == piece.content:
        return piece
    if edit != piece.edit:
        raise Stale(piece)
    is_declared = newly_declared(piece, declared)
    piece.content = content
    piece.edit += 1
    piece.saved_at = now()
    piece.save(update_fields=[*Evidence.CONTENT, "edit", "saved_at"])
    if is_declared:
        record("words.declared", piece, by=by)
    return piece


@transaction.atomic
def move_evidence(*, piece, tier, by) -> Evidence:
    """Make it private, share it, or make it evidence. What others are to read at once is whole, and
    its words are fit to be read. What is not evidence any more comes off the drafts that it was put
    to; what was sent stays evidence."""
    piece = _held(piece)
    refuse_unless(owns(by, piece))
    if tier == piece.tier:
        return piece
    if tier == Tier.SHARED:
        _check_fit(piece)
    if piece.tier == Tier.EVIDENCE:
        _take_off_all(piece)
    return _move(piece, tier, by)


@transaction.atomic
def attach_evidence(*, rating, piece, by) -> Evidence:
    """Put it to an answer that is open to change: that makes it evidence. It may still be
    unfinished, because nobody reads it before the answer is sent."""
    rating = SelfRating.objects.held().get(pk=rating.pk)
    piece = _held(piece)
    refuse_unless(_may_put(by, rating, piece))
    if piece.tier != Tier.EVIDENCE:
        _move(piece, Tier.EVIDENCE, by)
    rating.evidence.add(piece)
    return piece


@transaction.atomic
def detach_evidence(*, rating, piece, by) -> Evidence:
    """Take it off an answer that is open to change. What was sent with the answer stays with it."""
    rating = SelfRating.objects.held().get(pk=rating.pk)
    piece = _held(piece)
    refuse_unless(_may_put(by, rating, piece))
    rating.evidence.remove(piece)
    return piece


@transaction.atomic
def put_file(*, piece, accepted, by) -> Evidence:
    """Put on a file that was checked (`portal.files.checks.accept`), in place of the one before."""
    piece = _held(piece)
    refuse_unless(owns(by, piece))
    before = piece.file
    if before and before.sha256 == accepted.sha256:
        return piece
    file = EvidenceFile.objects.create(
        evidence=piece, added_by=by, added_at=now(), **accepted.fields
    )
    _set_file(piece, file)
    record("evidence.file_added", piece, by=by, file=file.pk)
    _drop(piece, before, by)
    return piece


@transaction.atomic
def take_off_file(*, piece, by) -> Evidence:
    piece = _held(piece)
    refuse_unless(owns(by, piece))
    before = piece.file
    _set_file(piece, None)
    _drop(piece, before, by)
    return piece


@transaction.atomic
def remove_evidence(*, piece, by) -> Evidence:
    """Throw it away: its words and its file are gone, and what is left says that there was one.
    WasSent for what went with answers."""
    piece = _held(piece)
    if piece.removed_at:
        return piece
    refuse_unless(owns(by, piece))
    _take_off_all(piece)
    before = piece.file
    piece.tier, piece.removed_at = Tier.PRIVATE, now()
    piece.text = piece.declared = ""
    piece.file = None
    piece.save(update_fields=["tier", "removed_at", "text", "declared", "file"])
    record("evidence.removed", piece, by=by)
    _drop(piece, before, by)
    return piece


def _held(piece) -> Evidence:
    """As it is now, locked for this transaction."""
    return (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("employment__user", "file")
        .get(pk=piece.pk)
    )


def _may_put(by, rating, piece) -> bool:
    return (
        may_change(by, rating.assessment, rating)
        and owns(by, piece)
        and piece.employment_id == rating.assessment.employment_id
    )


def _check(kind, happened_on) -> None:
    if kind not in EvidenceKind.values:
        raise WrongPiece("Choose what kind of evidence it is.")
    if happened_on and happened_on > today():
        raise WrongPiece("Enter a day that is not still to come.")


def _check_fit(piece) -> None:
    if not piece.is_whole:
        raise UnfinishedEvidence([piece])
    if piece.points_to_family:
        raise WordsToChange(evidence=[piece])


def _move(piece, tier, by) -> Evidence:
    piece.tier = tier
    piece.save(update_fields=["tier"])
    record(MOVED[tier], piece, by=by)
    return piece


def _take_off_all(piece) -> None:
    if piece.revisions.exists():
        raise WasSent
    piece.ratings.clear()


def _set_file(piece, file) -> None:
    piece.file, piece.saved_at = file, now()
    piece.save(update_fields=["file", "saved_at"])


def _drop(piece, file, by) -> None:
    """A file that went with an answer is kept. Any other goes, after commit from the store too."""
    if file is None or file.revisions.exists():
        return
    record("evidence.file_removed", piece, by=by, file=file.pk)
    stored, name = file.file.storage, file.file.name
    file.delete()
    transaction.on_commit(lambda: stored.delete(name))
