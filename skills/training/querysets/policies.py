from portal.dates import today
from portal.locked import AppendOnlyQuerySet


class AccessPolicyQuerySet(AppendOnlyQuerySet):
    def in_force(self, day=None):
        """The one that holds on the day, today unless told: the last to begin, and of those that
        begin on one day the last to be written. Before the first of all, that one; None where there
        is none."""
        begun = self.filter(starts__lte=day or today()).order_by("starts", "id")
        return begun.last() or self.order_by("starts", "id").first()
