"""What a reviewer does with what was sent: note levels as a draft, then finish."""

from dataclasses import dataclass, field

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails
from ..models import Assessment, Confirmation, Review, ReviewMark
from ..refusals import NoComment, NotDeclared, Stale, Undecided, WordsToChange, WrongAnswer
from ..rules import may_confirm, may_look_again, may_review
from .answering import check_level, newly_declared
from .confirmers import (
    asked_of_others,
    end_with_round,
    given_marks,
    refuse_if_asked_of_another,
    refuse_while_waiting,
)
from .counting import count
from .locking import locked
from .opinions import end_overtaken


@transaction.atomic
def save_mark(
    *, revision, level, not_in_role, comment, send_back, reason, edit, declared="", by
) -> ReviewMark:
    """Note what the reviewer thinks of an answer, for them alone until they finish. `edit` is the
    count of saves that the page was opened at. A draft is kept whatever its words are; `declared`
    names those that were said not to be about a family."""
    assessment = locked(revision.assessment)
    looks_again = may_look_again(by, assessment)
    reviews = may_review(by, assessment)
    domain = revision.statement.domain_id
    refuse_unless(looks_again or reviews or may_confirm(by, assessment, domain))
    if reviews and not send_back and (level is not None or not_in_role):
        refuse_if_asked_of_another(assessment, revision, by)
    if looks_again and (send_back or not _is_to_look_at(revision)):
        raise WrongAnswer("A second look confirms the safety statements and sends nothing back.")
    if send_back and not reviews:
        raise WrongAnswer("Only who reviews it all sends answers back. Tell them why.")
    _check_mark(revision, level, not_in_role)
    mark = revision.marks.filter(by=by).first() or ReviewMark(revision=revision, by=by)
    content = (level, not_in_role, comment, send_back, reason, declared)
    if content == mark.content:
        return mark
    if edit != mark.edit:
        raise Stale(mark)
    is_declared = newly_declared(mark, declared)
    mark.content = content
    mark.edit += 1
    mark.saved_at = now()
    mark.save()
    if is_declared:
        record("words.declared", mark, by=by)
    return mark


@dataclass
class Agreement:
    """What came of agreeing with what was ticked: the statements for which it was done, and those
    for which it was not: safety statements, answers that the page didn't show, and areas that
    another was asked to confirm."""

    agreed: list = field(default_factory=list)
    core: list = field(default_factory=list)
    unread: list = field(default_factory=list)
    asked: list = field(default_factory=list)


@transaction.atomic
def agree(*, assessment, ticked, by) -> Agreement:
    """Note, for each answer that was ticked, the level that the practitioner gave. `ticked` has the
    number of the answer that the page showed, by the statement's code; None where it showed none.
    A safety statement is read and confirmed on its own; what was chosen by itself stands."""
    assessment = locked(assessment)
    refuse_unless(may_review(by, assessment))
    found = Agreement()
    marks = {mark.revision_id: mark for mark in ReviewMark.objects.of_standing(assessment, by)}
    standing = assessment.revisions.standing().select_related("statement")
    asked = asked_of_others(assessment, by)
    for revision in standing.filter(statement__code__in=ticked):
        if ticked[revision.statement.code] != revision.number:
            found.unread.append(revision.statement)
        elif revision.statement.core:
            found.core.append(revision.statement)
        elif revision.statement.domain_id in asked:
            found.asked.append(revision.statement)
        else:
            mark = marks.get(revision.pk) or ReviewMark(revision=revision, by=by)
            if _agree(mark, revision):
                found.agreed.append(revision.statement)
    return found


def _agree(mark, revision) -> bool:
    if mark.is_decided or mark.send_back:
        return False
    mark.level, mark.not_in_role = revision.level, revision.not_in_role
    mark.edit += 1
    mark.saved_at = now()
    mark.save()
    return True


def _is_to_look_at(revision) -> bool:
    waiting = revision.assessment.revisions.awaiting_second_look()
    return waiting.filter(pk=revision.pk).exists()


def _check_mark(revision, level, not_in_role) -> None:
    newer = revision.assessment.revisions.filter(
        statement=revision.statement_id, number__gt=revision.number
    )
    if newer.exists():
        raise WrongAnswer("This answer was changed and sent again. Read the new one.")
    check_level(revision.statement, level, not_in_role)
    if not_in_role and not revision.not_in_role:
        raise WrongAnswer("They gave a level here. Choose one too.")


@transaction.atomic
def finish_review(*, assessment, by, declaration, note="", declared=()) -> Review:
    """Confirm a level for each answer that was sent. What the practitioner said stays as it is.
    `declaration` is what the reviewer ticked, in the words that they were shown."""
    assessment = locked(assessment)
    before = assessment.reviews.filter(by=by, kind=Review.Kind.REVIEW).first()
    if before:
        return before
    refuse_unless(may_review(by, assessment))
    refuse_while_waiting(assessment)
    revisions = list(assessment.revisions.standing().select_related("statement"))
    said = {"note": note, "declared": declared, "declaration": declaration}
    said["given"] = given_marks(assessment)
    review = _finish(assessment, revisions, by=by, kind=Review.Kind.REVIEW, **said)
    assessment.state = Assessment.State.REVIEWED
    assessment.reviewed_at = review.finished_at
    assessment.save(update_fields=["state", "reviewed_at"])
    record("assessments.reviewed", assessment, by=by, review=review.pk)
    end_with_round(assessment, by=by)
    emails.reviewed(review)
    return review


@transaction.atomic
def finish_second_look(*, assessment, by, declaration, note="", declared=()) -> Review:
    """Confirm the safety statements of a reviewed round as a qualified social worker. The first
    review stays beside it; from now on the level of this one counts."""
    assessment = locked(assessment)
    before = assessment.reviews.filter(by=by, kind=Review.Kind.SECOND_LOOK).first()
    if before:
        return before
    refuse_unless(may_look_again(by, assessment))
    revisions = list(assessment.revisions.awaiting_second_look().select_related("statement"))
    said = {"note": note, "declared": declared, "declaration": declaration}
    review = _finish(assessment, revisions, by=by, kind=Review.Kind.SECOND_LOOK, **said)
    record("assessments.looked_again", assessment, by=by, review=review.pk)
    emails.looked_again(review)
    return review


def _finish(assessment, revisions, *, by, note, declared, declaration, kind, given=None) -> Review:
    marks = whole_marks(assessment, revisions, by, given=given)
    if not declaration.strip():
        raise NotDeclared("Say that this is your own view. Tick the box before you finish.")
    are_declared = check(note, declared=declared)
    review = Review.objects.create(
        assessment=assessment,
        by=by,
        kind=kind,
        note=note,
        declaration=declaration,
        finished_at=now(),
    )
    if are_declared:
        record("words.declared", review, by=by)
    people = {by, *(mark.by for mark in (given or {}).values())}
    registrations = {person.pk: person.registration_on(today()) for person in people}
    confirmations = Confirmation.objects.bulk_create(
        _confirmation(review, revision, marks[revision.pk], registrations) for revision in revisions
    )
    count(assessment, confirmations)
    end_overtaken(assessment, confirmations)
    return review


def whole_marks(assessment, revisions, by, *, given=None) -> dict:
    """The marks by revision, each of them whole and fit to be read: the reviewer's own, and in
    place of them those that colleagues have `given`. What is marked to go back is not decided."""
    marks = {mark.revision_id: mark for mark in ReviewMark.objects.of_standing(assessment, by)}
    back = {pk for pk, mark in marks.items() if mark.send_back}
    marks |= {pk: mark for pk, mark in (given or {}).items() if pk not in back}
    undecided = [r for r in revisions if r.pk not in marks or not marks[r.pk].is_decided]
    if undecided:
        raise Undecided(undecided)
    silent = [marks[r.pk] for r in revisions if differs_in_silence(r, marks[r.pk])]
    if silent:
        raise NoComment(silent)
    pointing = [marks[r.pk] for r in revisions if marks[r.pk].points_to_family]
    if pointing:
        raise WordsToChange(marks=pointing)
    return marks


def differs_in_silence(revision, mark) -> bool:
    """Is another level confirmed than the practitioner gave, and no reason with it?"""
    same = (mark.level, mark.not_in_role) == (revision.level, revision.not_in_role)
    return not same and not mark.comment.strip()


def _confirmation(review, revision, mark, registrations) -> Confirmation:
    return Confirmation(
        review=review,
        revision=revision,
        subject_id=review.assessment.employment.user_id,
        by_id=mark.by_id,
        level=mark.level,
        not_in_role=mark.not_in_role,
        comment=mark.comment,
        registration=registrations[mark.by_id],
        confirmed_on=today(),
    )
