"""The pages of cover and of the nightly run."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.changes.models import StepRun
from portal.dates import as_if, now, today
from portal.home.templatetags.portal import longdate
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

    def test_that_is_set_is_shown_to_its_last_day(self, browse, world, colleague):
        client = browse(world.manager)
        data = {"suggested": "", "covering": colleague.email}
        data |= date_of("starts", today()) | date_of("last", in_days(3))

        answer = client.post(self.where(world.manager), data, follow=True)

        assert f"to {longdate(in_days(3))}" in words(answer)

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


class TestNoCover:
    @pytest.fixture
    def answering(self, world):
        """Who answers for the place, where a supervisor is away and nobody covers."""
        by = someone_with("service_manager", organisation=world.team.organisation)
        start_absence(employment=world.manager.employments.get(), starts=today(), by=by)
        return by

    def places(self, world):
        return [
            "/my/",
            reverse("people:people"),
            reverse("people:team", args=[world.team.uuid]),
            reverse("people:person", args=[world.manager.uuid]),
            reverse("people:person", args=[world.person.uuid]),
        ]

    def test_shows_red_wherever_the_one_who_answers_looks(self, browse, world, answering):
        client = browse(answering)

        for place in self.places(world):
            answer = words(client.get(place))
            assert f"No cover for {world.manager}." in answer, place
            assert "app-late" in answer, place

    def test_shows_nowhere_else(self, browse, world, answering):
        other = reverse("people:person", args=[world.qualified.uuid])

        assert "No cover for" not in words(browse(answering).get(other))

    def test_is_not_told_to_colleagues(self, browse, world, answering):
        client = browse(world.qualified)

        for place in self.places(world):
            assert "No cover for" not in words(client.get(place)), place


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
