"""Who stands above whom, and when that would go round in a circle."""

import pytest

from portal.dates import today
from portal.people.models import SupervisionLine
from portal.people.rules.lines import loop_of
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_two_ways_up_to_one_person_are_no_circle():
    above = UserFactory()
    supervisor = UserFactory()
    for _ in range(2):
        line = SupervisionLineFactory(employment__user=supervisor)
        job = EmploymentFactory(user=line.supervisor)
        SupervisionLineFactory(employment=job, supervisor=above)

    assert loop_of(UserFactory(), supervisor, today(), SupervisionLine.objects) == []
