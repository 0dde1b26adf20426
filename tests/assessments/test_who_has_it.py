"""With whom a round waits: never with who is covered, has left, or supervises no longer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.notices.models import Notice
from portal.people.models import Cover, SupervisionLine
from skills.assessments import nightly
from skills.assessments.models import Assessment
from skills.assessments.reviewers import reviewer_of
from skills.assessments.rules import may_review
from tests.assessments.browsing import text_of
from tests.factories import RoleGrantFactory, SupervisionLineFactory, UserFactory


def cover(absent, covering, ends=5):
    return Cover.objects.create(
        absent=absent,
        covering=covering,
        starts=today(),
        ends=today() + timedelta(days=ends),
        set_by=covering,
    )


def waiting(person):
    return list(Assessment.objects.awaiting_review_by(person))


def test_while_one_is_covered_it_waits_for_the_other_and_then_for_them_again(world):
    assessment, covering = world.submitted(), UserFactory()
    cover(world.supervisor, covering)

    assert waiting(covering) == [assessment]
    assert waiting(world.supervisor) == []
    assert list(Assessment.objects.with_cover_of(world.supervisor)) == [assessment]
    assert reviewer_of(assessment) == covering
    assert may_review(world.supervisor, assessment)
    with as_if(now() + timedelta(days=5)):
        assert waiting(covering) == []
        assert waiting(world.supervisor) == [assessment]
        assert reviewer_of(assessment) == world.supervisor


def test_who_covers_for_their_own_supervisor_does_not_review_themselves(world):
    assessment = world.submitted()
    cover(world.supervisor, world.practitioner)

    assert waiting(world.practitioner) == []
    assert waiting(world.supervisor) == [assessment]
    assert reviewer_of(assessment) == world.supervisor


def test_a_supervisor_whose_line_ended_has_it_no_longer(world):
    assessment = world.submitted()
    new = UserFactory()
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())
    SupervisionLineFactory(employment=world.employment, supervisor=new, starts=today())

    assert waiting(world.supervisor) == []
    assert waiting(new) == [assessment]
    assert not may_review(world.supervisor, assessment)


def test_a_practice_supervisor_has_it_where_nobody_is_line_manager(world):
    assessment = world.submitted()
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())

    nobody = reviewer_of(assessment)
    line = SupervisionLineFactory(employment=world.employment, kind="practice", starts=today())

    assert nobody is None
    assert reviewer_of(assessment) == line.supervisor


def test_the_list_says_who_covers(world, browse):
    world.submitted()
    covering = UserFactory()
    cover(world.supervisor, covering)

    page = text_of(browse(world.supervisor).get(reverse("assessments:reviews")))

    assert f"{covering} covers for you until" in page
    assert f"{world.practitioner}’s self-assessment" in page
    assert "Nothing is waiting for you." in page


def test_late_reminders_go_to_who_covers(world):
    with as_if(now() - timedelta(days=60)):
        assessment = world.submitted()
    covering, manager = UserFactory(), _manager(world)
    cover(world.supervisor, covering, ends=60)
    due = nightly.DueDays([world.employment.pk]).review(assessment)
    day = due + timedelta(days=1 + 7 * (1 + (today() - due).days // 7))

    nightly.reviews_late(day)

    told = Notice.objects.filter(key__startswith="review.late")
    assert {notice.recipient for notice in told} == {covering, manager}


@pytest.mark.parametrize("managed", [True, False])
def test_where_nobody_is_left_the_practitioner_and_a_manager_are_told_each_week(world, managed):
    world.submitted()
    other = _manager(world) if managed else RoleGrantFactory(role="administrator").user
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())
    Notice.objects.all().delete()

    counts = [nightly.reviews_without_reviewer(today() + timedelta(days=n)) for n in range(8)]

    told = Notice.objects.filter(key__startswith="review.nobody")
    assert counts == [1, 0, 0, 0, 0, 0, 0, 1]
    assert {world.practitioner, other} <= {notice.recipient for notice in told}
    assert not any(str(world.practitioner) in notice.title for notice in told)


def test_a_round_that_somebody_has_is_no_business_of_a_manager(world):
    world.submitted()

    assert nightly.reviews_without_reviewer(today()) == 0


def _manager(world):
    return RoleGrantFactory(role="service_manager", organisation=world.employment.organisation).user
