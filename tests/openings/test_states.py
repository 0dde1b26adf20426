"""Every change of an opening over every state, and how one ends."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import today
from portal.people.actions import supervise
from portal.people.actions.openings import (
    approve,
    close,
    open_records,
    refuse,
    tell_late,
)
from portal.people.models import Opening
from skills.assessments.models import Assessment
from tests.openings.opening import SAID, STATES, job_of, running, told
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


CHANGES = {
    "approve": lambda one: approve(
        opening=one, tell_on=today() + timedelta(days=30), by=who("workforce-lead")
    ),
    "refuse": lambda one: refuse(opening=one, by=who("workforce-lead")),
    "close": lambda one: close(opening=one, by=who("service-manager")),
    "tell": lambda one: tell_late(opening=one),
}
# What each change does to each state; None where it is refused.
BECOMES = {
    "asked": {"approve": "running", "refuse": "refused", "close": "taken_back", "tell": "asked"},
    "refused": {"approve": None, "refuse": "refused", "close": "refused", "tell": "refused"},
    "taken_back": {
        "approve": None,
        "refuse": None,
        "close": "taken_back",
        "tell": "taken_back",
    },
    "running": {"approve": None, "refuse": None, "close": "over", "tell": "running"},
    "approved": {"approve": "running", "refuse": None, "close": "over", "tell": "running"},
    "over": {"approve": None, "refuse": None, "close": "over", "tell": "over"},
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("state", STATES)
def test_each_change_over_each_state(cast, state, change):
    opening = STATES[state]()
    before = list(Opening.objects.filter(pk=opening.pk).values())

    if BECOMES[state][change] is None:
        with pytest.raises(PermissionDenied):
            CHANGES[change](opening)
        assert list(Opening.objects.filter(pk=opening.pk).values()) == before
    else:
        CHANGES[change](opening)
        opening.refresh_from_db()
        assert opening.state == BECOMES[state][change]


def test_only_who_opened_them_closes_them(cast):
    opening = running()

    for role in ("practitioner", "supervisor", "workforce-lead", "administrator"):
        with pytest.raises(PermissionDenied):
            close(opening=opening, by=who(role))


def test_the_time_runs_out_by_itself(cast):
    opening = running(hours=1)
    reviewed = Assessment.objects.filter(employment=job_of("practitioner"), state="reviewed")

    assert reviewed.visible_to(who("service-manager")).exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert opening.state == "over"
        assert not reviewed.visible_to(who("service-manager")).exists()


def test_they_can_be_opened_anew_once_it_is_over(cast):
    first = STATES["over"]()

    assert running() != first
    assert first.was_closed_early


def test_a_cover_for_the_line_manager_is_told(cast):
    supervisor, other = who("supervisor"), who("twin-supervisor")
    supervisor.covered_by.create(
        covering=other,
        set_by=supervisor,
        starts=today(),
        ends=today() + timedelta(days=9),
    )

    assert told(running()) == {"practitioner", "supervisor", "twin-supervisor"}


def test_whoever_comes_to_supervise_them_opens_nothing_more(cast):
    opening = running()
    supervise(
        employment=job_of("practitioner"),
        supervisor=who("service-manager"),
        starts=today(),
        kind="practice",
        by=who("administrator"),
    )

    with pytest.raises(PermissionDenied):
        open_records(
            employment=job_of("practitioner"),
            reason="complaint",
            by=who("service-manager"),
            **SAID,
        )
    assert opening.is_running
