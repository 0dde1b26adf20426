"""Leave stops the clocks and tells nobody why; the return starts them again."""

from datetime import timedelta

import pytest

from portal.changes.actions import make_planned
from portal.changes.asked import Away, Return, asked_of
from portal.changes.models import Change
from portal.changes.plans import plan_for
from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions.absence import set_cover
from portal.people.models import Cover
from skills.assessments.due import next_round_due
from supervision.readiness.actions import pause
from supervision.readiness.models import Authorisation, Standing
from tests.changes.conftest import in_days, said
from tests.readiness.test_holding import hold


@pytest.fixture
def away(world, administrator):
    return Away(world.employment, today(), administrator)


@pytest.fixture
def back(world):
    return Return(world.employment, today())


def gone(world, done, administrator, days=30):
    """Away since so many days ago."""
    done(Away(world.employment, in_days(-days), administrator))


def test_an_absence_is_on_the_record(world, away, done, administrator):
    done(away)

    absence = world.employment.absences.get()
    assert (absence.starts, absence.ends, absence.recorded_by) == (today(), None, administrator)


def test_what_they_hold_reads_not_available_as_in_any_other_pause(world, away, done):
    held = hold(world)

    done(away)

    assert Authorisation.objects.get(pk=held.pk).standing_on() == Standing.NOT_AVAILABLE


def test_nobody_is_told_that_somebody_is_away(world, away, done):
    before = Notice.objects.count()

    done(away)

    assert Notice.objects.count() == before


def test_people_without_cover_are_counted(world, administrator, colleague, done):
    asked = Away(world.manager.employments.get(), today(), administrator)
    before = said(plan_for(asked))

    set_cover(
        absent=world.manager,
        covering=colleague,
        starts=today(),
        ends=in_days(9),
        by=world.manager,
    )

    assert "1 person has nobody to go to" in before
    assert f"{colleague} covers for them until" in said(plan_for(asked))


def test_somebody_who_is_back_on_a_known_day_comes_back_by_themselves(world, administrator, done):
    held = hold(world)

    done(Away(world.employment, in_days(-9), administrator, back=in_days(1)))
    planned = Change.objects.get(kind="return")
    made = make_planned(in_days(1))

    assert (planned.state, planned.on_day, made) == (Change.State.PLANNED, in_days(1), 1)
    assert Authorisation.objects.get(pk=held.pk).is_current(in_days(1))


def test_after_half_a_year_a_manager_looks_first(world, administrator, done):
    done(Away(world.employment, in_days(-200), administrator, back=in_days(5)))

    assert Change.objects.get(kind="return").details == {"hold": True}


def test_an_absence_that_is_over_plans_no_return(world, administrator, done):
    done(Away(world.employment, in_days(-20), administrator, back=in_days(-5)))

    assert not Change.objects.filter(kind="return").exists()


@pytest.mark.parametrize(
    ("day", "back", "says"),
    [
        (0, 0, "comes after the first day away"),
        (3, None, "away on some of these days already"),
        (3, 9, "away on some of these days already"),
        (-40, None, "away on some of these days already"),
    ],
)
def test_days_that_cannot_be(world, administrator, done, day, back, says):
    done(Away(world.employment, in_days(-5), administrator, back=in_days(9)))
    asked = Away(
        world.employment, in_days(day), administrator, None if back is None else in_days(back)
    )

    assert says in said(plan_for(asked))


def test_a_planned_absence_reads_back_as_it_was_asked(world, administrator, done):
    asked = Away(world.employment, in_days(4), administrator, back=in_days(8))

    assert asked_of(done(asked)) == asked


class TestReturn:
    def test_ends_the_absence(self, world, administrator, back, done):
        gone(world, done, administrator)

        done(back)

        assert world.employment.absences.get().ends == today()

    def test_what_they_held_holds_again(self, world, administrator, back, done):
        held = hold(world, days=60)
        gone(world, done, administrator)

        done(back)

        assert Authorisation.objects.get(pk=held.pk).is_current()

    def test_a_pause_that_a_person_decided_stays(self, world, administrator, back, done):
        held = hold(world, days=60)
        pause(authorisation=held, rule="P4", by=world.manager)
        gone(world, done, administrator)

        done(back)

        assert not Authorisation.objects.get(pk=held.pk).is_current()

    def test_held_back_until_a_manager_has_agreed_it(self, world, administrator, done):
        held = hold(world, days=60)
        gone(world, done, administrator)

        done(Return(world.employment, today(), hold=True))
        still = Authorisation.objects.get(pk=held.pk).is_current()
        told = Notice.objects.get(recipient=world.manager, key__startswith="start_again")
        done(Return(world.employment, today()))

        assert (still, bool(told.url)) == (False, True)
        assert Authorisation.objects.get(pk=held.pk).is_current()

    def test_held_back_with_nothing_to_hold_tells_nobody(self, world, administrator, done):
        gone(world, done, administrator)
        before = Notice.objects.count()

        done(Return(world.employment, today(), hold=True))

        assert Notice.objects.count() == before

    def test_cover_ends(self, world, administrator, colleague, done):
        job = world.manager.employments.get()
        done(Away(job, in_days(-3), administrator))
        set_cover(
            absent=world.manager,
            covering=colleague,
            starts=in_days(-3),
            ends=in_days(9),
            by=administrator,
        )

        done(Return(job, today()))

        assert Cover.objects.get().ends == today()

    def test_the_next_round_is_due_later_by_the_days_away(self, world, administrator, done):
        world.confirm({})
        before = next_round_due(world.employment)
        gone(world, done, administrator, days=30)

        done(Return(world.employment, today()))

        # The review of today comes after the days away: they don't count for it.
        assert next_round_due(world.employment) == before

    def test_a_planned_return_gives_way(self, world, administrator, done):
        done(Away(world.employment, in_days(-9), administrator, back=in_days(9)))

        done(Return(world.employment, today()))

        assert list(
            Change.objects.filter(kind="return").order_by("id").values_list("state", flat=True)
        ) == ["cancelled", "made"]

    @pytest.mark.parametrize("hold", [True, False])
    def test_of_somebody_who_is_here_changes_nothing(self, world, hold):
        assert "nothing to change" in said(plan_for(Return(world.employment, today(), hold)))

    def test_later_of_somebody_who_is_here(self, world):
        assert "not away on that day" in said(plan_for(Return(world.employment, in_days(3))))

    def test_planned_reads_back_as_it_was_asked(self, world, administrator, done):
        gone(world, done, administrator)
        asked = Return(world.employment, in_days(3), hold=True)

        assert asked_of(done(asked)) == asked


def test_the_plan_of_a_return_says_when_the_next_round_is_due(world, administrator, done):
    world.confirm({})
    done(Away(world.employment, today(), administrator))
    asked = Return(world.employment, today() + timedelta(days=1))

    assert "next self-assessment is due by" in said(plan_for(asked))
