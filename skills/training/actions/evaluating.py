"""People are asked what a course did for them: before it, on the day, and three months later, when
their supervisor is asked too. The answer comes by a link, without signing in, and can be given
once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.links.actions import make, use, withdraw
from portal.links.models import Link
from portal.people.asked import supervisors_of
from portal.plain.finding import check

from ..emails import evaluating as emails
from ..emails import finished as told
from ..models import Completion, Evaluation
from ..refusals import NothingSaid
from .completing import finish

Kind = Evaluation.Kind
LINK = "training.evaluation"
LINK_DAYS = 28
BEFORE_DAYS = 3
LATER_MONTHS = 3


def due_on(booking, kind):
    """The day on which this is asked."""
    event = booking.event
    if kind == Kind.BEFORE:
        return event.begins.date() - timedelta(days=BEFORE_DAYS)
    if kind == Kind.ON_THE_DAY:
        return event.ends.date()
    return months_after(event.ends.date(), LATER_MONTHS)


@transaction.atomic
def ask(*, booking, kind) -> Evaluation | None:
    """Ask it, unless it was asked before. None where there is nobody to ask: somebody without an
    e-mail address, or without a supervisor. The portal asks by itself."""
    there = booking.evaluations.filter(kind=kind).first()
    if there:
        return there
    asked_of = _whom(booking, kind)
    if asked_of is None or not asked_of.email:
        return None
    found = Evaluation.objects.create(
        booking=booking, kind=kind, asked_of=asked_of, due_on=due_on(booking, kind), asked_at=now()
    )
    record("training.evaluation_asked", found, by=None, booking=booking.pk)
    _send(found)
    return found


@transaction.atomic
def ask_after_all(*, booking, kind) -> Evaluation | None:
    """Of somebody who came after all: asked anew where the link was taken back meanwhile."""
    found = ask(booking=booking, kind=kind)
    if found and not found.answered_at and not _is_open(found):
        _send(found, again=True)
    return found


@transaction.atomic
def ask_no_more(*, booking, by) -> int:
    """What was asked about a course and not answered is asked no more; how many."""
    asked = booking.evaluations.filter(answered_at__isnull=True)
    return sum(withdraw(purpose=LINK, object_id=one.pk, by=by) for one in asked)


def _is_open(evaluation) -> bool:
    return Link.objects.open().filter(purpose=LINK, object_id=evaluation.pk).exists()


def _send(found, *, again=False) -> None:
    link = make(
        purpose=LINK,
        object_id=found.pk,
        email=found.asked_of.email,
        days=LINK_DAYS,
        ask="Ask the training team",
        by=None,
    )
    until = today() + timedelta(days=LINK_DAYS)
    emails.evaluate(found, link.address, until=until, again=link.pk if again else 0)


def _whom(booking, kind):
    if kind != Kind.SUPERVISOR:
        return booking.user
    found = supervisors_of(booking.employment) if booking.employment_id else []
    return found[0] if found else None


@transaction.atomic
def answer(*, evaluation, link, sure=None, words="", seen="", declared=()) -> Evaluation:
    """What they say, once; the link is used up. The link is their word that it is they."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    if evaluation.answered_at:
        return evaluation
    if evaluation.kind == Kind.SUPERVISOR and not seen:
        raise NothingSaid("Choose what you have seen.")
    if evaluation.kind != Kind.SUPERVISOR and sure is None:
        raise NothingSaid("Choose how sure you feel.")
    check(words, declared=declared)
    evaluation.sure, evaluation.words, evaluation.seen = sure, words.strip(), seen
    evaluation.declared = " ".join(sorted(declared))
    evaluation.answered_at = now()
    evaluation.save()
    record("training.evaluated", evaluation, by=evaluation.asked_of)
    use(link)
    if evaluation.kind == Kind.ON_THE_DAY:
        _finish(evaluation)
    return evaluation


def _was_finished(booking) -> bool:
    """Is it on their record, or was it taken off again?"""
    day = timezone.localdate(booking.event.ends)
    same = Q(user=booking.user_id, course=booking.event.course_id, completed_on=day)
    return Completion.ever.filter(Q(booking=booking) | same).exists()


def _finish(evaluation) -> None:
    """Some courses count only once this is answered."""
    booking = evaluation.booking
    if booking.event.course.needs_evaluation and not _was_finished(booking):
        completion = finish(booking=booking, by=evaluation.asked_of)
        if completion:
            told(completion)
