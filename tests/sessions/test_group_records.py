"""Who was away from a group writes nothing in its record, and somebody is always there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from supervision.sessions import actions
from supervision.sessions.refusals import WrongPerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world):
    return world.planned(employments=world.team, kind="group")


def test_a_group_to_which_nobody_came_is_not_held(world, group, as_):
    with pytest.raises(WrongPerson):
        actions.hold(session=group, away=list(group.attendees.all()), by=world.supervisor)

    page = as_("supervisor").post(group.get_absolute_url(), {"do": "hold"}, follow=True)
    assert "Tick who is there." in page.text
    group.refresh_from_db()
    assert group.is_planned


def test_who_was_away_writes_nothing_and_is_told_why(world, group, as_):
    away = group.attendees.get(employment=world.employment)
    actions.add_point(session=group, text="Rest", by=world.person)
    actions.hold(session=group, away=[away], by=world.supervisor)
    practitioner = as_("practitioner")

    page = practitioner.get(group.get_absolute_url())
    refused = practitioner.post(group.get_absolute_url(), {"do": "save"})
    mine = practitioner.get(reverse("supervision:mine")).context["own"]

    assert "You were away" in page.text
    assert refused.status_code == 403
    assert group not in mine.being_written
    with pytest.raises(PermissionDenied):
        world.write(group, by=world.person)
