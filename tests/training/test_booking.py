"""Somebody gets a place, waits, takes an offer, or gives a place back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import as_if, now, today
from portal.notices.models import Notice
from portal.plain.finding import LooksLikeFamily
from skills.training import actions, places
from skills.training.models import AccessPolicy, Booking, Needs
from skills.training.refusals import CannotBook, CannotChange, NothingSaid, OfferOver
from tests.factories import CourseFactory, EmploymentFactory, RoleGrantFactory, UserFactory
from tests.factories import SupervisionLineFactory as LineFactory
from tests.training.planning import (
    booked,
    charity,
    coordinator,
    days_ahead,
    draft,
    opened,
    school,
)

pytestmark = pytest.mark.django_db
FAMILY = "Ring 07700 900123 first"


def fresh(booking):
    return Booking.objects.for_page().get(pk=booking.pk)


def worker(organisation=None, **more):
    return EmploymentFactory(organisation=organisation or charity(), **more)


def offered(event=None):
    """A booking that was offered a place, after somebody let theirs go."""
    event = event or opened(capacity=1)
    first, second = UserFactory.create_batch(2)
    has, waits = booked(event, first), booked(event, second)
    actions.cancel(booking=has, by=first)
    return fresh(waits)


def asks_managers():
    return AccessPolicy.objects.create(
        starts=today(), words="Managers agree.", needs_approval=True, free_sectors=["voluntary"]
    )


def test_a_second_click_finds_the_first_ones_booking():
    user, event = UserFactory(), opened()

    first, second = booked(event, user), booked(event, user)

    assert first == second
    assert Notice.objects.filter(recipient=user, title__startswith="You are booked").count() == 1


def test_what_somebody_needs_is_kept_only_where_they_wish_it():
    user, other = UserFactory.create_batch(2)

    booked(opened(), user, needs=" A hearing loop ", keep=True)
    booked(opened(), other, needs="A hearing loop")
    booked(opened(), other, needs="A ramp", keep=True, by=coordinator())

    assert Needs.objects.get(user=user).words == "A hearing loop"
    assert not Needs.objects.filter(user=other).exists()


def test_what_may_point_to_a_family_is_not_written_down():
    with pytest.raises(LooksLikeFamily):
        booked(opened(), UserFactory(), needs=FAMILY)


def test_a_date_that_is_closed_takes_nobody():
    user = UserFactory()

    for event in (draft(), opened(closes_on=today() - timedelta(days=1))):
        with pytest.raises(CannotBook):
            booked(event, user)


def test_a_course_that_is_not_open_to_voluntary_groups_takes_others():
    course = CourseFactory(open_to_voluntary_sector=False, why_not_open="It is the council’s.")
    event = opened(course=course)
    theirs, other = worker(), worker(school())

    with pytest.raises(CannotBook):
        booked(event, theirs.user, theirs.organisation)

    assert booked(event, other.user, other.organisation).state == "confirmed"


def test_one_books_for_oneself_for_people_one_coordinates_and_for_nobody_else():
    event, job, user = opened(capacity=9), worker(), UserFactory()
    leads = RoleGrantFactory(role="partner_coordinator", organisation=job.organisation).user

    for wrong in (
        {"user": user, "organisation": None, "by": leads},
        {"user": user, "organisation": job.organisation, "by": user},
        {"user": user, "organisation": job.organisation, "by": leads},
        {"user": job.user, "organisation": job.organisation, "by": user},
    ):
        with pytest.raises(PermissionDenied):
            actions.book(event=event, **wrong)

    made = booked(event, job.user, job.organisation, by=leads)
    assert made.booked_by == leads


def test_where_the_policy_asks_a_manager_agrees_first():
    asks_managers()
    line = LineFactory(employment=worker())
    job, manager = line.employment, line.supervisor

    asked = booked(opened(), job.user, job.organisation, employment=job)
    by_manager = booked(opened(), job.user, employment=job, by=job.user)
    alone = booked(opened(), UserFactory())
    without = booked(opened(), *unled())

    assert (asked.state, asked.approver) == ("requested", manager)
    assert by_manager.state == "requested"
    assert (alone.state, without.state) == ("confirmed", "confirmed")
    assert Notice.objects.filter(recipient=manager).count() == 2


def unled():
    job = worker()
    return job.user, job.organisation


def test_a_supervisor_who_books_for_somebody_has_agreed():
    asks_managers()
    line = LineFactory(employment=worker())
    job = line.employment
    RoleGrantFactory(user=line.supervisor, role="employer_manager", organisation=job.organisation)

    made = booked(opened(), job.user, job.organisation, employment=job, by=line.supervisor)
    no_line = worker()
    alone = booked(opened(), no_line.user, no_line.organisation, employment=no_line)

    assert (made.state, made.approver) == ("confirmed", None)
    assert alone.state == "confirmed"


def requested():
    asks_managers()
    job = LineFactory(employment=worker()).employment
    return booked(opened(capacity=1), job.user, job.organisation, employment=job)


def test_a_manager_agrees_once():
    booking = requested()

    decided = [actions.decide(booking=booking, agreed=True, by=booking.approver) for _ in range(2)]

    assert [one.state for one in decided] == ["confirmed", "confirmed"]
    with pytest.raises(CannotChange):
        actions.decide(booking=booking, agreed=False, why="No.", by=booking.approver)
    with pytest.raises(PermissionDenied):
        actions.decide(booking=booking, agreed=True, by=booking.user)


def test_a_manager_who_refuses_says_why_and_the_place_goes_to_the_next():
    booking = requested()
    waits = booked(booking.event, UserFactory())

    with pytest.raises(NothingSaid):
        actions.decide(booking=booking, agreed=False, why=" ", by=booking.approver)
    actions.decide(booking=booking, agreed=False, why="We are short.", by=booking.approver)

    assert fresh(booking).state == "refused"
    assert fresh(waits).state == "offered"
    told = Notice.objects.get(recipient=booking.user, title__startswith="Not agreed")
    assert "We are short." in told.why


def test_an_offer_is_taken_once():
    booking = offered()

    taken = [actions.take(booking=booking, by=booking.user) for _ in range(2)]

    assert [one.state for one in taken] == ["confirmed", "confirmed"]
    assert booking.offers.get().answer == "taken"
    with pytest.raises(PermissionDenied):
        actions.take(booking=booking, by=UserFactory())


def test_an_offer_that_is_let_go_goes_to_the_next():
    event = opened(capacity=1)
    booking = offered(event)
    third = booked(event, UserFactory())

    let = [actions.let_go(booking=booking, by=booking.user) for _ in range(2)]

    assert [one.ending for one in let] == ["let_go", "let_go"]
    assert fresh(third).state == "offered"


def test_an_offer_that_ran_out_is_not_taken():
    booking = offered()

    with as_if(now() + timedelta(hours=49)), pytest.raises(OfferOver):
        actions.take(booking=booking, by=booking.user)
    with as_if(now() + timedelta(hours=49)):
        assert booking.open_offer is None
        places.fill(places.held(booking.event))

    assert fresh(booking).ending == "ran_out"
    assert fresh(booking).open_offer is None


def test_cancelling_an_offered_place_lets_the_offer_go():
    booking = offered()

    actions.cancel(booking=booking, by=booking.user)

    assert booking.offers.get().answer == "let_go"
    assert fresh(booking).ending == "person"


def test_a_booking_is_cancelled_once_and_late_is_noted():
    user, soon = UserFactory(), opened(dates=days_ahead(1))
    on_time, late = booked(opened(), user), booked(soon, user)

    for booking in (on_time, late, late):
        actions.cancel(booking=booking, by=user)

    assert (fresh(on_time).ending, fresh(late).ending) == ("person", "late")


def test_a_course_that_has_begun_is_not_cancelled():
    user, booking = UserFactory(), booked(opened(), UserFactory())

    with pytest.raises(PermissionDenied):
        actions.cancel(booking=booking, by=user)
    with as_if(now() + timedelta(days=40)), pytest.raises(CannotChange):
        actions.cancel(booking=booking, by=booking.user)


def test_a_held_place_is_left_for_the_voluntary_sector_while_they_wait_for_none():
    event = opened(capacity=2, held=1)
    job, other = worker(), worker(school())
    booked(event, other.user, other.organisation)
    waits = worker(school())
    booked(event, waits.user, waits.organisation)

    before = places.left(event)
    booked(event, job.user, job.organisation)
    second = worker()
    booked(event, second.user, second.organisation)

    assert (before.held, before.general) == (1, 0)
    assert places.left(event).all == 0
