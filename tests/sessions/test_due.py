"""When the next session is due, and which day is offered for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bank_holidays import name_of
from portal.dates import today
from portal.people.clocks import Clocks
from portal.people.models import Absence
from supervision.sessions.actions import note_short
from supervision.sessions.days_off import first_day_on
from supervision.sessions.due import Due
from supervision.sessions.models import Agreement, Session
from supervision.sessions.together import one_line_ends, put_together

pytestmark = pytest.mark.django_db
SATURDAY = date(2026, 12, 5)


@pytest.fixture
def nothing_before(world):
    """Somebody of the team with whom nothing was held yet."""
    return next(
        one
        for one in world.team
        if not Session.objects.for_employment(one).exists()
        and not Agreement.objects.filter(employment=one).exists()
    )


def test_before_the_first_session_none_is_late_and_the_next_working_day_is_offered(nothing_before):
    due = Due([nothing_before])

    assert due.by(nothing_before) is None
    assert not due.is_late(nothing_before)
    assert today() < due.proposed(nothing_before) <= today() + timedelta(days=3)


def test_the_next_is_due_as_the_agreement_says(world):
    session = world.held()

    due = Due([world.employment])

    assert due.last(world.employment) == session.happens_on
    days = due.by(world.employment) - session.happens_on
    assert days >= timedelta(days=due.every_days(world.employment))
    assert due.by(world.employment).weekday() < 5


def test_what_is_long_over_is_late_and_offered_soon(world, nothing_before):
    session = world.held(employments=[nothing_before])
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - timedelta(days=90))

    due = Due([nothing_before])

    assert due.is_late(nothing_before)
    assert due.proposed(nothing_before) > today()


def test_a_short_conversation_is_no_session(world, nothing_before):
    note_short(employment=nothing_before, by=world.supervisor)

    assert Due([nothing_before]).last(nothing_before) is None


def test_a_weekend_and_days_away_are_left_out(world):
    monday = SATURDAY + timedelta(days=2)
    Absence.objects.create(
        employment=world.employment,
        starts=monday,
        ends=monday + timedelta(days=2),
        recorded_by=world.supervisor,
    )
    clocks = Clocks([world.employment.pk])

    found = first_day_on(SATURDAY, name_of, clocks, world.employment.pk)
    assert found == monday + timedelta(days=2)


def test_a_bank_holiday_is_left_out(world):
    christmas = date(2026, 12, 25)
    clocks = Clocks([world.employment.pk])

    found = first_day_on(christmas, name_of, clocks, world.employment.pk)

    assert found == date(2026, 12, 29)


@given(st.text(), st.text())
def test_of_two_texts_put_together_neither_is_lost(kept, typed):
    both = put_together(kept, typed)

    assert one_line_ends(kept).strip() in both
    assert one_line_ends(typed).strip() in both
