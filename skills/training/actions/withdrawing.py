from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record

from .. import emails
from ..models import Completion
from ..refusals import NothingSaid
from ..rules import may_record_completions


@transaction.atomic
def withdraw_completion(*, completion, why, by) -> Completion:
    """It was wrong, and counts nowhere from now on; its certificate says so. A second click changes
    nothing."""
    held = Completion.ever.select_for_update(of=("self",)).select_related("user", "course")
    completion = held.get(pk=completion.pk)
    refuse_unless(may_record_completions(by, completion.user))
    if completion.withdrawn_at:
        return completion
    if not why.strip():
        raise NothingSaid("Say why it is withdrawn. The person reads it.")
    withdraw(completion, why=why.strip(), by=by)
    emails.withdrawn(completion)
    return completion


def withdraw(completion, *, why, by) -> None:
    """Its booking lets go of it: somebody who came after all finishes the course anew."""
    completion.withdrawn_at, completion.withdrawn_by, completion.withdrawn_why = now(), by, why
    completion.booking = None
    completion.save(
        update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why", "booking"],
    )
    record("completion.withdrawn", completion, by=by)
