"""Cover for somebody who is away: from a day to a day, one at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.changes.covering import days_offered, suggested_for
from portal.dates import today
from portal.notices.models import Notice
from portal.people.actions.absence import CannotCover, end_cover, set_cover, start_absence
from portal.people.models import Absence, Cover, SupervisionLine
from portal.people.querysets.absence import answered_for_by, without_cover
from portal.people.rules.absence import may_cover, may_set_cover
from skills.assessments.models import Assessment
from tests.changes.conftest import in_days
from tests.changes.test_moving import world_sent
from tests.factories import EmploymentFactory, PostFactory, UserFactory, someone_with


def cover(world, colleague, *, by=None, starts=0, ends=9):
    return set_cover(
        absent=world.manager,
        covering=colleague,
        starts=in_days(starts),
        ends=in_days(ends),
        by=by or world.manager,
    )


def test_what_waits_for_the_absent_waits_for_the_one_who_covers(world, colleague):
    sent = world_sent(world)

    cover(world, colleague)

    assert list(Assessment.objects.awaiting_review_by(colleague)) == [sent]


def test_both_are_told_without_a_reason_and_without_a_name_in_the_subject(world, colleague):
    cover(world, colleague)

    told = {notice.recipient: notice for notice in Notice.objects.filter(key__startswith="cover")}
    assert set(told) == {world.manager, colleague}
    assert not any(person.name in n.title for n in told.values() for person in told)


def test_the_same_cover_again_is_one(world, colleague):
    assert cover(world, colleague) == cover(world, colleague)


@pytest.mark.parametrize(
    ("starts", "ends", "says"),
    [
        (5, 5, "can’t come before"),
        (-9, -1, "has not passed"),
        (0, 400, "a year at most"),
    ],
)
def test_days_that_cannot_be(world, colleague, starts, ends, says):
    with pytest.raises(CannotCover, match=says) as refused:
        cover(world, colleague, starts=starts, ends=ends)

    assert refused.value.field == "ends"


def test_two_covers_at_once_are_refused_and_the_first_is_named(world, colleague):
    cover(world, colleague)

    with pytest.raises(CannotCover, match=str(colleague)):
        cover(world, world.qualified, starts=8, ends=20)


@pytest.mark.database
def test_the_database_refuses_two_covers_at_once(world, colleague):
    made = cover(world, colleague)
    row = {"absent": world.manager, "covering": world.qualified, "set_by": world.manager}

    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.create(**row, starts=made.ends - timedelta(days=1), ends=in_days(20))
    beside = Cover.objects.create(**row, starts=made.ends, ends=in_days(20))
    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.filter(pk=beside.pk).update(starts=today())


def test_nobody_covers_for_themselves_by_any_account(world, colleague):
    merged = UserFactory(merged_into=world.manager)
    for person in (world.manager, merged):
        with pytest.raises(CannotCover, match="for themselves"):
            cover(world, person)


def test_somebody_who_has_left_does_not_cover(world, colleague):
    colleague.employments.update(ends=today())

    with pytest.raises(CannotCover, match="doesn’t work here"):
        cover(world, colleague)


def test_somebody_who_is_away_does_not_cover(world, colleague):
    start_absence(employment=colleague.employments.get(), starts=today(), by=world.manager)

    with pytest.raises(CannotCover, match="isn’t available"):
        cover(world, colleague)


class TestAnotherEmployer:
    """The manager of our world works for a partner too, where nobody is theirs to lead."""

    @pytest.fixture
    def partner(self, world):
        world.team.organisation.sector = "council"
        world.team.organisation.save()
        return EmploymentFactory(user=world.manager, organisation__sector="voluntary").organisation

    def test_lets_none_of_its_people_see_ours(self, world, partner):
        outsider = PostFactory(employment__organisation=partner).employment.user

        with pytest.raises(CannotCover, match="doesn’t work where"):
            cover(world, outsider)

    def test_says_nothing_of_who_covers_here(self, world, partner, colleague):
        by = someone_with("partner_coordinator", organisation=partner)

        with pytest.raises(PermissionDenied):
            cover(world, colleague, by=by)

    def test_is_covered_by_a_colleague_of_the_place(self, world, partner, colleague):
        by = someone_with("service_manager", organisation=world.team.organisation)

        assert cover(world, colleague, by=by)

    def test_of_somebody_who_leads_nobody_has_its_own_people(self, world, partner):
        world.person.supervision_received.update(ends=today())
        outsider = EmploymentFactory(organisation=partner).user
        by = someone_with("partner_coordinator", organisation=partner)

        assert cover(world, outsider, by=by)
        assert may_cover(world.qualified, world.manager)
        assert not may_cover(
            EmploymentFactory(organisation__sector="voluntary").user, world.manager
        )


class TestEnd:
    def test_today(self, world, colleague):
        made = cover(world, colleague, starts=-2)

        ended = end_cover(cover=made, by=world.manager)

        assert ended.ends == today()
        assert end_cover(cover=ended, by=world.manager) == ended

    def test_of_one_that_has_not_begun(self, world, colleague):
        made = cover(world, colleague, starts=3)

        assert end_cover(cover=made, by=world.manager) is None
        assert not Cover.objects.exists()

    def test_is_not_for_everybody(self, world, colleague):
        made = cover(world, colleague)

        with pytest.raises(PermissionDenied):
            end_cover(cover=made, by=world.person)


class TestWhoMay:
    def test_the_person_an_administrator_and_who_manages_the_place(self, world, administrator):
        place = {"organisation": world.team.organisation, "team": world.team}

        assert may_set_cover(world.manager, world.manager)
        assert may_set_cover(administrator, world.manager)
        assert may_set_cover(someone_with("service_manager", **place), world.manager)

    def test_nobody_else(self, world, colleague):
        for by in (colleague, world.person, someone_with("service_manager")):
            assert not may_set_cover(by, world.manager)
            with pytest.raises(PermissionDenied):
                cover(world, colleague, by=by)


class TestWithoutCover:
    def lines(self, day=None):
        rows = (SupervisionLine.objects, Absence.objects, Cover.objects)
        return list(without_cover(*rows, day or today()))

    def away(self, world, **days):
        job = world.manager.employments.get()
        return start_absence(employment=job, starts=in_days(-3), by=world.manager, **days)

    def test_nobody_is_while_all_are_here(self, world):
        assert self.lines() == []

    def test_are_the_people_of_one_who_is_away(self, world):
        self.away(world)

        assert [line.subject for line in self.lines()] == [world.person]

    def test_is_nobody_once_somebody_covers(self, world, colleague):
        self.away(world)
        cover(world, colleague)

        assert self.lines() == []
        assert self.lines(in_days(30)) != []

    def test_are_again_when_the_one_who_covers_is_away_too(self, world, colleague):
        self.away(world)
        cover(world, colleague)
        start_absence(employment=colleague.employments.get(), starts=today(), by=world.manager)

        assert len(self.lines()) == 1

    def test_an_absence_from_another_employer_changes_nothing(self, world):
        other = EmploymentFactory(user=world.manager)
        start_absence(employment=other, starts=in_days(-3), by=world.manager)

        assert self.lines() == []

    def test_are_answered_for_by_the_manager_of_the_place(self, world):
        place = {"organisation": world.team.organisation, "team": world.team}
        manager, other = someone_with("service_manager", **place), someone_with("service_manager")
        lines = SupervisionLine.objects

        assert lines.filter(answered_for_by(manager)).count() == 1
        assert not lines.filter(answered_for_by(other)).exists()


class TestSuggestions:
    def test_are_those_who_supervise_beside_and_practice_supervisors(self, world, colleague):
        below = PostFactory(
            employment__organisation=world.team.organisation, team=world.team
        ).employment
        SupervisionLine.objects.create(
            employment=below, subject=below.user, supervisor=colleague, starts=in_days(-9)
        )

        found = [value for value, _ in suggested_for(world.manager)]

        assert set(found) == {str(colleague.uuid), str(world.qualified.uuid)}

    def test_come_with_the_days_of_the_absence(self, world):
        job = world.manager.employments.get()
        assert days_offered(world.manager) == (today(), in_days(13))

        start_absence(employment=job, starts=in_days(3), ends=in_days(8), by=world.manager)
        assert days_offered(world.manager) == (in_days(3), in_days(7))

    def test_come_with_two_weeks_where_the_end_is_not_known(self, world):
        start_absence(
            employment=world.manager.employments.get(), starts=in_days(-3), by=world.manager
        )

        assert days_offered(world.manager) == (today(), in_days(13))
