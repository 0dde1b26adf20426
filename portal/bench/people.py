"""The people of a made-up council and its partners: teams of seven, each with a line manager; a
practice supervisor and a service manager a district."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from portal.journal.actions import record_many
from portal.people.actions import add_organisation, add_team, grant
from portal.people.models import (
    Employment,
    JobRole,
    Organisation,
    Post,
    Registration,
    SupervisionLine,
    User,
)

from . import words
from .plan import Job

IN_A_TEAM = 7
TEAMS_A_DISTRICT = 8
# Every so many-th team is a partner's.
A_PARTNER = 10
PASSWORD = "three-made-up-words"  # noqa: S105
COUNCIL_JOBS = (
    "family_support_worker",
    "family_help_practitioner",
    "family_help_practitioner",
    "family_help_social_worker",
    "lead_child_protection_practitioner",
)
# Beside the teams: their job, and the role that they are granted.
OFFICE = (
    ("workforce_lead", "workforce_lead"),
    ("systems_administrator", "administrator"),
    ("training_officer", "training_coordinator"),
    ("content_officer", "editor"),
)


@dataclass
class Team:
    """A team with its manager; in the council, with the practice supervisor of its district."""

    team: object
    manager: User
    looker: User
    registration: Registration | None


class Town:
    """`since` is the day from which everybody has been there."""

    def __init__(self, today, seed, years):
        self.since = today - timedelta(days=365 * (years + 1))
        self.today, self.draw = today, Random(f"people/{seed}")  # noqa: S311
        self.council = Organisation.objects.council().get()
        self.roles = JobRole.objects.in_bulk(field_name="code")
        self.password = make_password(PASSWORD)
        self.district = self.looker = self.registration = None
        self.made = self.partners = self.teams = 0

    @transaction.atomic
    def found_office(self) -> None:
        """Those who look after the portal."""
        team = add_team(organisation=self.council, name="Workforce office", by=None)
        for job, role in OFFICE:
            person = self._people([(team, job)], "office")[0].user
            self._grant(person, role)

    @transaction.atomic
    def next_team(self) -> Team:
        self.teams += 1
        if self.teams % A_PARTNER == 0:
            return self.partner()
        if self.district is None or self.teams % TEAMS_A_DISTRICT == 1:
            self._found_district()
        name = f"Team {self.teams}"
        team = add_team(organisation=self.council, name=name, parent=self.district, by=None)
        manager = self._people([(team, "team_manager")], "manager")[0].user
        return Team(team, manager, self.looker, self.registration)

    def partner(self) -> Team:
        self.partners += 1
        partner = add_organisation(
            name=f"Partner {self.partners}",
            sector=Organisation.Sector.VOLUNTARY,
            agreement_starts=self.since,
            by=None,
        )
        team = add_team(organisation=partner, name=f"Partner team {self.partners}", by=None)
        manager = self._people([(team, "charity_manager")], "manager")[0].user
        return Team(team, manager, self.looker, None)

    def _found_district(self) -> None:
        name = f"District {1 + self.teams // TEAMS_A_DISTRICT}"
        self.district = add_team(organisation=self.council, name=name, by=None)
        people = [(self.district, "practice_supervisor"), (self.district, "service_manager")]
        lookers, managers = (one.user for one in self._people(people, "district"))
        self._grant(lookers, "practice_supervisor", self.district)
        self._grant(managers, "service_manager", self.district)
        self.looker = lookers
        self.registration = Registration.objects.create(
            user=self.looker,
            starts=self.since,
            ends=self.today + timedelta(days=200),
            qualified_on=self.since.replace(year=self.since.year - 8, day=1),
            checked_by=managers,
            checked_on=self.since,
        )

    def _grant(self, user, role, team=None) -> None:
        grant(
            user=user,
            role=role,
            organisation=self.council,
            team=team,
            starts=self.since,
            by=None,
        )

    def practitioners(self, team, count, profiles) -> list[Job]:
        """So many people in a team, each with what the framework asks of their job."""
        is_partner = team.registration is None
        jobs = ["partner_lead_professional"] if is_partner else COUNCIL_JOBS
        codes = [self.draw.choice(jobs) for _ in range(count)]
        employments = self._people([(team.team, code) for code in codes], "practitioner")
        SupervisionLine.objects.bulk_create(
            SupervisionLine(
                employment=one, subject=one.user, supervisor=team.manager, starts=self.since
            )
            for one in employments
        )
        lines = SupervisionLine.objects.filter(employment__in=employments)
        record_many((("supervision_line.started", line, {}) for line in lines), by=None)
        registrations = {} if is_partner else {team.looker.pk: team.registration}
        return [
            Job(one, profiles[code], team.manager, team.looker, registrations)
            for one, code in zip(employments, codes, strict=True)
        ]

    def _people(self, places, group) -> list[Employment]:
        """Somebody new in each place: a team and a job role's code."""
        users = User.objects.bulk_create(self._user(group) for _ in places)
        EmailAddress.objects.bulk_create(
            EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
        )
        employments = Employment.objects.bulk_create(
            Employment(user=user, organisation=team.organisation, starts=self.since)
            for user, (team, _) in zip(users, places, strict=True)
        )
        Post.objects.bulk_create(
            Post(employment=one, team=team, job_role=self.roles[code], starts=self.since)
            for one, (team, code) in zip(employments, places, strict=True)
        )
        record_many((("person.added", user, {}) for user in users), by=None)
        record_many((("employment.started", one, {}) for one in employments), by=None)
        return employments

    def _user(self, group) -> User:
        self.made += 1
        name = f"{self.draw.choice(words.FIRST_NAMES)} {self.draw.choice(words.LAST_NAMES)}"
        return User(name=name, email=f"{group}-{self.made}@many.example", password=self.password)
