"""What the database itself refuses of people's records, when the rules are gone round."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from portal.dates import today
from portal.people.models import Employment, Organisation, User
from tests.factories import (
    LONG_AGO,
    EmploymentFactory,
    OrganisationFactory,
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BEFORE = LONG_AGO - timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_once(db):
    """Let what points elsewhere be looked at now, and not at the end of the test."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused(make, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_an_address_with_a_capital_is_refused():
    refused(UserFactory, email="Ada@tests.example")


def test_two_people_cannot_share_an_address():
    UserFactory(email="ada@tests.example")

    refused(UserFactory, email="ada@tests.example")


def test_many_people_may_have_no_address():
    people = [UserFactory(email=None), UserFactory(email=None)]

    assert [person.email for person in people] == [None, None]


def test_a_person_without_a_name_is_refused():
    refused(UserFactory, name="")


def test_nobody_is_a_superuser():
    refused(UserFactory, is_superuser=True)


def test_nobody_becomes_a_superuser():
    person = UserFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=person.pk).update(is_superuser=True)


def test_nobody_grants_themselves_a_role():
    person = UserFactory()

    refused(RoleGrantFactory, user=person, granted_by=person)


def test_nobody_supervises_themselves():
    employment = EmploymentFactory()

    refused(SupervisionLineFactory, employment=employment, supervisor=employment.user)


def test_nobody_checks_their_own_registration():
    person = UserFactory()

    refused(RegistrationFactory, user=person, checked_by=person)


def test_a_supervision_line_names_the_person_employed():
    employment = EmploymentFactory()

    refused(SupervisionLineFactory, employment=employment, subject=UserFactory())


def test_a_supervision_line_cannot_come_to_name_another():
    line = SupervisionLineFactory()
    line.subject = UserFactory()

    refused(line.save)


def test_an_employment_has_one_line_manager_at_a_time():
    line = SupervisionLineFactory()

    refused(SupervisionLineFactory, employment=line.employment)


def test_a_second_line_of_another_kind_may_stand_beside_it():
    line = SupervisionLineFactory()

    second = SupervisionLineFactory(employment=line.employment, kind="practice")

    assert second.subject == line.subject


def test_a_person_has_one_open_employment_with_an_employer():
    employment = EmploymentFactory()

    refused(EmploymentFactory, user=employment.user, organisation=employment.organisation)


def test_a_person_may_come_back_to_an_employer():
    before = EmploymentFactory(ends=today())

    again = EmploymentFactory(user=before.user, organisation=before.organisation, starts=today())

    assert again.user == before.user


def test_two_teams_of_an_employer_cannot_share_a_name():
    team = TeamFactory()

    refused(TeamFactory, organisation=team.organisation, name=team.name)


def test_an_agreement_ends_after_it_starts():
    refused(OrganisationFactory, agreement_starts=LONG_AGO, agreement_ends=LONG_AGO)


@pytest.mark.parametrize(
    "factory",
    [
        EmploymentFactory,
        PostFactory,
        RegistrationFactory,
        RoleGrantFactory,
        SupervisionLineFactory,
    ],
)
def test_nothing_ends_before_it_starts(factory):
    refused(factory, ends=BEFORE)


@pytest.mark.parametrize(
    ("starts", "ends", "active"),
    [
        (None, None, False),
        (timedelta(days=1), None, False),
        (timedelta(0), None, True),
        (timedelta(days=-9), timedelta(0), False),
        (timedelta(days=-9), timedelta(days=1), True),
    ],
)
def test_an_organisation_is_active_while_its_agreement_holds(starts, ends, active):
    organisation = OrganisationFactory(
        agreement_starts=starts if starts is None else today() + starts,
        agreement_ends=ends if ends is None else today() + ends,
    )

    assert organisation.is_active is active


def test_the_council_needs_no_agreement_with_itself():
    council = Organisation.objects.council().first() or OrganisationFactory(sector="council")

    assert council.is_active


@pytest.mark.parametrize("moved", [{"user": UserFactory}, {"organisation": OrganisationFactory}])
def test_an_employment_stays_with_the_person_and_the_employer(moved):
    employment = EmploymentFactory()
    change = {name: make() for name, make in moved.items()}

    with pytest.raises(IntegrityError, match="stays with the person and the employer"):
        Employment.objects.filter(pk=employment.pk).update(**change)
