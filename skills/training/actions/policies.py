from django.db import transaction

from portal.access import refuse_unless
from portal.dates import today
from portal.journal.actions import record

from ..models import AccessPolicy
from ..new_terms import tell_of
from ..refusals import CannotPlan, NothingSaid
from ..rules import may_set_policy


@transaction.atomic
def set_policy(*, starts, words, by, reason="", **terms) -> AccessPolicy:
    """What holds from `starts` on; `terms` are the fields of `AccessPolicy`. `by` is None for the
    starter. Whoever booked before keeps the terms that they booked on. A second click changes
    nothing."""
    if by is not None:
        refuse_unless(may_set_policy(by))
        if starts < today():
            raise CannotPlan("Choose today or a later day: what held before can’t be changed.")
        if not reason.strip():
            raise NothingSaid("Say why you change this.")
    wanted = {"starts": starts, "words": words, "reason": reason, "set_by": by, **terms}
    last = AccessPolicy.objects.in_force(starts)
    if last and all(getattr(last, name) == value for name, value in wanted.items()):
        return last
    policy = AccessPolicy.objects.create(**wanted)
    record("training.policy_set", policy, by=by)
    if by is not None:
        transaction.on_commit(lambda: tell_of.enqueue(policy.pk), robust=True)
    return policy
