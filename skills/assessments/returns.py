"""What went back the last time, and how it came again: both sides read the same."""

from dataclasses import dataclass

from django.db.models import F, Max

from .models import AnswerRevision, Return


@dataclass(frozen=True)
class CameAgain:
    """The answers that went back the last time, once they were sent again: those that were changed
    since, and those that stayed as they were."""

    changed: list
    kept: list

    @classmethod
    def among(cls, assessment, lines):
        """The same, of the lines of a round as its reviewer reads it."""
        back = [line for line in lines if line.returned]
        if not back or assessment.is_draft:
            return None
        last = max(line.returned.returned_at for line in back)
        back = [line for line in back if line.returned.returned_at == last]
        return cls(
            changed=[line.statement for line in back if line.is_new_since_return],
            kept=[line.statement for line in back if not line.is_new_since_return],
        )

    @classmethod
    def of(cls, assessment):
        """None where nothing went back, or where it has not come again."""
        returns = Return.objects.filter(revision__assessment=assessment)
        last = returns.aggregate(at=Max("returned_at"))["at"]
        if last is None or assessment.is_draft:
            return None
        standing = assessment.revisions.standing().select_related("statement__domain")
        back = AnswerRevision.objects.filter(returns__returned_at=last, assessment=assessment)
        numbers = dict(back.values_list("statement", "number"))
        found = standing.filter(statement__in=numbers).order_by(
            F("statement__domain__position"), F("statement__position")
        )
        return cls(
            changed=[one.statement for one in found if one.number > numbers[one.statement_id]],
            kept=[one.statement for one in found if one.number == numbers[one.statement_id]],
        )
