"""Roles: who gives and ends which, and that one counts once on a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.dates import today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.people.actions import end_grant, grant
from portal.people.actions.grants import NotGiven
from portal.people.models import User
from portal.people.rules import may_end_grant, may_give_roles, may_grant, roles_to_give
from tests.factories import (
    EmploymentFactory,
    OrganisationFactory,
    RoleGrantFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return someone_with("administrator")


def give(user, by, **more):
    told = {"role": "service_manager", "starts": today(), "organisation": OrganisationFactory()}
    return grant(user=user, by=by, **(told | more))


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_an_administrator_gives_a_role_and_the_person_is_told(administrator):
    user = UserFactory()

    given = give(user, administrator)

    assert given.granted_by == administrator
    assert "service_manager" in fresh(user).roles
    assert Notice.objects.filter(recipient=user).count() == 1


def test_nobody_is_told_of_a_role_they_have_had_for_long(administrator):
    user = UserFactory()

    give(user, administrator, starts=today() - timedelta(days=30))

    assert not Notice.objects.filter(recipient=user).exists()


def test_nobody_gives_themselves_a_role(administrator):
    with pytest.raises(PermissionDenied):
        give(administrator, administrator)


def test_nobody_gives_a_role_to_another_account_of_theirs(administrator):
    user = UserFactory(merged_into=administrator)

    assert not may_give_roles(administrator, user)


def test_a_merged_account_is_given_no_role(administrator):
    user = UserFactory(merged_into=UserFactory())

    with pytest.raises(NotGiven, match="merged"):
        give(user, administrator)


def test_an_auditor_s_role_has_an_end(administrator):
    with pytest.raises(NotGiven, match="ends on a day"):
        give(UserFactory(), administrator, role="auditor")


def test_a_team_of_another_organisation_is_refused(administrator):
    with pytest.raises(NotGiven, match="another organisation"):
        give(UserFactory(), administrator, team=TeamFactory())


def test_a_role_for_a_team_is_given(administrator):
    team = TeamFactory()

    given = give(UserFactory(), administrator, team=team, organisation=team.organisation)

    assert given.team == team


def test_the_same_role_for_the_same_place_is_given_once_on_a_day(administrator):
    user = UserFactory()
    given = give(user, administrator, ends=today() + timedelta(days=10))

    with pytest.raises(NotGiven, match="already"):
        give(user, administrator, organisation=given.organisation)


def test_it_is_given_again_from_the_day_it_ends(administrator):
    user = UserFactory()
    given = give(user, administrator, ends=today() + timedelta(days=10))

    again = give(user, administrator, organisation=given.organisation, starts=given.ends)

    assert again.pk != given.pk


def test_an_employers_manager_makes_one_of_theirs_a_coordinator():
    manager = someone_with("employer_manager")
    organisation = manager.grants.get().organisation
    user = EmploymentFactory(organisation=organisation).user

    given = give(user, manager, role="partner_coordinator", organisation=organisation)

    assert may_end_grant(manager, given)


@pytest.mark.parametrize("role", ["employer_manager", "administrator", "service_manager"])
def test_an_employers_manager_gives_no_other_role(role):
    manager = someone_with("employer_manager")
    organisation = manager.grants.get().organisation
    user = EmploymentFactory(organisation=organisation).user

    assert not may_grant(manager, user, role, organisation)


def test_an_employers_manager_gives_no_role_at_another_employer():
    manager = someone_with("employer_manager")
    user = EmploymentFactory(organisation=manager.grants.get().organisation).user

    assert not may_grant(manager, user, "partner_coordinator", OrganisationFactory())


def test_an_employers_manager_gives_no_role_to_who_works_elsewhere():
    assert not roles_to_give(someone_with("employer_manager"), EmploymentFactory().user)


def test_a_coordinator_gives_no_roles():
    coordinator = someone_with("partner_coordinator")
    user = EmploymentFactory(organisation=coordinator.grants.get().organisation).user

    assert not may_give_roles(coordinator, user)


def test_an_employers_manager_ends_only_coordinators_of_theirs():
    manager = someone_with("employer_manager")
    here = manager.grants.get().organisation

    assert not may_end_grant(manager, RoleGrantFactory(role="partner_coordinator"))
    assert not may_end_grant(manager, RoleGrantFactory(role="editor", organisation=here))
    assert not may_end_grant(manager, manager.grants.get())


def test_a_role_ends_today_and_the_person_is_told_once(administrator):
    given = RoleGrantFactory(role="service_manager")

    end_grant(grant=given, by=administrator)
    end_grant(grant=given, by=administrator)

    assert "service_manager" not in fresh(given.user).roles
    assert Notice.objects.filter(recipient=given.user).count() == 1
    assert Entry.objects.filter(verb="role.ended").count() == 1


def test_a_role_that_was_to_begin_later_begins_no_more(administrator):
    given = RoleGrantFactory(role="service_manager", starts=today() + timedelta(days=5))

    ended = end_grant(grant=given, by=administrator)

    assert ended.ends == ended.starts


def test_nobody_else_ends_a_role(cast):
    with pytest.raises(PermissionDenied):
        end_grant(grant=cast["editor"].grants.get(), by=cast["workforce-lead"])


def test_the_rights_in_the_cms_go_with_the_last_role_that_brought_them(administrator):
    user = UserFactory()
    first = give(user, administrator, role="editor")
    second = give(user, administrator, role="editor")
    end_grant(grant=first, by=administrator)
    assert user.groups.filter(name="Editors").exists()

    end_grant(grant=second, by=administrator)

    assert not user.groups.exists()


@pytest.mark.database
def test_the_database_refuses_a_role_twice_on_a_day():
    given = RoleGrantFactory()

    with pytest.raises(IntegrityError, match="already"), transaction.atomic():
        RoleGrantFactory(user=given.user, organisation=given.organisation, starts=today())


@pytest.mark.database
def test_the_database_refuses_a_team_of_another_organisation():
    with pytest.raises(IntegrityError, match="team of the organisation"), transaction.atomic():
        RoleGrantFactory(team=TeamFactory())


@pytest.mark.database
def test_the_database_refuses_an_auditor_s_role_without_an_end():
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(role="auditor", ends=None)


@pytest.mark.database
def test_the_database_keeps_every_role_that_was_given():
    given = RoleGrantFactory()

    with pytest.raises(IntegrityError, match="stays on record"), transaction.atomic():
        given.delete()
