"""Who may do what about a place, and what is left."""

import pytest

from portal.dates import as_if, today
from portal.people.models import RoleGrant, User
from skills.training.models import Booking, Event
from skills.training.rules import may_answer_for, may_book_for, places_of
from skills.training.rules.bookings import is_late, may_be_passed_on, may_swap_for
from tests.factories import EmploymentFactory, RoleGrantFactory, TeamFactory, UserFactory
from tests.training.planning import booked, charity, coordinator, opened, school

pytestmark = pytest.mark.django_db


def test_the_training_team_books_for_anybody_and_sends_anybody():
    team, user = coordinator(), UserFactory()
    booking = booked(opened(), user)

    assert may_book_for(team, user, charity())
    assert may_swap_for(team, booking, UserFactory())


def test_whoever_works_somewhere_comes_for_their_employer():
    job = EmploymentFactory(organisation=charity())

    assert may_book_for(job.user, job.user, job.organisation)
    assert not may_book_for(job.user, job.user, None)
    assert not may_book_for(job.user, job.user, charity())
    assert may_book_for(UserFactory(), alone := UserFactory(), None) is False
    assert may_book_for(alone, alone, None)


def test_a_place_is_passed_on_within_an_organisation_before_the_course_begins():
    job, event = EmploymentFactory(organisation=charity()), opened()
    theirs, alone = booked(event, job.user, job.organisation), booked(event, UserFactory())
    waits = booked(event, UserFactory())

    found = [may_be_passed_on(one) for one in (theirs, alone, waits)]
    with as_if(event.begins):
        begun = may_be_passed_on(theirs)

    assert found == [True, False, False]
    assert not begun


def test_a_place_can_be_given_back_on_time_until_three_working_days_before():
    booking = booked(opened(), UserFactory())
    empty = booked(opened(), UserFactory())
    empty.event.dates.all().delete()
    empty.event = Event.objects.get(pk=empty.event_id)

    with as_if(booking.event.begins):
        begun = is_late(booking)

    assert [is_late(booking), begun, is_late(empty)] == [False, True, True]


def test_places_counted_beforehand_are_those_that_are_counted_now():
    event, job = opened(capacity=5, held=2), EmploymentFactory(organisation=school())
    booked(event, job.user, job.organisation)

    listed = Event.objects.with_places().get(pk=event.pk)

    assert places_of(listed) == places_of(event)
    assert places_of(listed).all == 4


def leads(organisation, *, team=None):
    return RoleGrantFactory(role="partner_coordinator", organisation=organisation, team=team)


def test_who_booked_for_others_answers_no_longer_than_they_lead_them():
    group = charity()
    grant = leads(group)
    job = EmploymentFactory(organisation=group)
    booking = booked(opened(), job.user, group, by=grant.user)
    assert may_answer_for(grant.user, booking)

    RoleGrant.objects.filter(pk=grant.pk).update(ends=today())
    gone = User.objects.get(pk=grant.user.pk)

    assert not may_answer_for(gone, booking)
    assert not Booking.objects.visible_to(gone).exists()


def test_who_manages_one_team_does_not_book_for_all_of_the_organisation():
    group = charity()
    manager = leads(group, team=TeamFactory(organisation=group)).user
    job = EmploymentFactory(organisation=group)
    booking = booked(opened(), job.user, group)

    assert not may_book_for(manager, job.user, group)
    assert booking not in Booking.objects.visible_to(manager)


def test_a_person_with_two_accounts_has_one_place():
    event, user = opened(), UserFactory()
    before = booked(event, UserFactory(merged_into=user), by=coordinator())

    assert booked(event, user) == before
