from portal.dates import today
from portal.locked import AppendOnlyQuerySet


class AccessPolicyQuerySet(AppendOnlyQuerySet):
    def in_force(self, day=None):
        """The one that holds on the day, today unless told, or None: the last to begin, and of
        those that begin on one day the last to be written."""
        begun = self.filter(starts__lte=day or today())
        return begun.order_by("starts", "id").last()
