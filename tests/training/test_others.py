"""Booking for other people, sending a colleague, and links without an account."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.links.models import Link
from portal.notices.models import Notice
from portal.people.models import User
from skills.training import actions
from skills.training.models import AccessPolicy, Booking
from skills.training.refusals import CannotBook, CannotChange
from tests.factories import EmploymentFactory, RoleGrantFactory, SupervisionLineFactory, UserFactory
from tests.training.planning import booked, charity, coordinator, opened

pytestmark = pytest.mark.django_db


def leader(organisation):
    return RoleGrantFactory(role="partner_coordinator", organisation=organisation).user


def guest(event, *, email="new@charity.example", by=None, organisation=None, **more):
    group = organisation or charity()
    return actions.book_guest(
        event=event,
        name="Nia Newcomer",
        email=email,
        organisation=group,
        by=by or leader(group),
        **more,
    )


def link_to(booking) -> Link:
    return Link.objects.get(purpose="training_booking", object_id=booking.pk)


def test_several_are_booked_at_once_and_who_gets_no_place_waits():
    group, event = charity(), opened(capacity=2)
    jobs = EmploymentFactory.create_batch(3, organisation=group)

    made = actions.book_several(event=event, employments=jobs, by=leader(group))

    assert [one.state for one in made] == ["confirmed", "confirmed", "waiting"]
    assert [one.employment for one in made] == jobs


def test_where_one_of_several_is_not_ones_own_nobody_is_booked():
    group, event = charity(), opened()
    jobs = [EmploymentFactory(organisation=group), EmploymentFactory()]

    with pytest.raises(PermissionDenied):
        actions.book_several(event=event, employments=jobs, by=leader(group))

    assert not event.bookings.exists()


def test_somebody_new_becomes_a_person_without_an_account_who_works_there():
    booking = guest(opened(), email=" New@Charity.example ", kind="employed", needs="A ramp")

    user = booking.user
    assert (user.email, user.name) == ("new@charity.example", "Nia Newcomer")
    assert not user.has_usable_password()
    assert booking.employment == user.employments.get()
    assert (booking.employment.kind, booking.needs) == ("employed", "A ramp")
    assert Notice.objects.get(recipient=user).url == link_to(booking).address


def test_somebody_known_is_booked_where_they_work_and_nowhere_else():
    job = EmploymentFactory()
    gone = EmploymentFactory(user__is_active=False)

    made = guest(opened(), email=job.user.email, organisation=job.organisation)

    assert (made.user, made.employment) == (job.user, job)
    with pytest.raises(CannotBook):
        guest(opened(), email=job.user.email)
    with pytest.raises(CannotBook):
        guest(opened(), email=gone.user.email, organisation=gone.organisation)


def test_an_account_that_was_merged_is_booked_as_the_one_that_stays():
    job = EmploymentFactory()
    other = UserFactory(merged_into=job.user)

    made = guest(opened(), email=other.email, organisation=job.organisation)

    assert made.user == job.user


def test_the_training_team_books_for_anybody_and_others_for_their_own_alone():
    team, event = coordinator(), opened(capacity=9)

    alone = actions.book_guest(
        event=event, name="Al One", email="al@home.example", organisation=None, by=team
    )

    assert (alone.organisation, alone.employment) == (None, None)
    assert guest(event, by=team).organisation is not None
    with pytest.raises(PermissionDenied):
        guest(event, by=leader(charity()))
    with pytest.raises(PermissionDenied):
        actions.book_guest(
            event=event, name="X", email="x@home.example", organisation=None, by=UserFactory()
        )


def test_a_colleague_takes_the_place_once():
    group = charity()
    first, second, third = EmploymentFactory.create_batch(3, organisation=group)
    booking = booked(opened(), first.user, group, employment=first)

    swapped = [
        actions.swap(booking=booking, user=second.user, employment=second, by=first.user)
        for _ in range(2)
    ]

    assert swapped[0] == swapped[1]
    assert (swapped[0].pool, swapped[0].instead_of) == (booking.pool, booking)
    assert Booking.objects.get(pk=booking.pk).ending == "swapped"
    with pytest.raises(CannotChange):
        actions.swap(booking=booking, user=third.user, by=first.user)


def test_who_has_a_booking_already_or_works_elsewhere_does_not_come_instead():
    group, event = charity(), opened()
    first, second = EmploymentFactory.create_batch(2, organisation=group)
    booking = booked(event, first.user, group)
    booked(event, second.user, group)
    alone = booked(opened(), UserFactory())

    with pytest.raises(CannotBook):
        actions.swap(booking=booking, user=second.user, by=first.user)
    for wrong in (booking, alone):
        with pytest.raises(PermissionDenied):
            actions.swap(booking=wrong, user=UserFactory(), by=wrong.user)
    with pytest.raises(PermissionDenied):
        actions.swap(booking=booking, user=second.user, by=UserFactory())


def test_by_the_link_somebody_takes_an_offer_and_cancels_later():
    event, client = opened(capacity=1), Client()
    first = booked(event, UserFactory())
    booking = guest(event)
    actions.cancel(booking=first, by=first.user)
    where = link_to(booking).address

    shown = client.get(where).content.decode()
    client.post(where, {"do": "take"})
    taken = Booking.objects.get(pk=booking.pk).state
    again = client.post(where, {"do": "dance"}).content.decode()
    client.post(where, {"do": "cancel"})

    assert "Take the place" in shown
    assert taken == "confirmed"
    assert "Cancel the booking" in again
    assert Booking.objects.get(pk=booking.pk).state == "cancelled"
    assert "nothing more to do" in client.get(where).content.decode()


def test_by_the_link_an_offer_that_ran_out_is_told():
    event, client = opened(capacity=1), Client()
    first = booked(event, UserFactory())
    booking = guest(event)
    with as_if(now() - timedelta(hours=60)):
        actions.cancel(booking=first, by=first.user)

    answer = client.post(link_to(booking).address, {"do": "take"}).content.decode()

    assert "This offer is over" in answer


def test_a_manager_agrees_by_the_link():
    AccessPolicy.objects.create(starts=today(), words="Ask.", needs_approval=True)
    job = SupervisionLineFactory().employment
    client = Client()
    booking = booked(opened(), job.user, job.organisation, employment=job)
    where = Link.objects.get(purpose="training_approval").address

    shown = client.get(where).content.decode()
    unsaid = client.post(where, {}).content.decode()
    client.post(where, {"agreed": "yes"})

    assert str(job.user) in shown
    assert "Choose yes or no." in unsaid
    assert Booking.objects.get(pk=booking.pk).state == "confirmed"
    assert "nothing more to do" in client.get(where).content.decode()


def test_a_manager_without_an_address_is_told_on_their_page_alone():
    AccessPolicy.objects.create(starts=today(), words="Ask.", needs_approval=True)
    job = SupervisionLineFactory(supervisor__email=None).employment
    booking = booked(opened(), job.user, job.organisation, employment=job)

    told = Notice.objects.get(recipient=booking.approver)

    assert told.url == reverse("bookings:decide", args=[booking.uuid])


def test_a_coordinator_books_for_several_on_a_page(as_, cast):
    event, client = opened(), as_("vcs-manager")
    job = cast["vcs-worker"].employments.get()
    where = reverse("bookings:several", args=[event.uuid])

    nobody = client.post(where, {}).content.decode()
    found = client.get(where, {"find": job.user.name[:4]}).content.decode()
    none = client.get(where, {"find": "Zzz"}).content.decode()
    answer = client.post(where, {"people": [job.uuid]}, follow=True).content.decode()

    assert "Choose one person or more." in nobody
    assert job.user.name in found
    assert "Nobody here fits" in none
    assert "1 person is booked." in answer
    assert job.user.name not in client.get(where).content.decode()


def test_a_page_that_was_open_too_long_says_why_nobody_is_booked(as_, cast):
    event = opened(closes_on=today() - timedelta(days=1))
    job = cast["vcs-worker"].employments.get()
    where = reverse("bookings:several", args=[event.uuid])

    answer = as_("vcs-manager").post(where, {"people": [job.uuid]}).content.decode()

    assert "can’t be booked any more" in answer


def test_a_coordinator_books_for_somebody_by_name(as_, cast):
    event, client = opened(), as_("vcs-manager")
    group = cast["vcs-worker"].employments.get().organisation
    where = reverse("bookings:guest", args=[event.uuid])
    typed = {"name": "Nia Newcomer", "organisation": group.uuid, "kind": "volunteer"}

    taken = client.post(where, typed | {"email": cast["practitioner"].email}).content.decode()
    client.post(where, typed | {"email": "nia@charity.example"})

    assert "You can’t book for whoever has this e-mail address." in taken
    assert User.objects.get(email="nia@charity.example").bookings.get().organisation == group


def test_the_training_team_chooses_among_all_organisations(as_):
    event = opened()
    for _ in range(9):
        charity()
    where = reverse("bookings:guest", args=[event.uuid])
    typed = {"name": "Al One", "email": "al@home.example", "kind": "volunteer"}

    as_("training-coordinator").post(where, typed | {"organisation": "nobody"})

    assert event.bookings.get().organisation is None


def test_somebody_sends_a_colleague_on_a_page(as_, cast):
    job = cast["vcs-worker"].employments.get()
    booking = booked(opened(), job.user, job.organisation, employment=job)
    other = EmploymentFactory(organisation=job.organisation, user__name="Zed Colleague")
    where = reverse("bookings:swap", args=[booking.uuid])
    client = as_("vcs-worker")

    nobody = client.post(where, {"user": cast["practitioner"].email}).content.decode()
    answer = client.post(where, {"user": "Zed Colleague"}, follow=True).content.decode()
    again = client.post(where, {"user": cast["vcs-manager"].email}).content.decode()

    assert "Nobody you can choose here" in nobody
    assert "Zed Colleague comes instead" in answer
    assert booking.event.bookings.live().get().employment == other
    assert "Only a booked place" in again
