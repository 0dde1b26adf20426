"""What people see: the form, what will happen, and what was done."""

import pytest
from django.urls import reverse

from portal.changes.models import Change
from portal.dates import today
from portal.people.actions.absence import start_absence
from portal.people.models import User
from tests.changes.conftest import in_days
from tests.factories import (
    PostFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)


def date_of(name, day) -> dict:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def address(world, kind):
    return reverse("changes:change", args=[world.employment.uuid, kind])


def move_to(world, team) -> dict:
    return {"team": team.pk, "job_role": world.role.pk, "supervisor": ""} | date_of("day", today())


def words(answer) -> str:
    return answer.content.decode()


class TestMove:
    def test_is_shown_before_it_is_made(self, clerk, world, team):
        shown = clerk.post(address(world, "move"), move_to(world, team))

        assert "Nothing has changed yet" in words(shown)
        assert f"in {team}" in words(shown)
        assert world.employment.posts.count() == 1

    def test_is_made_as_it_was_shown(self, clerk, world, team):
        shown = clerk.post(address(world, "move"), move_to(world, team))
        seen = {"seen": shown.context["plan"].digest}

        answer = clerk.post(address(world, "move"), move_to(world, team) | seen, follow=True)

        assert "moves." in words(answer)
        assert world.employment.posts.current().get().team == team

    def test_is_shown_again_when_something_changed(self, clerk, world, team):
        shown = clerk.post(address(world, "move"), move_to(world, team))
        world.open()

        again = clerk.post(
            address(world, "move"),
            move_to(world, team) | {"seen": shown.context["plan"].digest + "x"},
        )

        assert "Something changed since you looked" in words(again)
        assert world.employment.posts.count() == 1

    def test_can_be_changed_after_it_was_shown(self, clerk, world, team):
        data = move_to(world, team)

        form = clerk.post(address(world, "move"), data | {"seen": "x", "back": "1"})

        assert "Nothing has changed yet" not in words(form)
        assert form.context["form"]["team"].value() == str(team.pk)

    def test_that_cannot_be_says_why_and_keeps_what_was_typed(self, clerk, world):
        data = move_to(world, world.team)

        answer = clerk.post(address(world, "move"), data)

        assert "in that team and job already" in words(answer)
        assert answer.context["form"]["team"].value() == str(world.team.pk)

    def test_that_became_impossible_says_why(self, clerk, world, team):
        shown = clerk.post(address(world, "move"), move_to(world, team))
        team.closed_on = today()
        team.save()

        answer = clerk.post(
            address(world, "move"),
            move_to(world, team) | {"seen": shown.context["plan"].digest},
        )

        assert world.employment.posts.count() == 1
        assert answer.status_code == 200

    def test_without_a_day_asks_for_one(self, clerk, world, team):
        data = move_to(world, team) | {"day_day": "", "day_month": "", "day_year": ""}

        assert "Enter a date, like 3 12 2026." in words(clerk.post(address(world, "move"), data))


def test_what_is_planned_can_be_cancelled_once(clerk, world, team):
    data = move_to(world, team) | date_of("day", in_days(20))
    shown = clerk.post(address(world, "move"), data)
    clerk.post(address(world, "move"), data | {"seen": shown.context["plan"].digest})
    planned = Change.objects.get()
    job = clerk.get(reverse("changes:job", args=[world.employment.uuid]))

    answer = clerk.post(reverse("changes:cancel", args=[planned.uuid]), follow=True)

    assert "Planned" in words(job)
    assert "Nothing changes on that day" in words(answer)


def test_what_was_made_is_not_cancelled(clerk, world, team):
    data = move_to(world, team)
    shown = clerk.post(address(world, "move"), data)
    clerk.post(address(world, "move"), data | {"seen": shown.context["plan"].digest})

    answer = clerk.post(reverse("changes:cancel", args=[Change.objects.get().uuid]), follow=True)

    assert "has been made already" in words(answer)


def test_a_job_that_ended_offers_nothing(clerk, world):
    world.employment.ends = today()
    world.employment.save()

    answer = clerk.get(reverse("changes:job", args=[world.employment.uuid]))

    assert "This job has ended" in words(answer)


def test_somebody_who_is_away_can_come_back(clerk, world):
    start_absence(employment=world.employment, starts=today(), by=world.manager)

    answer = clerk.get(reverse("changes:job", args=[world.employment.uuid]))

    assert "Back at work" in words(answer)
    assert "Away for a time" not in words(answer)


class TestLeave:
    def test_asks_who_takes_over(self, clerk, world, colleague):
        SupervisionLineFactory(
            employment=PostFactory(employment__organisation=world.team.organisation).employment,
            supervisor=world.manager,
        )
        job = world.manager.employments.get()
        where = reverse("changes:change", args=[job.uuid, "leave"])
        line = world.employment.supervision_lines.get()
        data = date_of("last_day", in_days(-1)) | {
            "successor": world.qualified.email,
            f"line_{line.pk}": colleague.email,
        }

        form = clerk.get(where)
        shown = clerk.post(where, data)

        assert "Somebody else for some of them" in words(form)
        assert f"{colleague} becomes the line manager of {world.person}" in words(shown)

    def test_of_one_with_nobody_asks_for_the_day_alone(self, clerk, world):
        form = clerk.get(address(world, "leave")).context["form"]

        assert list(form.fields) == ["last_day"]


@pytest.mark.parametrize("kind", ["away", "return", "supervisor", "move", "leave"])
def test_each_form_opens(clerk, world, kind):
    assert clerk.get(address(world, kind)).status_code == 200


def test_away_and_back_by_the_pages(clerk, world):
    data = date_of("day", today()) | {"back_day": "", "back_month": "", "back_year": ""}
    shown = clerk.post(address(world, "away"), data)
    clerk.post(address(world, "away"), data | {"seen": shown.context["plan"].digest})
    away = world.employment.absences.get()

    shown = clerk.post(address(world, "return"), date_of("day", today()))
    clerk.post(
        address(world, "return"),
        date_of("day", today()) | {"seen": shown.context["plan"].digest},
    )

    away.refresh_from_db()
    assert away.ends == today()


def test_another_supervisor_by_the_page(clerk, world, colleague):
    data = date_of("day", today()) | {"line": "line", "supervisor": colleague.email}

    shown = clerk.post(address(world, "supervisor"), data)
    clerk.post(address(world, "supervisor"), data | {"seen": shown.context["plan"].digest})

    assert world.employment.supervision_lines.current().get().supervisor == colleague


class TestAdd:
    where = "/people/add/"

    def data(self, world):
        return {
            "name": "Ada Lovelace",
            "email": "ADA@council.example",
            "team": world.team.pk,
            "job_role": world.role.pk,
            "kind_of_job": "employed",
        } | date_of("day", today())

    def test_somebody_new(self, clerk, world):
        shown = clerk.post(self.where, self.data(world))

        clerk.post(self.where, self.data(world) | {"seen": shown.context["plan"].digest})

        assert User.objects.get(email="ada@council.example").employments.count() == 1

    def test_an_address_that_differs_in_case_alone_is_taken(self, clerk, world):
        UserFactory(name="Ada King", email="ada@council.example")

        assert "Ada King" in words(clerk.post(self.where, self.data(world)))

    def test_another_job_for_somebody_who_is_here(self, clerk, world):
        person = UserFactory()
        where = f"{self.where}?person={person.uuid}"
        form = clerk.get(where)
        shown = clerk.post(where, self.data(world))

        clerk.post(where, self.data(world) | {"seen": shown.context["plan"].digest})

        assert "name" not in form.context["form"].fields
        assert person.employments.count() == 1

    @pytest.mark.parametrize("person", ["nobody", "00000000-0000-0000-0000-000000000000"])
    def test_of_somebody_who_is_not_there_is_not_found(self, clerk, person):
        assert clerk.get(f"{self.where}?person={person}").status_code in (400, 404)

    def test_a_service_manager_sees_their_own_teams_alone(self, browse, world):
        other = TeamFactory(organisation=world.team.organisation)
        by = someone_with("service_manager", organisation=world.team.organisation, team=world.team)

        choices = browse(by).get(self.where).context["form"].fields["team"].choices

        assert str(world.team.pk) in str(choices)
        assert other.name not in str(choices)
