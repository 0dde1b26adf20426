"""The organisations and people of the story, brought in as an administrator would."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from portal.dates import months_after, today
from portal.people import actions
from portal.people.addresses import prove
from portal.people.models import JobRole, Organisation, Team, User

from .cast import PASSWORD, listed, people, read

ADMINISTRATOR = "administrator"


def who(key: str) -> User:
    """The person, read anew: what somebody is depends on the day that the story has reached."""
    return User.objects.get(email=f"{key}@demo.example")


def employment_of(key: str):
    return who(key).employments.get()


def bring_in_everyone() -> None:
    _add_organisations()
    for person in people():
        _bring_in(person)
    _give_passwords()
    for person in sorted(people(), key=lambda person: person.key != ADMINISTRATOR):
        _give_roles(person)


def _add_organisations() -> None:
    council = Organisation.objects.council().get()
    made = {}
    for name, parent in read("people")["council_teams"]:
        made[name] = actions.add_team(
            organisation=council, name=name, parent=made.get(parent), by=None
        )
    for row in read("people")["organisations"]:
        organisation = actions.add_organisation(
            name=row["name"],
            sector=row["sector"],
            consortium_member=row.get("consortium_member", False),
            agreement_starts=months_after(today(), -100),
            agreement_ends=months_after(today(), 24),
            by=None,
        )
        for name in row["teams"]:
            actions.add_team(organisation=organisation, name=name, by=None)


def _bring_in(person) -> None:
    user = actions.add_person(name=person.name, email=person.email, by=None)
    team = Team.objects.get(name=person.team)
    actions.employ(
        user=user,
        organisation=team.organisation,
        team=team,
        job_role=JobRole.objects.get(code=person.job),
        starts=_started(person),
        kind=person.kind,
        by=None,
    )


def _give_passwords() -> None:
    """One password for all who are listed, hashed once: hashing is slow by design. Their addresses
    count as proven, as no message reaches them."""
    accounts = User.objects.filter(email__in=[person.email for person in listed()])
    accounts.update(password=make_password(PASSWORD))
    for user in accounts:
        prove(user)


def _started(person):
    return months_after(today(), -person.months)


def _give_roles(person) -> None:
    user = who(person.key)
    administrator = None if person.key == ADMINISTRATOR else who(ADMINISTRATOR)
    employment = user.employments.get()
    for given in person.grants:
        ends_in = given.get("ends_in")
        actions.grant(
            user=user,
            role=given["role"],
            organisation=employment.organisation,
            team=Team.objects.get(name=given["team"]) if "team" in given else None,
            starts=_started(person),
            ends=today() + timedelta(days=ends_in) if ends_in else None,
            by=administrator,
        )
    if person.manager:
        manager = who(person.manager)
        later = max(_started(person), manager.employments.get().starts)
        actions.supervise(employment=employment, supervisor=manager, starts=later, by=administrator)
    if person.registration:
        _register(user, person.registration, administrator)


def _register(user, told: dict, administrator) -> None:
    ends = today() + timedelta(days=told["ends_in"])
    starts = months_after(ends, -36)
    actions.record_registration(
        user=user,
        starts=starts,
        ends=ends,
        qualified_on=starts.replace(year=told["qualified"]),
        checked_on=months_after(starts, 1),
        by=administrator,
    )
