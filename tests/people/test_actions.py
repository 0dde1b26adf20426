"""Bringing people in is for an administrator, and never about themselves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.journal.models import Entry
from portal.people import actions
from portal.people.models import JobRole, User
from tests.factories import (
    EmploymentFactory,
    JobRoleFactory,
    OrganisationFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return someone_with("administrator")


def last_entry():
    return Entry.objects.order_by("-id").first()


def every_action(by):
    """Each action with what it needs, ready to be done by `by`."""
    employment, team = EmploymentFactory(), TeamFactory()
    return {
        "organisation.added": lambda: actions.add_organisation(
            by=by, name="New Trust", sector="health"
        ),
        "team.added": lambda: actions.add_team(
            organisation=team.organisation, name="North", parent=team, by=by
        ),
        "job_role.set": lambda: actions.add_job_role(code="tester", name="Tester", by=by),
        "person.added": lambda: actions.add_person(name="Ada", email="ada@x.example", by=by),
        "employment.started": lambda: employ_someone(team, by=by),
        "supervision_line.started": lambda: actions.supervise(
            employment=employment, supervisor=UserFactory(), starts=today(), by=by
        ),
        "role.granted": lambda: actions.grant(
            user=UserFactory(),
            role="service_manager",
            organisation=OrganisationFactory(),
            starts=today(),
            by=by,
        ),
        "registration.checked": lambda: register_someone(by=by),
    }


def employ_someone(team, *, by):
    return actions.employ(
        user=UserFactory(),
        organisation=team.organisation,
        team=team,
        job_role=JobRoleFactory(),
        starts=today(),
        by=by,
    )


def register_someone(*, by):
    return actions.record_registration(
        user=UserFactory(),
        starts=today(),
        ends=None,
        qualified_on=date(2015, 7, 1),
        checked_on=today(),
        by=by,
    )


VERBS = [
    "organisation.added",
    "team.added",
    "job_role.set",
    "person.added",
    "employment.started",
    "supervision_line.started",
    "role.granted",
    "registration.checked",
]


@pytest.mark.parametrize("verb", VERBS)
def test_an_administrator_may_and_it_is_journalled(administrator, verb):
    made = every_action(administrator)[verb]()

    entry = last_entry()
    assert (entry.verb, entry.actor, entry.object_id) == (verb, administrator, made.pk)


@pytest.mark.access
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["workforce_lead", "service_manager", "editor"])
def test_nobody_else_may(verb, role):
    act = every_action(someone_with(role))[verb]

    with pytest.raises(PermissionDenied):
        act()


@pytest.mark.access
def test_an_administrator_grants_themselves_nothing(administrator):
    with pytest.raises(PermissionDenied):
        actions.grant(
            user=administrator,
            role="auditor",
            organisation=OrganisationFactory(),
            starts=today(),
            by=administrator,
        )


@pytest.mark.access
def test_an_administrator_does_not_check_their_own_registration(administrator):
    with pytest.raises(PermissionDenied):
        actions.record_registration(
            user=administrator,
            starts=today(),
            ends=None,
            qualified_on=today(),
            checked_on=today(),
            by=administrator,
        )


def test_an_administrator_whose_grant_has_ended_may_not():
    former = someone_with("administrator", ends=today())

    with pytest.raises(PermissionDenied):
        actions.add_person(name="Ada", by=former)


def test_a_person_is_written_with_a_small_letter_address(administrator):
    person = actions.add_person(name="Ada", email="Ada@X.Example", by=administrator)

    assert person.email == "ada@x.example"
    assert list(User.objects.with_email("ADA@x.example")) == [person]


def test_a_person_may_have_no_account(administrator):
    person = actions.add_person(name="Ada", by=administrator)

    assert person.email is None
    assert not person.has_usable_password()


def test_an_employment_starts_with_its_post(administrator):
    team, job_role = TeamFactory(), JobRoleFactory()

    employment = actions.employ(
        user=UserFactory(),
        organisation=team.organisation,
        team=team,
        job_role=job_role,
        starts=today(),
        by=administrator,
    )

    post = employment.post_on(today())
    assert (post.team, post.job_role) == (team, job_role)
    assert employment.post_on(today() - timedelta(days=1)) is None


def test_a_job_role_keeps_its_code_and_takes_new_words(administrator):
    actions.add_job_role(code="tester", name="Tester", by=administrator)

    actions.add_job_role(code="tester", name="Senior tester", by=administrator)

    assert JobRole.objects.get(code="tester").name == "Senior tester"


@pytest.mark.parametrize(
    ("role", "groups"), [("editor", 1), ("workforce_lead", 1), ("working_lead", 0)]
)
def test_roles_that_edit_the_site_bring_the_rights_of_the_cms(administrator, role, groups):
    person = UserFactory()

    actions.grant(
        user=person,
        role=role,
        organisation=OrganisationFactory(),
        starts=today(),
        by=administrator,
    )

    assert person.groups.count() == groups
