from datetime import date

from portal.dates import today
from portal.locked import AppendOnlyQuerySet

from .known import KNOWN


class SettingQuerySet(AppendOnlyQuerySet):
    def values_of(self, *names: str) -> list:
        """Today's value of each of the settings, in one question."""
        rows = self.filter(name__in=names, starts__lte=today()).order_by("starts", "id")
        set_ones = dict(rows.values_list("name", "value"))
        return [set_ones.get(name, KNOWN[name].starter) for name in names]

    def set_now(self, name: str):
        """For a subquery: what was set of it and holds today, nothing where the starter does."""
        rows = self.filter(name=name, starts__lte=today()).order_by("-starts", "-id")
        return rows.values("value")[:1]

    def value(self, name: str, on: date | None = None):
        """The value of the setting `name` on a day, today unless told; its starter value where
        none was set. KeyError for a name that is not known."""
        known = KNOWN[name]
        row = (
            self.filter(name=name, starts__lte=on or today())
            .order_by("starts", "id")
            .values_list("value", flat=True)
            .last()
        )
        return known.starter if row is None else row
