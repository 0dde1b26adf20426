"""What the figures add up to is the sum of their rows, however the bookings are grouped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.people.models import Organisation
from portal.reports.uptake import BY, uptake
from skills.training.models import Booking
from tests.factories import OrganisationFactory
from tests.reports.test_training import SPAN, came, past

pytestmark = pytest.mark.django_db
COUNTS = ("places", "came", "partly", "missed", "cancelled", "waiting")
STATES = st.sampled_from(["confirmed", "attended", "partly", "missed"])
SECTORS = st.sampled_from(Organisation.Sector.values)


@given(st.lists(st.tuples(SECTORS, STATES), min_size=1, max_size=5), st.integers(1, 5))
def test_each_way_of_grouping_counts_every_booking_once(people, capacity):
    event = past(capacity=capacity)
    before = {by: _sums(by) for by in BY}
    for sector, state in people:
        came(event, OrganisationFactory(sector=sector), state)

    found = {by: _sums(by) for by in BY}

    assert len({tuple(sums.items()) for sums in found.values()}) == 1
    assert len({tuple(sums.items()) for sums in before.values()}) == 1
    new = {name: found["course"][name] - before["course"][name] for name in COUNTS}
    bookings = Booking.objects.filter(event=event)
    assert new["places"] == min(capacity, len(people)) == bookings.with_place().count()
    assert new["waiting"] == len(people) - new["places"]
    for name, state in (("came", "attended"), ("partly", "partly"), ("missed", "missed")):
        assert new[name] == bookings.filter(state=state).count()


def _sums(by):
    rows = uptake(*SPAN, by, sees_few=True)
    return {name: sum(getattr(row, name) for row in rows) for name in COUNTS}
