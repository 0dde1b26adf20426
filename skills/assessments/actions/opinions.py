"""A second opinion: a practice supervisor, asked by name, looks at a level that was confirmed."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.querysets import is_person
from portal.people.rules import holds_grant_over, is_same_person
from portal.plain.finding import check

from ..emails import others as emails
from ..models import Confirmation, Review, SecondOpinion
from ..refusals import CannotAsk, NothingSaid, WrongAnswer
from ..rules import may_ask_opinion, may_give_opinion, may_take_opinion_back, reports_to
from .answering import check_level
from .counting import count
from .locking import locked


@transaction.atomic
def ask_opinions(*, confirmations, asked_of, why, declared=(), by) -> list[SecondOpinion]:
    """Ask a practice supervisor to look at levels of one round that the practitioner sees
    differently, one or several at once."""
    for one in confirmations:
        locked(one.review.assessment)
        refuse_unless(may_ask_opinion(by, one))
    if not confirmations:
        raise CannotAsk("Choose a statement that you see differently.")
    if not why.strip():
        raise NothingSaid("Say what you see differently.")
    are_declared = check(why, declared=declared)
    asked = [_asked(one, asked_of, why, by) for one in confirmations]
    new = [opinion for opinion, is_new in asked if is_new]
    for opinion in new:
        record("assessments.opinion_asked", opinion, by=by, asked_of=asked_of.pk)
    if new and are_declared:
        record("words.declared", new[0], by=by)
    if new:
        emails.opinion_wanted(new)
    return [opinion for opinion, _ in asked]


def _asked(confirmation, asked_of, why, by) -> tuple[SecondOpinion, bool]:
    """The opinion, and whether it is new: a second click finds the first one's."""
    there = confirmation.opinions.filter(ended_at=None).first()
    if there and (there.asked_of_id, there.why) == (asked_of.pk, why):
        return there, False
    statement = confirmation.revision.statement
    if there:
        raise CannotAsk(f"You asked {there.asked_of} about “{statement}” already.")
    if not counts(confirmation):
        raise CannotAsk(f"“{statement}” was confirmed anew since. Look at the newest result.")
    _check_asked(confirmation, asked_of)
    opinion = SecondOpinion.objects.create(
        confirmation=confirmation, asked_of=asked_of, asked_by=by, why=why, asked_at=now()
    )
    return opinion, True


def _check_asked(confirmation, asked_of) -> None:
    employment = confirmation.review.assessment.employment
    is_one = holds_grant_over(asked_of, "practice_supervisor", employment)
    if is_same_person(asked_of, employment.user) or not (is_one and asked_of.is_active):
        raise CannotAsk("Choose a practice supervisor of your place of work.")
    if reports_to(asked_of, employment.user):
        raise CannotAsk(f"You supervise {asked_of}. Choose somebody else.")
    if confirmation.revision.confirmations.filter(is_person(asked_of, "by")).exists():
        statement = confirmation.revision.statement
        raise CannotAsk(f"{asked_of} confirmed a level for “{statement}”. Choose somebody else.")


def counts(confirmation) -> bool:
    """Is it the last word on the statement, in this round and the later ones?"""
    assessment = confirmation.review.assessment
    same = Confirmation.objects.filter(
        review__assessment__employment=assessment.employment_id,
        review__assessment__profile__job_role=assessment.profile.job_role_id,
        revision__statement__meaning=confirmation.revision.statement.meaning,
    )
    return same.order_by("review__finished_at", "pk").last() == confirmation


def _held(opinion) -> SecondOpinion:
    locked(opinion.assessment)
    return SecondOpinion.objects.for_page().get(pk=opinion.pk)


@transaction.atomic
def give_opinion(*, opinion, level, not_in_role, comment, declared=(), by) -> Review:
    """A level with a reason. It counts from now on; the first one stays on the record."""
    opinion = _held(opinion)
    refuse_unless(may_give_opinion(by, opinion))
    if opinion.review:
        return opinion.review
    if opinion.ended_at:
        raise CannotAsk("You are not asked for this any more. Nothing was saved.")
    revision = opinion.confirmation.revision
    check_level(revision.statement, level, not_in_role)
    if (level is None and not not_in_role) or (not_in_role and not revision.not_in_role):
        raise WrongAnswer("Choose a level.")
    if not comment.strip():
        raise NothingSaid("Say why you choose this level.")
    are_declared = check(comment, declared=declared)
    review = _reviewed(opinion, level, not_in_role, comment, by)
    opinion.review = review
    opinion.save(update_fields=["review"])
    record("assessments.opinion_given", opinion, by=by, review=review.pk)
    if are_declared:
        record("words.declared", review, by=by)
    emails.opinion_given(opinion)
    return review


def _reviewed(opinion, level, not_in_role, comment, by) -> Review:
    assessment = opinion.assessment
    review = Review.objects.create(
        assessment=assessment, by=by, kind=Review.Kind.SECOND_OPINION, finished_at=now()
    )
    confirmation = Confirmation.objects.create(
        review=review,
        revision=opinion.confirmation.revision,
        subject_id=assessment.employment.user_id,
        by=by,
        level=level,
        not_in_role=not_in_role,
        comment=comment,
        registration=by.registration_on(today()),
        confirmed_on=today(),
    )
    count(assessment, [confirmation])
    return review


@transaction.atomic
def decline_opinion(*, opinion, by) -> SecondOpinion:
    """They can't look at it: the practitioner is told, and may ask another."""
    opinion = _held(opinion)
    refuse_unless(may_give_opinion(by, opinion))
    if opinion.is_open:
        _end(opinion, SecondOpinion.Ended.DECLINED, by=by)
        emails.opinion_ended(opinion)
    return opinion


@transaction.atomic
def take_opinion_back(*, opinion, by) -> SecondOpinion:
    opinion = _held(opinion)
    refuse_unless(may_take_opinion_back(by, opinion))
    if opinion.is_open:
        _end(opinion, SecondOpinion.Ended.TAKEN_BACK, by=by)
    return opinion


def _end(opinion, why, *, by) -> None:
    opinion.ended_at, opinion.ended_why = now(), why
    opinion.save(update_fields=["ended_at", "ended_why"])
    record("assessments.opinion_ended", opinion, by=by)


def end_opinions(found, *, why=SecondOpinion.Ended.LEFT, by=None) -> int:
    """Those that nobody will give any more: the practitioner is told, and may ask another."""
    found = list(found.for_page())
    for opinion in found:
        _end(opinion, why, by=by)
        if opinion.assessment.employment.holds_on(today()):
            emails.opinion_ended(opinion)
    return len(found)


def end_overtaken(assessment, confirmations) -> None:
    """Levels were confirmed anew: an opinion about what they were is asked for no more."""
    meanings = [one.revision.statement.meaning for one in confirmations]
    overtaken = SecondOpinion.objects.open().filter(
        confirmation__review__assessment__employment=assessment.employment_id,
        confirmation__review__assessment__profile__job_role=assessment.profile.job_role_id,
        confirmation__revision__statement__meaning__in=meanings,
    )
    end_opinions(overtaken, why=SecondOpinion.Ended.ANEW)
