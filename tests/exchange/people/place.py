"""An employer with a few people, for files of people to be compared with."""

from datetime import date, timedelta

from portal.dates import today
from portal.people.models import JobRole, Organisation
from tests.factories import (
    EmploymentFactory,
    OrganisationFactory,
    PostFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
)

from .files import planned, row

DAY = date(2026, 11, 1)
# A last day that is still to come, whenever the tests run.
SOON = today() + timedelta(days=33)
ROLE = "family_help_practitioner"
# Rows of a file: two who are here as it says, and somebody new.
ADA = {"Name": "Ada Lee", "Email": "ada@new.example", "Payroll_No": "001"}
BEA = {"Name": "Bea May", "Email": "bea@new.example", "Payroll_No": "002"}
NEW = {"Name": "Cy Ng", "Email": "cy@new.example"}


def in_cell(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


class Place:
    """Bea manages Ada in the team Red, which is part of North."""

    def __init__(self, sector="voluntary"):
        self.organisation = OrganisationFactory(sector=sector)
        self.north = TeamFactory(organisation=self.organisation, name="North")
        self.red = TeamFactory(organisation=self.organisation, name="Red", parent=self.north)
        self.role = JobRole.objects.get(code=ROLE)
        self.ada = self.job("Ada Lee", "ada@new.example", "001")
        self.bea = self.job("Bea May", "bea@new.example", "002")
        self.line = SupervisionLineFactory(employment=self.ada, supervisor=self.bea.user)

    def job(self, name, email, number=""):
        return self.job_of(UserFactory(name=name, email=email), number)

    def job_of(self, user, number=""):
        employment = EmploymentFactory(
            organisation=self.organisation, user=user, staff_number=number
        )
        PostFactory(employment=employment, team=self.red, job_role=self.role)
        return employment

    def plan(self, *rows, **asked):
        """What a file of these rows would do here."""
        return planned([row(**each) for each in rows], self.organisation, DAY, **asked)

    def again(self) -> Organisation:
        return Organisation.objects.get(pk=self.organisation.pk)
