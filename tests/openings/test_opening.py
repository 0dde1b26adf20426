"""Opening another's records: who may, who is told and when."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.actions import grant
from portal.people.actions.openings import (
    NotThatDay,
    NotThatLong,
    approve,
    close,
    refuse,
)
from portal.people.models import Opening, RoleGrant
from portal.people.nightly.openings import tell_openings
from portal.people.rules import may_approve, may_open, reasons_for, why_not_open
from portal.policy.actions import set_value
from skills.assessments.models import Assessment
from tests.factories import RoleGrantFactory
from tests.openings.opening import approved, asked, job_of, running, told
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize("reason", ["complaint", "inquiry", "no_supervisor", "disagreement"])
def test_a_service_manager_opens_records_in_their_teams(cast, reason):
    opening = running(reason=reason)

    assert opening.is_running
    assert opening.ends_at - opening.starts_at == timedelta(hours=4)
    assert Entry.objects.filter(verb="opening.started", object_id=opening.pk).count() == 1


def test_both_parties_are_told_at_once(cast):
    opening = running()

    assert told(opening) == {"practitioner", "supervisor"}
    assert opening.told_at == opening.starts_at


def test_a_message_says_neither_who_nor_why(cast):
    opening = running()

    for notice in Notice.objects.filter(key=f"people.opened.{opening.pk}"):
        words = f"{notice.title} {notice.why}"
        assert "Adeyemi" not in words
        assert "Aisha" not in words
        assert "complaint" not in words


def test_opening_twice_tells_once(cast):
    first, second = running(), running()

    assert first == second
    assert Notice.objects.filter(key__startswith="people.opened").count() == 2


def test_an_auditor_opens_a_sample_alone(cast):
    auditor = who("auditor")
    job = job_of("practitioner")

    assert reasons_for(auditor, job) == ["sample"]
    assert running(by="auditor", reason="sample").is_running
    with pytest.raises(PermissionDenied):
        running(by="auditor", reason="complaint")


def test_an_auditor_opens_nothing_at_another_employer(cast):
    assert not may_open(who("auditor"), job_of("vcs-worker"), "sample")


def test_an_auditor_reads_only_while_the_role_runs(cast):
    running(by="auditor", reason="sample")
    reviewed = Assessment.objects.filter(employment=job_of("practitioner"), state="reviewed")

    assert reviewed.visible_to(who("auditor")).exists()
    who("auditor").grants.update(ends=today())
    assert not reviewed.visible_to(who("auditor")).exists()


@pytest.mark.parametrize(
    "role",
    "practitioner supervisor practice-supervisor vcs-manager working-lead partner-coordinator "
    "training-coordinator workforce-lead editor administrator twin-supervisor".split(),
)
def test_others_open_nobodys_records(cast, role):
    with pytest.raises(PermissionDenied):
        running("emeka.obi", by=role)


def test_an_administrator_opens_nothing_whatever_else_they_are(cast):
    RoleGrantFactory(
        user=who("service-manager"),
        role="administrator",
        organisation=job_of("practitioner").organisation,
    )

    with pytest.raises(PermissionDenied):
        running()


def test_ones_own_records_need_no_opening(cast):
    own = who("service-manager")

    assert "your own" in why_not_open(own, own.employments.get())
    with pytest.raises(PermissionDenied):
        running("service-manager")


def test_who_supervises_sees_them_anyway(cast):
    assert "You supervise" in why_not_open(who("service-manager"), job_of("supervisor"))
    with pytest.raises(PermissionDenied):
        running("supervisor")


def test_no_longer_than_the_council_allows(cast):
    with pytest.raises(NotThatLong):
        running(hours=73)
    set_value(name="opening.longest_hours", value=24, starts=today(), by=None)
    with pytest.raises(NotThatLong):
        running(hours=25)
    with pytest.raises(NotThatLong):
        running(hours=0)


def test_only_an_inquiry_is_told_later(cast):
    with pytest.raises(PermissionDenied):
        running(reason="complaint", told_later=True)


# --- Told later ----


def test_nothing_opens_and_nobody_is_told_before_a_second_person_says_yes(cast):
    opening = asked()

    assert opening.state == "asked"
    assert told(opening) == set()
    reviewed = Assessment.objects.filter(employment=job_of("practitioner"), state="reviewed")
    assert not reviewed.visible_to(who("service-manager")).exists()


def test_those_who_may_say_yes_are_asked(cast):
    opening = asked()

    notice = Notice.objects.get(key=f"people.opening_asked.{opening.pk}")
    assert notice.recipient == who("workforce-lead")


@pytest.mark.parametrize(
    "role", "service-manager practitioner supervisor auditor administrator editor".split()
)
def test_others_do_not_approve(cast, role):
    opening = asked()

    with pytest.raises(PermissionDenied):
        approve(opening=opening, tell_on=today() + timedelta(days=3), by=who(role))
    with pytest.raises(PermissionDenied):
        refuse(opening=opening, by=who(role))


def test_another_service_manager_of_the_place_approves(cast):
    manager = RoleGrantFactory(
        role="service_manager", organisation=job_of("practitioner").organisation
    ).user

    assert may_approve(manager, asked())


def test_who_reports_to_the_one_that_asks_does_not_approve(cast):
    RoleGrantFactory(
        user=who("supervisor"),
        role="service_manager",
        organisation=job_of("practitioner").organisation,
    )

    assert not may_approve(who("supervisor"), asked())


def test_the_person_does_not_approve_and_is_not_shown_it(cast):
    grant(
        user=who("practitioner"),
        role=RoleGrant.Role.WORKFORCE_LEAD,
        organisation=job_of("practitioner").organisation,
        starts=today(),
        by=who("administrator"),
    )
    opening = asked()

    assert not may_approve(who("practitioner"), opening)
    assert opening not in Opening.objects.visible_to(who("practitioner"))


@pytest.mark.parametrize("days", [-1, 0, 91])
def test_the_day_to_tell_is_to_come_and_not_far_off(cast, days):
    with pytest.raises(NotThatDay):
        approved(days=days)


def test_the_clock_starts_when_somebody_says_yes(cast):
    opening = asked()
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        approve(opening=opening, tell_on=today() + timedelta(days=5), by=who("workforce-lead"))
        opening.refresh_from_db()

        assert opening.is_running
        assert opening.starts_at == timezone.now()


def test_whoever_asked_is_told_the_answer(cast):
    opening = approved()

    key = f"people.opening_answered.{opening.pk}"
    assert Notice.objects.get(key=key).recipient == who("service-manager")


def test_both_parties_are_told_on_the_day_and_once(cast):
    opening = approved(days=30)

    assert tell_openings(today() + timedelta(days=29)) == 0
    assert told(opening) == set()
    assert tell_openings(today() + timedelta(days=30)) == 1
    assert told(opening) == {"practitioner", "supervisor"}
    assert tell_openings(today() + timedelta(days=31)) == 0


def test_a_night_that_was_missed_is_made_up_for(cast):
    approved(days=10)

    assert tell_openings(today() + timedelta(days=15)) == 1


def test_what_was_closed_early_is_still_told_of(cast):
    opening = approved(days=5)
    close(opening=opening, by=who("service-manager"))

    assert tell_openings(today() + timedelta(days=5)) == 1
