from datetime import date

from portal.dates import today

from .known import KNOWN
from .models import Setting


def value(name: str, on: date | None = None):
    """The value of the setting `name` on a day, today unless told. KeyError for an unknown name."""
    known = KNOWN[name]
    row = (
        Setting.objects.filter(name=name, starts__lte=on or today())
        .order_by("starts", "id")
        .values_list("value", flat=True)
        .last()
    )
    return known.starter if row is None else row
