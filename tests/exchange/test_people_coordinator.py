"""What a coordinator’s file may do: one employer’s people and nothing beyond."""

import pytest

from tests.factories import EmploymentFactory, UserFactory, someone_with

from .people.files import found, planned, row, said
from .people.place import DAY, Place

pytestmark = pytest.mark.django_db
ADA = {"Name": "Ada Lee", "Email": "ada@new.example", "Payroll_No": "001"}
BEA = {"Name": "Bea May", "Email": "bea@new.example", "Payroll_No": "002"}
NEW = {"Name": "Cy Ng", "Email": "cy@new.example"}


@pytest.fixture
def place():
    return Place()


def plan(place, *rows, **asked):
    return planned([row(**each) for each in rows], place.organisation, DAY, **asked)


class TestOneEmployersCoordinator:
    """Somebody who looks after this employer alone."""

    @pytest.fixture
    def by(self, place):
        return someone_with("partner_coordinator", organisation=place.organisation)

    def test_takes_in_nobody_whom_another_employer_brought(self, place, by):
        EmploymentFactory(user__email="far@new.example", user__name="Fa")

        it = plan(place, {"Name": "Fa", "Email": "far@new.example"}, by=by)

        assert found(it) == [(2, "ambiguous")]
        assert "Ask an administrator to add this job" in said(it)

    def test_names_only_the_employer_s_own_people_as_supervisors(self, place, by):
        EmploymentFactory(user__email="far@new.example")

        it = plan(place, {**NEW, "Supervisor": "far@new.example"}, by=by)

        assert "Nobody who works here has the address far@new.example" in said(it)

    def test_changes_no_address_that_somebody_signs_in_with(self, place, by):
        it = plan(place, {**ADA, "Email": "mine@new.example"}, by=by)

        assert found(it) == [(2, "refused")]
        assert "Ask an administrator to change it" in said(it)

    def test_gives_an_address_to_somebody_without_one(self, place, by):
        place.ada.user.email = None
        place.ada.user.save()

        assert found(plan(place, ADA, by=by)) == [(2, "changed")]

    def test_leaves_the_name_of_somebody_with_another_employer(self, place, by):
        EmploymentFactory(user=place.ada.user)

        assert plan(place, {**ADA, "Name": "Ada Li"}, by=by).counts == {"unchanged": 1}


def test_an_administrator_gives_somebody_a_second_employer(place):
    EmploymentFactory(user__email="far@new.example", user__name="Fa")

    it = plan(place, {"Name": "Fa", "Email": "far@new.example"})

    assert found(it) == [(2, "added")]
    assert "Has an account here; this is another job" in said(it)


def test_a_merged_account_s_address_is_its_owner_s(place):
    UserFactory(email="old@new.example", merged_into=place.ada.user)

    it = plan(place, {"Name": "Ada Lee", "Email": "old@new.example", "Payroll_No": "001"})

    assert found(it) == [(2, "changed")]
