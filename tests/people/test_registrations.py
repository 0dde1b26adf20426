"""A registration, as somebody checked it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.people.actions import end_registration, record_registration
from portal.people.actions.registrations import NotChecked
from portal.people.models import Registration
from portal.people.rules import may_record_registration
from tests.factories import RegistrationFactory, UserFactory, someone_with

pytestmark = pytest.mark.django_db

ENDS = date(today().year + 2, 12, 1)
TOLD = {"starts": date(2025, 12, 1), "ends": ENDS, "qualified_on": date(2015, 7, 1)}


def test_an_administrator_records_what_they_checked_once():
    user, by = UserFactory(), someone_with("administrator")

    record_registration(user=user, checked_on=today(), by=by, **TOLD)
    record_registration(user=user, checked_on=today(), by=by, **TOLD)

    assert user.registrations.get().checked_by == by


def test_a_service_manager_records_it_for_their_own_people_alone(cast):
    manager = cast["service-manager"]

    assert may_record_registration(manager, cast["practitioner"])
    assert not may_record_registration(manager, cast["vcs-worker"])
    assert not may_record_registration(manager, manager)
    assert not may_record_registration(cast["supervisor"], cast["practitioner"])


def test_nobody_records_their_own(cast):
    by = cast["administrator"]

    with pytest.raises(PermissionDenied):
        record_registration(user=by, checked_on=today(), by=by, **TOLD)


def test_nothing_is_checked_on_a_day_to_come():
    by = someone_with("administrator")

    with pytest.raises(NotChecked):
        record_registration(
            user=UserFactory(), checked_on=today() + timedelta(days=1), by=by, **TOLD
        )


def test_it_is_ended_and_not_rewritten():
    by, one = someone_with("administrator"), RegistrationFactory()
    end_registration(registration=one, by=by)

    again = end_registration(registration=one, by=by)

    assert again.ends == today()
    assert one.user.registration_on() is None


def test_nobody_else_ends_it(cast):
    one = RegistrationFactory(user=cast["practitioner"])

    with pytest.raises(PermissionDenied):
        end_registration(registration=one, by=cast["supervisor"])


def test_who_may_check_it_sees_it_and_its_owner_does(cast):
    one = RegistrationFactory(user=cast["practitioner"])

    def sees(role):
        return Registration.objects.visible_to(cast[role]).filter(pk=one.pk).exists()

    assert [
        role for role in ("practitioner", "service-manager", "administrator") if sees(role)
    ] == [
        "practitioner",
        "service-manager",
        "administrator",
    ]
    assert not sees("supervisor")
    assert not sees("vcs-manager")
