"""Money is in whole pence on every path, and what is summed up is the sum of its rows."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, today
from portal.people.models import Organisation
from skills.training import actions
from skills.training.actions import Mark
from skills.training.forms.policy import Pounds
from skills.training.last_year import last_year
from skills.training.models import AccessPolicy, Booking
from skills.training.rules import price_of
from skills.training.terms import money
from tests.factories import CourseFactory, EmploymentFactory, OrganisationFactory
from tests.training.planning import booked, coordinator, opened

PENCE = st.integers(0, 1_000_000)
SECTORS = Organisation.Sector.values


@given(PENCE)
def test_an_amount_comes_back_as_it_was_typed_to_the_penny(pence):
    typed = f"£{pence // 100:,}.{pence % 100:02}"

    kept = Pounds("Price").clean(typed)

    assert (kept, type(kept)) == (pence, int)
    assert Pounds("Price").clean(Pounds("Price").prepare_value(pence)) == pence
    assert Pounds("Price").clean(money(pence)) == pence


@given(
    prices=st.tuples(PENCE, PENCE, PENCE, PENCE),
    hours=st.decimals(0, 99, places=1),
    sector=st.sampled_from(SECTORS),
    free=st.sets(st.sampled_from(SECTORS)),
    flags=st.tuples(*[st.booleans()] * 4),
)
def test_a_price_is_one_of_the_policys_amounts_or_nothing(prices, hours, sector, free, flags):
    names = "half_day_pence full_day_pence missed_half_day_pence missed_full_day_pence".split()
    members, small_free, member, small = flags
    policy = AccessPolicy(
        free_sectors=sorted(free),
        members_only=members,
        small_income_free=small_free,
        **dict(zip(names, prices, strict=True)),
    )
    organisation = Organisation(sector=sector, consortium_member=member, small_income=small)
    course = SimpleNamespace(is_full_day=hours > 4)

    price = price_of(policy, course, organisation)

    assert {type(price.pence), type(price.missed_pence)} == {int}
    assert price.pence in (0, prices[1] if hours > 4 else prices[0])
    assert price.missed_pence in (0, prices[3] if hours > 4 else prices[2])
    assert not (small and price.missed_pence)


@pytest.mark.django_db
@given(pence=st.integers(1, 1_000_000), fee=PENCE)
def test_from_the_policy_to_the_waiver_no_penny_is_lost_and_the_sum_is_that_of_its_rows(pence, fee):
    AccessPolicy.objects.create(
        starts=today(),
        words="A fee.",
        free_sectors=[],
        full_day_pence=fee,
        missed_full_day_pence=pence,
    )
    event, by = opened(course=CourseFactory(hours=6), capacity=3), coordinator()
    jobs = [EmploymentFactory(organisation=OrganisationFactory(sector="police")) for _ in range(3)]
    for job in jobs:
        booked(event, job.user, job.organisation)
    with as_if(event.ends):
        marks = {one.pk: Mark(came=False) for one in event.bookings.all()}
        actions.note_attendance(date=event.dates.get(), marks=marks, by=by)
        closed = actions.close_event(event=event, by=by)
        waived = actions.waive(booking=closed[0], why="Illness.", by=by)
        year = last_year(AccessPolicy.objects.in_force())

    rows = list(Booking.objects.filter(event=event))
    assert [one.price_pence for one in rows] == [fee] * 3
    assert [one.charge_pence for one in rows] == [pence] * 3
    assert sum(one.owes_pence for one in rows) == 2 * pence
    assert waived.owes_pence == 0
    assert year.all.was.pence == sum(one.was.pence for one in year.sectors)
    assert year.all.would.pence == sum(one.would.pence for one in year.sectors)
    assert year.all.missed_was.pence == sum(one.missed_was.pence for one in year.sectors)
