"""Every night, files of people that are over are removed."""

from datetime import timedelta

import pytest

from portal.dates import now, today
from portal.exchange.models import PeopleFile
from portal.exchange.nightly import remove_old_files
from portal.nightly import all_steps
from tests.access.exchange import checked

pytestmark = pytest.mark.django_db


def test_a_file_nobody_touched_for_a_week_is_removed_once():
    people_file = PeopleFile.objects.get(uuid=checked()["uuid"])
    fresh = remove_old_files(today())
    PeopleFile.objects.filter(pk=people_file.pk).update(touched_at=now() - timedelta(days=9))

    counts = [remove_old_files(today()), remove_old_files(today())]

    people_file.refresh_from_db()
    assert (fresh, counts) == (0, [1, 0])
    assert (people_file.state, people_file.lines.count()) == ("dropped", 0)
    assert "exchange.people_files" in [step.name for step in all_steps()]
