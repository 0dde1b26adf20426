"""People and things to test with, made in one line. States are reached through the actions."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from portal.dates import today
from portal.people.models import (
    Employment,
    JobRole,
    Organisation,
    Post,
    Registration,
    RoleGrant,
    SupervisionLine,
    Team,
    User,
)
from skills.framework.actions import publish
from skills.framework.models import (
    Domain,
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Requirement,
    RoleProfile,
    Statement,
)
from skills.training.models import Course

LONG_AGO = date(2024, 1, 8)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda number: f"{number} Tester")
    email = factory.Sequence(lambda number: f"tester-{number}@tests.example")


class OrganisationFactory(DjangoModelFactory):
    """An employer with an agreement in date."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Employer {number}")
    sector = Organisation.Sector.VOLUNTARY
    agreement_starts = LONG_AGO


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Team {number}")


class JobRoleFactory(DjangoModelFactory):
    class Meta:
        model = JobRole

    code = factory.Sequence(lambda number: f"role_{number}")
    name = factory.Sequence(lambda number: f"Role {number}")
    rates_own_skills = True


class EmploymentFactory(DjangoModelFactory):
    """A person employed since long ago, without a post."""

    class Meta:
        model = Employment

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    starts = LONG_AGO


class PostFactory(DjangoModelFactory):
    """A post, with the employment that it is in: `PostFactory(employment__user=…)`."""

    class Meta:
        model = Post

    employment = factory.SubFactory(EmploymentFactory)
    team = factory.SubFactory(
        TeamFactory, organisation=factory.SelfAttribute("..employment.organisation")
    )
    job_role = factory.SubFactory(JobRoleFactory)
    starts = LONG_AGO


class SupervisionLineFactory(DjangoModelFactory):
    class Meta:
        model = SupervisionLine

    employment = factory.SubFactory(EmploymentFactory)
    subject = factory.SelfAttribute("employment.user")
    supervisor = factory.SubFactory(UserFactory)
    starts = LONG_AGO


class RoleGrantFactory(DjangoModelFactory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = RoleGrant.Role.ADMINISTRATOR
    organisation = factory.SubFactory(OrganisationFactory)
    starts = LONG_AGO
    # An auditor's always ends.
    ends = factory.LazyAttribute(
        lambda made: today() + timedelta(days=90) if made.role == "auditor" else None
    )


class RegistrationFactory(DjangoModelFactory):
    """A social worker's registration, in date for some time to come."""

    class Meta:
        model = Registration

    user = factory.SubFactory(UserFactory)
    starts = LONG_AGO
    ends = factory.LazyFunction(lambda: today() + timedelta(days=200))
    qualified_on = date(2015, 7, 1)
    checked_by = factory.SubFactory(UserFactory)
    checked_on = LONG_AGO


class CourseFactory(DjangoModelFactory):
    class Meta:
        model = Course

    code = factory.Sequence(lambda number: f"T{number}")
    slug = factory.Sequence(lambda number: f"course-{number}")
    title = factory.Sequence(lambda number: f"Course {number}")
    summary = "What it is about."
    level = Course.Level.CORE
    mode = Course.Mode.IN_PERSON
    hours = 6
    refresh_months = 12
    audience = "Everyone"


def someone_with(role: str, **scope) -> User:
    """A person who holds `role` today."""
    return RoleGrantFactory(role=role, **scope).user


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = Framework

    code = factory.Sequence(lambda number: f"framework-{number}")
    title = factory.Sequence(lambda number: f"Framework {number}")


def draft_version(*, framework=None, number=1, job_role=None, follows=None) -> FrameworkVersion:
    """A draft that is whole: two areas of two statements, the first of each core, one role that
    needs level 2 in all."""
    version = FrameworkVersion.objects.create(
        framework=framework or FrameworkFactory(),
        number=number,
        title=f"Version {number}",
        follows=follows,
    )
    for value, name in enumerate(("Not yet", "Aware", "Supported", "Confident", "Leading")):
        Level.objects.create(version=version, value=value, code=f"level-{value}", name=name)
    profile = RoleProfile.objects.create(
        version=version,
        job_role=job_role or JobRoleFactory(),
        name="Tester",
        summary="Tests things.",
        typical_work="testing",
        position=0,
    )
    for position, letter in enumerate("AB"):
        domain = Domain.objects.create(
            version=version,
            code=letter,
            slug=f"area-{letter.lower()}",
            title=f"Area {letter}",
            question="Is it so?",
            summary="What it is about.",
            position=position,
        )
        for place in (1, 2):
            _statement(domain, profile, f"{letter}{place}", place)
    return version


def _statement(domain, profile, code, position):
    statement = Statement.objects.create(
        version=domain.version,
        domain=domain,
        code=code,
        slug=code.lower(),
        title=f"Statement {code}",
        text=f"I do {code}.",
        core=position == 1,
        position=position,
    )
    for value in (1, 2, 3, 4):
        LevelDescriptor.objects.create(statement=statement, value=value, text=f"{code} at {value}")
    Requirement.objects.create(profile=profile, statement=statement, minimum=2)


def published_version(**fields) -> FrameworkVersion:
    return publish(version=draft_version(**fields), by=None)
