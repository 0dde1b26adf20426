"""Who gets into training and what it changes: counted right, and small groups hidden."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.models import Max

from portal.dates import as_if, now, today
from portal.reports.course_effects import Figure, _rose, effects
from portal.reports.uptake import held_places, never, uptake
from skills.assessments import actions
from skills.framework.models import FrameworkVersion
from skills.training.models import Booking, Evaluation
from tests.assessments.conftest import make_world
from tests.factories import EmploymentFactory, UserFactory
from tests.training.planning import booked, charity, days_ahead, opened, school

pytestmark = pytest.mark.django_db
SPAN = (today() - timedelta(days=365), today())


def past(**facts):
    """An event of five weeks ago, as it was planned ten weeks ago."""
    with as_if(now() - timedelta(days=70)):
        return opened(dates=days_ahead(35), closes_on=today() + timedelta(days=30), **facts)


def came(event, organisation=None, state="attended"):
    """Somebody of the organisation who booked, with what became of it."""
    job = EmploymentFactory(organisation=organisation or charity())
    with as_if(now() - timedelta(days=69)):
        booking = booked(event, job.user, job.organisation, employment=job)
    if booking.state == "confirmed":
        Booking.objects.filter(pk=booking.pk).update(state=state)
    return booking


def row_of(rows, group):
    return next(row for row in rows if row.group == group)


def test_places_are_counted_by_group_and_by_what_became_of_them():
    event = past(capacity=3)
    harbour, hill = charity(consortium_member=True), school()
    came(event, harbour)
    came(event, harbour, "missed")
    came(event, hill, "partly")
    came(event, hill)

    rows = uptake(*SPAN, "organisation", sees_few=True)

    ours, theirs = row_of(rows, harbour.name), row_of(rows, hill.name)
    assert (ours.people, ours.places, ours.came, ours.missed, ours.hidden) == (2, 2, 1, 1, False)
    assert (theirs.partly, theirs.waiting, theirs.places) == (1, 1, 1)


@pytest.mark.parametrize(
    ("by", "group"),
    [
        ("sector", "Voluntary, community or faith group"),
        ("membership", "Voluntary, a member"),
        ("team", "Harbour"),
        ("course", "Listening"),
    ],
)
def test_each_way_of_grouping_has_its_words(by, group):
    event = past()
    event.course.title = "Listening"
    event.course.save()
    came(event, charity(name="Harbour", consortium_member=True))

    assert row_of(uptake(*SPAN, by, sees_few=True), group).places


def test_others_than_voluntary_groups_have_no_membership():
    event = past()
    came(event, school())
    came(event, charity())

    groups = {row.group for row in uptake(*SPAN, "membership", sees_few=True)}

    assert {"Not a voluntary group", "Voluntary, no member"} <= groups


def test_who_comes_for_nobody_is_a_group_too():
    event = past()
    with as_if(now() - timedelta(days=69)):
        booked(event, UserFactory())

    assert row_of(uptake(*SPAN, "sector", sees_few=True), "No organisation").places == 1


def test_a_small_group_is_hidden_from_whoever_does_not_run_training():
    harbour = charity()
    came(past(), harbour)

    assert row_of(uptake(*SPAN, "organisation", sees_few=False), harbour.name).hidden


def test_held_places_that_were_used_are_counted():
    before = held_places(*SPAN)
    event = past(capacity=3, held=2)
    came(event)

    after = held_places(*SPAN)

    assert (after.held - before.held, after.used - before.used) == (2, 1)
    assert after.percent is not None


def test_who_waited_and_never_had_a_place_is_told_by_organisation():
    event = past(capacity=1)
    harbour = charity()
    came(event)
    came(event, harbour)

    assert (harbour.name, 1) in never(*SPAN)


class TestWhatACourseChanges:
    def effect(self, event):
        return next(row for row in effects(*SPAN) if row.course == event.course)

    def evaluated(self, booking, kind, **said):
        Evaluation.objects.create(
            booking=booking,
            kind=kind,
            asked_of=booking.user,
            due_on=today(),
            answered_at=now(),
            **said,
        )

    def test_is_an_average_of_five_or_more(self):
        event = past(capacity=6)
        bookings = [came(event) for _ in range(5)]
        for number, booking in enumerate(bookings):
            self.evaluated(booking, "before", sure=1 + number % 2)
            self.evaluated(booking, "supervisor", seen="yes" if number else "cant_say")

        found = self.effect(event)

        assert found.came == 5
        assert (found.sure["before"].is_shown, found.sure["before"].value) == (True, 1.4)
        assert (found.seen.people, found.seen.is_shown) == (4, False)

    def test_is_a_level_that_rose_after_it(self, monkeypatch):
        """Of somebody with a level from before; who has none from after it is not counted."""
        event, world = past(), make_world("targeted_early_help")
        job = world.employment
        ours = SimpleNamespace(version=world.version)
        monkeypatch.setattr("portal.reports.course_effects.in_force", lambda: ours)
        event.course.statements.create(lineage=world.statement("A2").lineage, up_to_level=3)
        with as_if(now() - timedelta(days=69)):
            world.reviewed()
            booking = booked(event, world.practitioner, job.organisation, employment=job)
        Booking.objects.filter(pk=booking.pk).update(state="attended")
        assert _rose({event.course: _came(event)})[event.course] == Figure(0)

        confirm_again(world, 3)

        assert _rose({event.course: _came(event)})[event.course] == Figure(1, 100)

    def test_is_nothing_where_no_framework_is_in_force(self):
        FrameworkVersion.objects.filter(state="published").update(state="retired")
        event = past()
        came(event)

        assert self.effect(event).rose == Figure(0)


def _came(event):
    rows = Booking.objects.filter(event=event, state="attended")
    return list(rows.annotate(over=Max("event__dates__ends")))


def confirm_again(world, level):
    """A second round, in which each statement is said and confirmed at the level."""
    assessment = world.start()
    for code in ("A1", "A2", "B1", "B2"):
        world.answer(assessment, code, level)
    actions.submit(assessment=assessment, by=world.practitioner)
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code, level)
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")


class TestThePage:
    def test_is_for_the_training_team_and_the_workforce_lead(self, as_):
        came(past())
        for role, status in (
            ("training-coordinator", 200),
            ("workforce-lead", 200),
            ("supervisor", 404),
        ):
            assert as_(role).get("/reports/training/?by=team&months=6").status_code == status

    def test_asks_a_handful_of_questions(self, as_, django_assert_max_num_queries):
        event = past(capacity=9)
        for _ in range(6):
            came(event)
        browser = as_("workforce-lead")
        browser.get("/reports/training/")

        with django_assert_max_num_queries(20):
            browser.get("/reports/training/")
