"""What a person is and may do today follows from dated posts, lines, grants and registrations."""

from datetime import timedelta

import pytest

from portal.dates import today
from portal.people import rules
from portal.people.models import Employment, Post, User
from portal.people.querysets import in_any_scope
from tests.factories import (
    EmploymentFactory,
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(days=-1)


def fresh(user):
    """The person as the next request sees them, with nothing remembered."""
    return User.objects.get(pk=user.pk)


def test_a_post_that_rates_its_skills_makes_a_practitioner():
    post = PostFactory(job_role__rates_own_skills=True)

    assert post.employment.user.roles == {"practitioner"}


def test_another_post_does_not():
    post = PostFactory(job_role__rates_own_skills=False)

    assert post.employment.user.roles == frozenset()


def test_whoever_supervises_is_a_supervisor():
    line = SupervisionLineFactory()

    assert line.supervisor.roles == {"supervisor"}
    assert line.subject.roles == frozenset()


@pytest.mark.parametrize("days", [-1, 0])
def test_what_has_ended_counts_no_more(days):
    ended = {"ends": today() + timedelta(days=days)}
    user = PostFactory(**ended).employment.user
    RoleGrantFactory(user=user, **ended)
    SupervisionLineFactory(supervisor=user, **ended)

    assert user.roles == frozenset()


def test_what_has_not_started_does_not_count_yet():
    user = UserFactory()
    RoleGrantFactory(user=user, starts=today() + timedelta(days=1))

    assert user.roles == frozenset()


def test_the_main_post_is_the_one_that_started_last():
    first = PostFactory()
    later = PostFactory(employment__user=first.employment.user, starts=today() + YESTERDAY)

    assert first.employment.user.main_post == later


def test_a_post_in_an_employment_that_has_ended_is_not_held():
    post = PostFactory(employment__ends=today())

    assert list(Post.objects.held_by(post.employment.user)) == []
    assert post.employment.user.main_post is None


@pytest.mark.parametrize(("ends", "qualified"), [(1, True), (0, False), (None, True)])
def test_a_social_worker_is_qualified_while_the_registration_is_in_date(ends, qualified):
    registration = RegistrationFactory(
        ends=ends if ends is None else today() + timedelta(days=ends)
    )

    assert rules.is_qualified(registration.user) is qualified


def test_whether_somebody_was_qualified_is_told_of_a_past_day():
    registration = RegistrationFactory(ends=today())

    assert rules.is_qualified(registration.user, today() + YESTERDAY)
    assert not rules.is_qualified(registration.user, today())


def test_the_line_manager_manages_and_a_practice_supervisor_does_not():
    line = SupervisionLineFactory()
    practice = SupervisionLineFactory(employment=line.employment, kind="practice")

    assert rules.is_line_manager_of(line.supervisor, line.employment)
    assert not rules.is_line_manager_of(practice.supervisor, line.employment)
    assert rules.supervises(practice.supervisor, line.employment)


def test_a_former_line_manager_manages_no_more():
    line = SupervisionLineFactory(ends=today())

    assert not rules.is_line_manager_of(line.supervisor, line.employment)
    assert not rules.supervises(line.supervisor, line.employment)


def test_a_supervisor_sees_their_own_people_once_each():
    line = SupervisionLineFactory()
    SupervisionLineFactory(employment=line.employment, supervisor=line.supervisor, kind="practice")
    SupervisionLineFactory()

    people = Employment.objects.supervised_by(line.supervisor)

    assert list(people) == [line.employment]


def test_somebody_who_has_left_is_supervised_no_more():
    line = SupervisionLineFactory(employment__ends=today())

    assert list(Employment.objects.supervised_by(line.supervisor)) == []


@pytest.mark.access
def test_an_employment_is_seen_by_the_person_and_whoever_supervises_them():
    line = SupervisionLineFactory()
    former = SupervisionLineFactory(employment=line.employment, kind="practice", ends=today())

    def sees(viewer):
        return line.employment in Employment.objects.visible_to(viewer)

    assert sees(line.subject)
    assert sees(line.supervisor)
    assert not sees(former.supervisor)
    assert not sees(UserFactory())


@pytest.mark.access
def test_an_employment_that_has_ended_is_seen_by_neither():
    line = SupervisionLineFactory(employment__ends=today())

    assert list(Employment.objects.visible_to(line.subject)) == []
    assert list(Employment.objects.visible_to(line.supervisor)) == []


@pytest.mark.access
def test_a_grant_for_an_organisation_reaches_all_in_it_and_nobody_else():
    inside, outside = PostFactory(), PostFactory()
    manager = someone_with("service_manager", organisation=inside.employment.organisation)

    assert rules.holds_grant_over(manager, "service_manager", inside.employment)
    assert not rules.holds_grant_over(manager, "service_manager", outside.employment)
    assert not rules.holds_grant_over(manager, "practice_supervisor", inside.employment)


@pytest.mark.access
@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_grant_for_a_team_reaches_the_two_levels_below_it(level):
    top = team = TeamFactory()
    for _ in range(level):
        team = TeamFactory(organisation=top.organisation, parent=team)
    post = PostFactory(employment__organisation=top.organisation, team=team)
    manager = someone_with("service_manager", organisation=top.organisation, team=top)

    assert rules.holds_grant_over(manager, "service_manager", post.employment)


@pytest.mark.access
def test_a_grant_for_a_team_does_not_reach_the_team_beside_it_or_above():
    above = TeamFactory()
    mine = TeamFactory(organisation=above.organisation, parent=above)
    beside = TeamFactory(organisation=above.organisation, parent=above)
    posts = [
        PostFactory(employment__organisation=above.organisation, team=team)
        for team in (above, beside)
    ]
    manager = someone_with("service_manager", organisation=above.organisation, team=mine)

    reached = Employment.objects.in_scope_of(manager, "service_manager")

    assert list(reached) == []
    assert len(posts) == 2


@pytest.mark.access
def test_a_grant_for_a_team_follows_today_s_post_and_not_last_year_s():
    old, new = TeamFactory(), TeamFactory()
    employment = EmploymentFactory(organisation=old.organisation)
    PostFactory(employment=employment, team=old, ends=today())
    PostFactory(employment=employment, team=new, starts=today())
    manager = someone_with("service_manager", organisation=old.organisation, team=old)

    assert not rules.holds_grant_over(manager, "service_manager", employment)


@pytest.mark.access
def test_a_grant_for_an_organisation_does_not_reach_whoever_has_left_it():
    employment = EmploymentFactory(ends=today())
    manager = someone_with("service_manager", organisation=employment.organisation)

    reached = Employment.objects.filter(in_any_scope(manager, "service_manager"))

    assert list(reached) == []


def test_two_grants_of_a_role_reach_the_people_of_both():
    first, second = PostFactory(), PostFactory()
    manager = someone_with("service_manager", organisation=first.employment.organisation)
    RoleGrantFactory(
        user=manager, role="service_manager", organisation=second.employment.organisation
    )

    reached = Employment.objects.in_scope_of(fresh(manager), "service_manager")

    assert set(reached) == {first.employment, second.employment}
