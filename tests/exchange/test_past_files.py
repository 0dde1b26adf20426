"""Courses that people finished before, brought in from a file: what it would do, and for whom."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import months_after, today
from portal.exchange.actions import (
    apply_past,
    ask_past,
)
from portal.exchange.training.carrying_out import plan_of
from portal.notices.models import Notice
from skills.training.actions import record_completion, withdraw_completion
from skills.training.models import Completion
from tests.factories import (
    CourseFactory,
    EmploymentFactory,
    UserFactory,
    someone_with,
)
from tests.training.planning import charity, coordinator

from .past import DAY, leader, outcomes, row, says, sent

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_each_row_is_shown_by_its_kind_and_nothing_is_saved():
    user, course = UserFactory(), CourseFactory(refresh_months=None)
    there = CourseFactory()
    record_completion(user=user, course=there, completed_on=DAY, by=coordinator())
    before = Completion.objects.count()

    past = sent(
        row(user, course),
        row(user, there),
        row(None, course),
        row(user),
        row(user, course, Completed_on="31/2/2026"),
        row(user, course),
    )

    assert outcomes(past) == ["new", "there", "person", "course", "refused", "there"]
    assert past.counts == {"new": 1, "there": 2, "person": 1, "course": 1, "refused": 1}
    assert past.state == "checked"
    assert Completion.objects.count() == before


def test_what_is_applied_is_on_record_from_a_file_and_a_replay_does_nothing():
    user, course, by = UserFactory(), CourseFactory(refresh_months=12), coordinator()
    past = sent(row(user, course, Provider="A trust"), by=by)

    apply_past(past_file=past, seen=past.digest, by=by)
    apply_past(past_file=past, seen=past.digest, by=by)

    done = Completion.objects.get(user=user)
    assert (done.source, done.provider, done.past_file, done.completed_on) == (
        "imported",
        "A trust",
        past,
        DAY,
    )
    assert done.expires_on == months_after(DAY, 12)
    again = sent(row(user, course), by=by)
    assert outcomes(again) == ["there"]
    assert not Notice.objects.filter(recipient=user).exists()


def test_learning_elsewhere_counts_as_the_course_that_it_is_said_to_be_like():
    user, course, by = UserFactory(), CourseFactory(), coordinator()
    past = sent(row(user, Counts_as=course.code), by=by)
    assert f"Counts as “{course}”." in says(past)

    apply_past(past_file=past, seen=past.digest, by=by)

    done = Completion.objects.get(user=user)
    assert (done.course, done.title) == (course, "Knitting")


def test_a_file_shortens_what_our_rule_gives_and_does_not_stretch_it():
    user, by = UserFactory(), coordinator()
    yearly, good = CourseFactory(refresh_months=12), CourseFactory(refresh_months=None)
    past = sent(
        row(user, yearly, Counts_until="3/4/2026"),
        row(user, good, Counts_until="3/4/2030"),
        row(user, yearly, Completed_on="1/1/2024", Counts_until="1/1/2039"),
        by=by,
    )

    apply_past(past_file=past, seen=past.digest, by=by)

    ends = dict(Completion.objects.filter(user=user).values_list("completed_on", "expires_on"))
    assert ends[date(2024, 1, 1)] == date(2025, 1, 1)
    found = Completion.objects.filter(user=user, completed_on=DAY)
    assert {one.expires_on for one in found} == {date(2026, 4, 4), date(2030, 4, 4)}
    assert "Ran out on" in says(past)
    assert "Counts until" in says(past)


def test_a_course_counted_from_its_last_end_goes_on_from_the_row_before():
    user, by = UserFactory(), coordinator()
    course = CourseFactory(refresh_months=12, expiry="from_last_expiry")
    past = sent(
        row(user, course, Completed_on="1/12/2025"),
        row(user, course, Completed_on="5/1/2025"),
        by=by,
    )

    apply_past(past_file=past, seen=past.digest, by=by)

    last = Completion.objects.get(user=user, completed_on=date(2025, 12, 1))
    assert last.expires_on == date(2027, 1, 5)


def test_a_person_is_found_by_name_where_only_one_has_it():
    one = EmploymentFactory(user=UserFactory(name="Zuleika Onlyone")).user
    for _ in range(2):
        EmploymentFactory(user=UserFactory(name="Sam Samename"))
    course = CourseFactory()

    past = sent(
        row(course=course, **{"E-mail": "", "Name": "zuleika  onlyone"}),
        row(course=course, **{"E-mail": "", "Name": "Sam Samename"}),
        row(one, course, Name="Z. Onlyone", Completed_on="4/4/2026"),
    )

    assert outcomes(past) == ["new", "person", "new"]
    assert "Several people" in says(past)
    assert "The file calls them" in says(past)


@pytest.mark.access
def test_who_leads_an_organisation_finds_its_own_people_alone_and_asks():
    group = charity()
    ours, theirs = EmploymentFactory(organisation=group).user, EmploymentFactory().user
    course, by = CourseFactory(), leader(group)

    past = sent(row(ours, course), row(theirs, course), by=by, organisation=group)

    assert outcomes(past) == ["new", "person"]
    with pytest.raises(PermissionDenied):
        apply_past(past_file=past, seen=past.digest, by=by)
    ask_past(past_file=past, by=by)
    ask_past(past_file=past, by=by)
    past.refresh_from_db()
    assert past.state == "asked"
    assert not Completion.objects.filter(user=ours).exists()
    apply_past(past_file=past, seen=past.digest, by=coordinator())
    assert Completion.objects.get(user=ours).source == "imported"
    assert Notice.objects.filter(recipient=by, title__contains="they count now").exists()


@pytest.mark.access
def test_nobody_else_sends_one():
    group = charity()
    for by, organisation in (
        (UserFactory(), group),
        (leader(charity()), group),
        (leader(group), None),
        (leader(charity(agreement_ends=today())), group),
        (someone_with("administrator"), None),
    ):
        with pytest.raises(PermissionDenied):
            sent(row(), by=by, organisation=organisation)


@pytest.mark.access
def test_nobody_applies_what_they_finished_themselves():
    by, course = coordinator(), CourseFactory()
    past = sent(row(by, course), by=by)

    assert outcomes(past) == ["refused"]
    assert "Ask a colleague" in says(past)


def test_what_was_withdrawn_is_not_brought_back_by_a_file():
    user, course = UserFactory(), CourseFactory()
    done = record_completion(user=user, course=course, completed_on=DAY, by=coordinator())
    withdraw_completion(completion=done, why="Not theirs.", by=coordinator())

    assert outcomes(sent(row(user, course))) == ["refused"]


@pytest.mark.access
def test_nobody_applies_their_own_from_a_file_of_a_group_either():
    course, group = CourseFactory(), charity()
    by = leader(group)
    user = coordinator()
    EmploymentFactory(user=user, organisation=group)
    past = sent(row(user, course), by=by, organisation=group)

    plan = plan_of(past, user)

    assert [str(line.outcome) for line in plan.lines] == ["refused"]
    assert [str(line.outcome) for line in plan_of(past, by).lines] == ["new"]
