"""The nightly run: a row a day and step, safe to repeat, catching up."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from portal.changes.actions import cancel, make_planned, run_nightly
from portal.changes.asked import Away, Move
from portal.changes.models import Change, StepRun
from portal.changes.plan import Refused
from portal.dates import as_if, now, today
from portal.nightly import Step, all_steps
from portal.notices.models import Notice
from tests.at_once import at_once
from tests.changes.conftest import in_days
from tests.factories import JobRoleFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


class Recorder:
    """A step that writes down the days on which it ran, and breaks on some."""

    def __init__(self, breaks_on=()):
        self.days, self.breaks_on = [], set(breaks_on)

    def __call__(self, day):
        if day in self.breaks_on:
            raise ValueError("Words that may hold somebody’s data")
        self.days.append(day)
        return 2


def step(run, name="test.step", order=50):
    return Step(name=name, plain="A test", run=run, order=order)


def ran(day, name="test.step", outcome="done", ago=timedelta(days=1)):
    at = now() - ago
    finished = None if outcome == "running" else at
    return StepRun.objects.create(
        day=day, step=name, outcome=outcome, started_at=at, finished_at=finished
    )


def test_the_first_run_does_today_alone():
    recorder = Recorder()

    report = run_nightly(steps=[step(recorder)])

    assert recorder.days == [today()]
    row = report.rows[0]
    assert (row.outcome, row.count, row.fault) == ("done", 2, "")
    assert row.finished_at >= row.started_at


def test_what_is_done_is_not_done_again():
    recorder = Recorder()
    run_nightly(steps=[step(recorder)])

    report = run_nightly(steps=[step(recorder)])

    assert (recorder.days, report.rows) == ([today()], [])


def test_missed_nights_are_made_up_for_the_oldest_first():
    ran(in_days(-3))
    recorder = Recorder()

    run_nightly(steps=[step(recorder)])

    assert recorder.days == [in_days(-2), in_days(-1), today()]


def test_nights_too_long_ago_are_left_out_and_that_is_said():
    ran(in_days(-60))
    recorder = Recorder()

    report = run_nightly(steps=[step(recorder)])

    assert len(recorder.days) == 32
    assert report.left_out_before == in_days(-31)


def test_one_day_can_be_asked_for_alone():
    recorder = Recorder()

    run_nightly(day=in_days(-9), steps=[step(recorder)])

    assert recorder.days == [in_days(-9)]


def test_one_day_that_is_done_is_not_done_again_when_it_is_asked_for():
    recorder = Recorder()
    ran(today())

    report = run_nightly(day=today(), steps=[step(recorder)])

    assert (recorder.days, report.rows) == ([], [])


def test_a_step_that_fails_is_recorded_without_its_words_and_the_others_run():
    broken, other = Recorder([today()]), Recorder()

    report = run_nightly(steps=[step(broken), step(other, "test.other")])

    assert [row.fault for row in report.failed] == ["ValueError"]
    assert other.days == [today()]


def test_what_a_failing_step_wrote_is_taken_back():
    def half(day):
        UserFactory(name="Half written")
        raise ValueError

    run_nightly(steps=[step(half)])

    assert not UserFactory._meta.model.objects.filter(name="Half written").exists()


def test_a_failed_day_is_tried_again_after_later_ones_were_done():
    ran(in_days(-2), outcome="failed")
    ran(in_days(-1))
    recorder = Recorder()

    run_nightly(steps=[step(recorder)])

    assert recorder.days == [in_days(-2), today()]


def test_a_run_that_goes_on_is_left_alone():
    ran(today(), outcome="running", ago=timedelta(minutes=5))
    recorder = Recorder()

    assert run_nightly(steps=[step(recorder)]).rows == []
    assert recorder.days == []


def test_a_run_that_crashed_is_tried_again():
    ran(today(), outcome="running", ago=timedelta(hours=2))
    recorder = Recorder()

    run_nightly(steps=[step(recorder)])

    assert recorder.days == [today()]


def test_steps_run_in_their_order_on_each_day():
    days = []
    ran(in_days(-2), "test.late")
    ran(in_days(-2), "test.early")
    late = step(lambda day: days.append(("late", day)) or 1, "test.late", 90)
    early = step(lambda day: days.append(("early", day)) or 1, "test.early", 10)

    run_nightly(steps=[early, late])

    assert [name for name, _ in days] == ["early", "late"] * 2


@pytest.mark.concurrency
def test_two_runs_at_once_do_a_step_once(own_database):
    recorder = Recorder()

    at_once(
        lambda: run_nightly(steps=[step(recorder)]), lambda: run_nightly(steps=[step(recorder)])
    )

    assert recorder.days == [today()]


class TestCommand:
    def test_says_what_it_did_and_does_nothing_twice(self, capsys):
        call_command("nightly")
        first = capsys.readouterr().out
        call_command("nightly")

        assert "Changes in people’s jobs that are due: done, 0" in first
        assert capsys.readouterr().out == "Everything is done already.\n"

    def test_every_step_runs_on_the_story_and_again_for_the_same_day(self):
        call_command("nightly")
        told = Notice.objects.count()
        counts = {row.step: row.outcome for row in StepRun.objects.all()}
        StepRun.objects.all().delete()

        call_command("nightly")

        assert set(counts.values()) == {"done"}
        assert set(counts) == {one.name for one in all_steps()}
        assert Notice.objects.count() == told

    def test_says_that_days_are_left_out(self, monkeypatch, capsys):
        monkeypatch.setattr("portal.nightly._steps", {"test.step": step(Recorder())})
        ran(in_days(-33))

        call_command("nightly")

        assert "Days before" in capsys.readouterr().err

    def test_ends_with_an_error_when_a_step_failed(self, monkeypatch, capsys):
        monkeypatch.setattr("portal.nightly._steps", {"test.step": step(Recorder([today()]))})

        with pytest.raises(CommandError, match="1 of"):
            call_command("nightly", "--day", today().isoformat())

        assert "failed (ValueError)" in capsys.readouterr().out


class TestPlanned:
    @pytest.fixture
    def change(self, world, done):
        team = TeamFactory(organisation=world.team.organisation)
        return done(Move(world.employment, in_days(5), team, world.role))

    def test_is_made_on_its_day_and_not_before(self, world, change, administrator):
        assert make_planned(in_days(4)) == 0

        assert make_planned(in_days(5)) == 1
        change.refresh_from_db()
        assert (change.state, change.planned_by) == (Change.State.MADE, administrator)
        assert make_planned(in_days(5)) == 0

    def test_is_made_up_for_after_missed_nights(self, world, change):
        with as_if(now() + timedelta(days=9)):
            assert make_planned(today()) == 1

        assert world.employment.posts.order_by("id").last().starts == change.on_day

    def test_stays_planned_when_it_cannot_be_made_and_an_administrator_is_told_once(
        self, world, change, administrator
    ):
        world.employment.ends = in_days(2)
        world.employment.save()

        assert make_planned(in_days(5)) == make_planned(in_days(6)) == 0

        change.refresh_from_db()
        assert change.state == Change.State.PLANNED
        assert Notice.objects.filter(recipient=administrator).count() == 1

    def test_gives_way_to_another_of_its_kind(self, world, change, done):
        role = JobRoleFactory()

        newer = done(Move(world.employment, in_days(6), world.team, role))

        change.refresh_from_db()
        assert (change.state, newer.state) == ("cancelled", "planned")

    def test_can_be_cancelled(self, world, change, administrator):
        cancel(change=change, by=administrator)
        again = cancel(change=change, by=administrator)

        assert again.state == Change.State.CANCELLED
        assert make_planned(in_days(5)) == 0

    def test_is_not_cancelled_once_it_is_made(self, change, administrator):
        make_planned(in_days(5))

        with pytest.raises(Refused, match="made already"):
            cancel(change=change, by=administrator)

    def test_that_an_earlier_one_of_the_night_replaced_is_left(self, world, done, administrator):
        """Going away until a known day plans the return anew."""
        done(Away(world.employment, in_days(3), administrator, in_days(20)))
        old = Change.objects.create(
            kind="return",
            employment=world.employment,
            on_day=in_days(4),
            details={"hold": False},
            planned_at=now(),
        )

        made = make_planned(in_days(5))

        old.refresh_from_db()
        assert (made, old.state) == (1, "cancelled")
