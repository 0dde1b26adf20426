"""People remind each other of what waits, at most once a week for each thing."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.people.asked import supervisors_of
from portal.people.models import Employment

from .. import emails
from ..due import is_to_send
from ..models import Nudge
from ..refusals import NoSupervisor, NothingWaits, RemindedLately
from ..rules import may_remind, may_remind_reviewer, may_review
from .locking import locked


@transaction.atomic
def remind_reviewer(*, assessment, by) -> Nudge:
    """The practitioner reminds whoever reviews their round today."""
    assessment = locked(assessment)
    refuse_unless(may_remind_reviewer(by, assessment))
    reviewers = [
        one for one in supervisors_of(assessment.employment) if may_review(one, assessment)
    ]
    if not reviewers:
        raise NoSupervisor(
            "Nobody is named as your supervisor. Ask your manager to put this right."
        )
    nudge = _nudge(Nudge.About.REVIEW, assessment, by)
    for reviewer in reviewers:
        emails.reminded_of_review(nudge, assessment, to=reviewer)
    return nudge


@transaction.atomic
def remind(*, employment, by) -> Nudge:
    """A supervisor reminds a person of answers that came back to them, or of a due round."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_remind(by, employment))
    if not is_to_send(employment):
        raise NothingWaits("They have nothing to send now.")
    nudge = _nudge(Nudge.About.ROUND, employment, by)
    emails.reminded_of_round(nudge, employment)
    return nudge


def _nudge(about, thing, by) -> Nudge:
    lately = Nudge.objects.of_the_week(about).filter(object_id=thing.pk).last()
    if lately:
        raise RemindedLately(lately.again_on)
    nudge = Nudge.objects.create(about=about, object_id=thing.pk, by=by, at=now())
    record("assessments.reminded", thing, by=by)
    return nudge
