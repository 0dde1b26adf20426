from portal.locked import AppendOnlyQuerySet


class SampleQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer):
        """Whoever drew it."""
        return self.filter(by=viewer)
