"""What a coordinator’s file may do: one employer’s people and nothing beyond."""

import pytest

from portal.dates import today
from tests.factories import EmploymentFactory, UserFactory, someone_with

from .people.files import found, said
from .people.place import ADA, NEW

pytestmark = pytest.mark.django_db


class TestOneEmployersCoordinator:
    """Somebody who looks after this employer alone."""

    @pytest.fixture
    def by(self, place):
        return someone_with("partner_coordinator", organisation=place.organisation)

    def test_takes_in_nobody_whom_another_employer_brought(self, place, by):
        EmploymentFactory(user__email="far@new.example", user__name="Fa")

        it = place.plan({"Name": "Fa", "Email": "far@new.example"}, by=by)

        assert found(it) == [(2, "ambiguous")]
        assert "Ask an administrator to add this job" in said(it)

    def test_names_only_the_employer_s_own_people_as_supervisors(self, place, by):
        EmploymentFactory(user__email="far@new.example")

        it = place.plan({**NEW, "Supervisor": "far@new.example"}, by=by)

        assert "Nobody who works here has the address far@new.example" in said(it)

    def test_changes_no_address_that_somebody_signs_in_with(self, place, by):
        it = place.plan({**ADA, "Email": "mine@new.example"}, by=by)

        assert found(it) == [(2, "refused")]
        assert "Ask an administrator to change it" in said(it)

    def test_gives_an_address_to_somebody_without_one(self, place, by):
        place.ada.user.email = None
        place.ada.user.save()

        assert found(place.plan(ADA, by=by)) == [(2, "changed")]

    def test_gives_none_to_somebody_who_once_worked_elsewhere(self, place, by):
        place.ada.user.email = None
        place.ada.user.save()
        EmploymentFactory(user=place.ada.user, ends=today())

        it = place.plan(ADA, by=by)

        assert found(it) == [(2, "refused")]
        assert "Ask an administrator to give this person an address" in said(it)

    def test_leaves_the_name_of_somebody_with_another_employer(self, place, by):
        EmploymentFactory(user=place.ada.user)

        assert place.plan({**ADA, "Name": "Ada Li"}, by=by).counts == {"unchanged": 1}


def test_an_administrator_gives_somebody_a_second_employer(place):
    EmploymentFactory(user__email="far@new.example", user__name="Fa")

    it = place.plan({"Name": "Fa", "Email": "far@new.example"})

    assert found(it) == [(2, "added")]
    assert "Has an account here; this is another job" in said(it)


def test_a_merged_account_s_address_is_its_owner_s(place):
    UserFactory(email="old@new.example", merged_into=place.ada.user)

    it = place.plan({"Name": "Ada Lee", "Email": "old@new.example", "Payroll_No": "001"})

    assert found(it) == [(2, "changed")]
