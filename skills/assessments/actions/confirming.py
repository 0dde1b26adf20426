"""What a colleague does who was asked to confirm an area: levels as the supervisor notes them, by
`save_mark`, and then their word."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.people.rules import is_same_person

from ..emails import others as emails
from ..models import Confirmer
from ..rules import may_confirm
from .confirmers import held
from .reviewing import whole_marks


@transaction.atomic
def finish_confirming(*, confirmer, by) -> Confirmer:
    """They are done with the area. Their levels count when the supervisor finishes the review."""
    confirmer = held(confirmer)
    assessment = confirmer.assessment
    is_asked = confirmer.user is not None and is_same_person(by, confirmer.user)
    if confirmer.done_at and confirmer.ended_at is None and is_asked:
        return confirmer
    refuse_unless(may_confirm(by, assessment, confirmer.domain_id))
    in_area = assessment.revisions.standing().filter(statement__domain=confirmer.domain_id)
    whole_marks(assessment, list(in_area.select_related("statement")), by)
    confirmer.done_at = now()
    confirmer.save(update_fields=["done_at"])
    record("assessments.area_confirmed", confirmer, by=by, assessment=assessment.pk)
    emails.area_confirmed(confirmer)
    return confirmer
