"""The pages of cover and of the nightly run."""

from datetime import timedelta

from django.urls import reverse

from portal.changes.models import StepRun
from portal.dates import as_if, now, today
from portal.people.actions.absence import start_absence
from portal.people.models import Cover
from tests.changes.conftest import in_days
from tests.changes.test_pages import date_of, words
from tests.changes.test_running import ran
from tests.factories import someone_with


class TestCover:
    def where(self, person):
        return reverse("changes:cover", args=[person.uuid])

    def test_is_set_in_two_clicks(self, browse, world):
        client = browse(world.manager)
        form = client.get(self.where(world.manager)).context["form"]
        data = {"suggested": form["suggested"].value(), "covering": ""}
        data |= date_of("starts", form["starts"].value()) | date_of("last", form["last"].value())

        answer = client.post(self.where(world.manager), data, follow=True)

        assert "Both are told" in words(answer)
        assert Cover.objects.get().covering == world.qualified

    def test_by_somebody_else_who_is_typed(self, browse, world, colleague):
        client = browse(world.manager)
        data = {"suggested": "", "covering": colleague.email}
        data |= date_of("starts", today()) | date_of("last", in_days(3))

        client.post(self.where(world.manager), data)

        assert Cover.objects.get().covering == colleague

    def test_without_anybody_asks_who(self, browse, world):
        data = {"suggested": "", "covering": ""}
        data |= date_of("starts", today()) | date_of("last", in_days(3))

        answer = browse(world.manager).post(self.where(world.manager), data)

        assert "Choose who covers." in words(answer)

    def test_on_wrong_days_says_so_at_the_day(self, browse, world):
        data = {"suggested": str(world.qualified.uuid), "covering": ""}
        data |= date_of("starts", today()) | date_of("last", in_days(-3))

        answer = browse(world.manager).post(self.where(world.manager), data)

        assert answer.context["form"].errors["last"]

    def test_can_be_ended_and_a_second_time_says_so(self, browse, world, colleague):
        client = browse(world.manager)
        data = {"suggested": "", "covering": colleague.email}
        data |= date_of("starts", today()) | date_of("last", in_days(3))
        client.post(self.where(world.manager), data)
        end = reverse("changes:end_cover", args=[world.manager.uuid])
        cover = Cover.objects.get()

        first = client.post(end, {"cover": cover.pk}, follow=True)
        second = client.post(end, {"cover": cover.pk}, follow=True)

        assert "The cover has ended" in words(first)
        assert "has ended already" in words(second)


def test_no_cover_shows_red_to_who_answers_for_the_place(browse, world):
    by = someone_with("service_manager", organisation=world.team.organisation)
    start_absence(employment=world.manager.employments.get(), starts=today(), by=by)

    answer = browse(by).get("/my/")

    assert f"No cover for {world.manager}." in words(answer)
    assert "app-late" in words(answer)


class TestNightly:
    where = "/people/nightly/"

    def test_that_never_ran_is_missing(self, clerk):
        assert "It has not run yet" in words(clerk.get(self.where))

    def test_that_ran_shows_when_how_long_and_what(self, clerk):
        ran(today(), "changes.planned")

        answer = words(clerk.get(self.where))

        assert "All is done" in answer
        assert "Less than a second" in answer

    def test_that_missed_a_night_is_red(self, clerk):
        ran(in_days(-2), "changes.planned")

        assert "Last night’s run is missing" in words(clerk.get(self.where))

    def test_before_the_morning_waits_for_the_night(self, clerk):
        ran(in_days(-1), "changes.planned")
        at_two = now().replace(hour=2)

        with as_if(at_two):
            assert "missing" not in words(clerk.get(self.where))

    def test_shows_what_failed(self, clerk):
        row = ran(today(), "changes.planned", outcome="failed")
        StepRun.objects.filter(pk=row.pk).update(fault="ValueError")

        answer = words(clerk.get(self.where))

        assert "1 step failed" in answer
        assert "ValueError" in answer

    def test_shows_what_runs(self, clerk):
        ran(today(), "changes.planned", outcome="running", ago=timedelta(minutes=1))

        assert "Running" in words(clerk.get(self.where))
