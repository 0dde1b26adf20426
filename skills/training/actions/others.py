"""Booking for other people, those without an account among them."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import today
from portal.journal.actions import record
from portal.people.models import Employment, User

from .. import places
from ..leading import organisations_led
from ..models import Booking
from ..refusals import CannotBook
from ..rules import may_run_training
from ..rules.bookings import works_at
from .booking import book

# The same words whoever has the address: who is known to the portal is nobody else's to find out.
NOT_THIS_WAY = (
    "You can’t book for whoever has this e-mail address. Ask them to book for themselves."
)


@transaction.atomic
def book_several(*, event, employments, by) -> list[Booking]:
    """A place for each, in the order given, or for nobody where one of them can’t be booked."""
    places.held(event)
    return [
        book(event=event, user=job.user, organisation=job.organisation, employment=job, by=by)
        for job in employments
    ]


@transaction.atomic
def book_guest(*, event, name, email, organisation, kind="", needs="", declared=(), by) -> Booking:
    """A place for somebody by name and e-mail address. Who is new here becomes a person without an
    account, who works for the organisation. Who is known has to work there already."""
    event = places.held(event)
    refuse_unless(_may_book_guests(by, organisation))
    email = email.strip().lower()
    user = User.objects.with_email(email).first()
    user = _known(user, organisation) if user else _new(name, email, organisation, kind, by)
    return book(
        event=event,
        user=user,
        organisation=organisation,
        employment=_job(user, organisation),
        needs=needs,
        declared=declared,
        by=by,
    )


def _may_book_guests(by, organisation) -> bool:
    if may_run_training(by):
        return True
    return organisation is not None and organisation.pk in organisations_led(by)


def _new(name, email, organisation, kind, by) -> User:
    user = User.objects.create_user(email=email, name=name)
    record("person.added", user, by=by)
    if organisation is not None:
        kind = kind or Employment.Kind.VOLUNTEER
        job = Employment.objects.create(
            user=user, organisation=organisation, kind=kind, starts=today()
        )
        record("employment.started", job, by=by)
    return user


def _known(user, organisation) -> User:
    user = user.merged_into or user
    if not user.is_active or (organisation is not None and not works_at(user, organisation)):
        raise CannotBook(NOT_THIS_WAY)
    return user


def _job(user, organisation):
    jobs = user.employments.current().filter(organisation=organisation)
    return jobs.order_by("starts", "id").last()
