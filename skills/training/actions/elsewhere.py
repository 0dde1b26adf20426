"""What somebody learnt with another organisation counts, once the training team looked at it."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.plain.finding import check

from .. import emails
from ..models import CertificateFile, Completion, Elsewhere
from ..refusals import CannotChange, CountsAlready, NothingSaid
from ..rules import may_record_completions
from .completing import NotYetFinished, write
from .holding import hold


@transaction.atomic
def ask_elsewhere(
    *, course, title, provider, finished_on, accepted, words="", declared=(), by
) -> Elsewhere:
    """Ask the training team to count it. `accepted` is the certificate, checked
    (`portal.files.checks.accept`)."""
    hold(by)
    if finished_on > today():
        raise NotYetFinished("Enter the day that you finished. It can’t be in the future.")
    if Elsewhere.objects.waiting().filter(user=by, course=course).exists():
        raise CountsAlready("You sent a certificate for this course, and it waits to be checked.")
    if Completion.objects.filter(user=by, course=course, completed_on=finished_on).exists():
        raise CountsAlready("This course is on your record for that day already.")
    check(words, declared=declared)
    elsewhere = Elsewhere.objects.create(
        user=by,
        course=course,
        title=title.strip(),
        provider=provider.strip(),
        finished_on=finished_on,
        words=words.strip(),
        asked_at=now(),
    )
    CertificateFile.objects.create(
        elsewhere=elsewhere, added_by=by, added_at=now(), **accepted.fields
    )
    record("elsewhere.asked", elsewhere, by=by, course=course.pk)
    return elsewhere


@transaction.atomic
def answer_elsewhere(*, elsewhere, agreed: bool, why="", declared=(), by) -> Elsewhere:
    """It counts as the course itself, or it does not and why. A second click changes nothing."""
    held = Elsewhere.objects.select_for_update(of=("self",)).select_related("user", "course")
    elsewhere = held.get(pk=elsewhere.pk)
    refuse_unless(may_record_completions(by, elsewhere.user))
    wanted = Elsewhere.State.AGREED if agreed else Elsewhere.State.REFUSED
    if elsewhere.state == wanted:
        return elsewhere
    if elsewhere.state != Elsewhere.State.WAITING:
        raise CannotChange("It is answered already.")
    if not agreed and not why.strip():
        raise NothingSaid("Say why it does not count, so that they know what to do.")
    check(why, declared=declared)
    elsewhere.state, elsewhere.why = wanted, why.strip()
    elsewhere.answered_by, elsewhere.answered_at = by, now()
    elsewhere.completion = _completion(elsewhere, by) if agreed else None
    elsewhere.save(update_fields=["state", "why", "answered_by", "answered_at", "completion"])
    record("elsewhere.answered", elsewhere, by=by, agreed=agreed)
    emails.elsewhere_answered(elsewhere)
    return elsewhere


def _completion(elsewhere, by) -> Completion:
    return write(
        user=elsewhere.user,
        course=elsewhere.course,
        completed_on=elsewhere.finished_on,
        source=Completion.Source.ELSEWHERE,
        by=by,
    )
