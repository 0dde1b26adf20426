"""A course that is done online in one's own time: begun, and finished on one's own word."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.querysets import is_person
from portal.plain.finding import check

from .. import emails
from ..models import Completion, Enrolment
from ..refusals import CannotFinish, NothingSaid
from ..rules.completions import may_do_online
from .completing import NotYetFinished, write
from .holding import hold


@transaction.atomic
def begin_online(*, course, by) -> Enrolment:
    """Note that they begin. A second click changes nothing."""
    hold(by)
    refuse_unless(may_do_online(by, course))
    there = _open(by, course)
    if there:
        return there
    enrolment = Enrolment.objects.create(user=by, course=course, begun_at=now())
    record("training.online_begun", enrolment, by=by, course=course.pk)
    return enrolment


@transaction.atomic
def finish_online(*, course, completed_on, sure=None, words="", declared=(), by) -> Completion:
    """They say that they finished it on that day, and it counts as the course says. The same day
    again changes nothing."""
    hold(by)
    refuse_unless(may_do_online(by, course))
    if completed_on > today():
        raise NotYetFinished("Enter the day that you finished. It can’t be in the future.")
    own = Completion.ever.filter(is_person(by), course=course, completed_on=completed_on)
    there = own.filter(withdrawn_at__isnull=True).first()
    if there:
        return there
    if own.exists():
        raise CannotFinish("The training team took this day off your record. Ask them about it.")
    if course.needs_evaluation and sure is None:
        raise NothingSaid("Choose how sure you feel.")
    check(words, declared=declared)
    completion = write(
        user=by,
        course=course,
        completed_on=completed_on,
        source=Completion.Source.ELEARNING,
        by=by,
    )
    _close(by, course, completion, sure, words.strip())
    emails.finished(completion)
    return completion


def _close(by, course, completion, sure, words) -> None:
    """The one that they began, or one made now for whoever went straight to the course."""
    enrolment = _open(by, course) or Enrolment(user=by, course=course, begun_at=now())
    enrolment.finished_at, enrolment.completion = now(), completion
    enrolment.sure, enrolment.words = sure, words
    enrolment.save()
    record("training.online_finished", enrolment, by=by, completion=completion.pk)


def _open(by, course) -> Enrolment | None:
    found = Enrolment.objects.filter(is_person(by), course=course, finished_at__isnull=True)
    return found.first()
