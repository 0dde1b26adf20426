"""Files of past records, made for the tests."""

from datetime import date

from django.urls import reverse

from portal.exchange.actions import (
    send_past,
)
from portal.exchange.people.table import Row, Table
from portal.people.models import RoleGrant
from skills.training.models import PastFile
from tests.factories import (
    EmploymentFactory,
    RoleGrantFactory,
)
from tests.training.planning import coordinator

HEADERS = ("E-mail", "Name", "Course", "Counts as", "Completed on", "Provider", "Counts until")
DAY = date(2026, 2, 3)


def leader(organisation):
    user = EmploymentFactory(organisation=organisation).user
    RoleGrantFactory(user=user, organisation=organisation, role=RoleGrant.Role.PARTNER_COORDINATOR)
    return user


def table(*rows) -> Table:
    """Rows as dicts of header to cell."""
    made = [
        Row(at, tuple(row.get(header, "") for header in HEADERS))
        for at, row in enumerate(rows, start=2)
    ]
    return Table(HEADERS, made)


def row(user=None, course=None, **cells):
    usual = {
        "E-mail": user.email if user else "nobody@tests.example",
        "Course": course.title if course else "Knitting",
        "Completed on": DAY,
    }
    return usual | {key.replace("_", " "): value for key, value in cells.items()}


def sent(*rows, by=None, organisation=None) -> PastFile:
    return send_past(
        organisation=organisation, name="past.csv", table=table(*rows), by=by or coordinator()
    )


def page_of(past_file) -> str:
    return reverse("exchange:past_file", args=[past_file.uuid])


def outcomes(past_file) -> list:
    return list(past_file.lines.values_list("outcome", flat=True))


def says(past_file) -> str:
    return " ".join(word for line in past_file.lines.all() for word in line.says)
