"""Clocks that stop while somebody is away."""

from portal.dates import today
from portal.people.clocks import Clocks
from portal.people.models import Absence
from tests.changes.conftest import in_days


class TestClocks:
    def spans(self, world, *spans):
        for starts, ends in spans:
            Absence.objects.create(
                employment=world.employment,
                starts=in_days(starts),
                ends=None if ends is None else in_days(ends),
                recorded_by=world.manager,
            )

    def test_count_each_day_away_once(self, world):
        self.spans(world, (-10, -5), (-7, -3), (5, 9))
        clock = Clocks([world.employment])

        assert clock.days_away(world.employment.pk, in_days(-20), today()) == 7
        assert clock.days_away(world.employment.pk, in_days(-8), in_days(6)) == 6

    def test_of_an_open_absence_stand_still_today(self, world):
        self.spans(world, (-10, None))
        clock = Clocks([world.employment])

        assert clock.days_away(world.employment.pk, in_days(-20), in_days(50)) == 11

    def test_working_days_leave_out_days_away(self, world):
        self.spans(world, (-14, None))
        clock = Clocks([world.employment])

        due = clock.working_days_after(world.employment.pk, in_days(-14), 3)

        assert due > today()

    def test_months_go_on_by_the_days_away(self, world):
        clocks = Clocks([world.employment])
        before = clocks.months_after(world.employment.pk, in_days(-200), 12)
        self.spans(world, (-100, -70), (200, 210))

        later = Clocks([world.employment]).months_after(world.employment.pk, in_days(-200), 12)

        assert (later - before).days == 30

    def test_tell_who_is_away(self, world):
        self.spans(world, (-1, 1))
        clocks = Clocks([world.employment])

        assert clocks.is_away(world.employment.pk, today())
        assert not clocks.is_away(world.employment.pk, in_days(1))
