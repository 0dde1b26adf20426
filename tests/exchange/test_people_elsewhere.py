"""What a coordinator can’t find out by trying addresses in a file: who works elsewhere."""

import pytest

from tests.factories import EmploymentFactory, someone_with

from .people.files import found, planned, row, said
from .people.place import DAY, Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    """An employer with people of its own, and somebody elsewhere with the address far@…"""
    EmploymentFactory(user__email="far@new.example", user__name="Fa Away")
    return Place()


@pytest.fixture
def plan(employer):
    by = someone_with("partner_coordinator", organisation=employer.organisation)
    return lambda cells: planned([row(**cells)], employer.organisation, DAY, by=by)


def test_an_address_tells_no_name(plan):
    it = plan({"Name": "Ada Lee", "Email": "far@new.example", "Payroll_No": "001"})

    assert found(it) == [(2, "ambiguous")]
    assert "The e-mail address is somebody else’s" in said(it)
    assert "Fa Away" not in said(it)


def test_a_supervisor_elsewhere_reads_as_nobody(plan):
    told = [
        said(plan({"Name": "Cy", "Email": "cy@new.example", "Supervisor": f"{who}@new.example"}))
        for who in ("far", "xyz")
    ]

    assert told[0] == told[1].replace("xyz", "far")
