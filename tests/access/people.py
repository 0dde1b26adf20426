"""Organisations, teams, people, grants and registrations."""

from portal.dates import today
from portal.people.models import Locality, Organisation, Registration, RoleGrant, Team, User
from tests import story
from tests.access.row import on

FINDERS = (
    "supervisor practice-supervisor service-manager vcs-manager partner-coordinator "
    "workforce-lead administrator twin-supervisor twin-practice-supervisor twin-vcs-manager "
    "twin-partner-coordinator"
)
MANAGERS = (
    "service-manager vcs-manager partner-coordinator administrator twin-vcs-manager "
    "twin-partner-coordinator"
)
# Of Kindling Families.
EMPLOYERS = "vcs-manager partner-coordinator administrator"


def the_practitioner():
    return {"uuid": story.who("practitioner").uuid}


def the_partners_worker():
    return {"uuid": story.who("vcs-worker").uuid}


def the_administrator():
    return {"uuid": story.who("administrator").uuid}


def the_partner():
    return {"uuid": Organisation.objects.get(teams__name="Kindling Families").uuid}


def the_council():
    return {"uuid": Organisation.objects.council().get().uuid}


def the_partners_team():
    return {"uuid": Team.objects.get(name="Kindling Families").uuid}


def the_team():
    return {"uuid": Team.objects.get(name="Team North 3").uuid}


def the_closed_team():
    found = the_partners_team()
    Team.objects.filter(**found).update(closed_on="2025-01-06")
    return found


def the_place():
    return {"pk": Locality.objects.get_or_create(name="Far side")[0].pk}


def the_editors_role():
    return {"uuid": RoleGrant.objects.get(user=story.who("editor")).uuid}


def the_coordinators_role():
    return {"uuid": RoleGrant.objects.get(user=story.who("partner-coordinator")).uuid}


def the_registration():
    user = story.who("practice-supervisor")
    return {"uuid": Registration.objects.filter(user=user).latest("pk").uuid}


def the_duplicate():
    """Somebody's second account, merged into the first."""
    into = story.who("twin-practitioner")
    found, _ = User.objects.get_or_create(
        email="second.account@demo.example", defaults={"name": into.name, "merged_into": into}
    )
    return {"uuid": found.uuid}


def the_other_account():
    User.objects.get_or_create(email="other@demo.example", defaults={"name": "Other Account"})
    return the_practitioner()


ADDED = {"name": "New Friends", "sector": "voluntary"}
TEAM = {"name": "New team"}
PLACE = {"name": "Near side"}
ROLE = {
    "role": "partner_coordinator",
    "starts_day": "3",
    "starts_month": "11",
    "starts_year": "2026",
}
CHECKED = {
    f"{name}_{part}": value
    for name, day in {
        "qualified_on": ("1", "7", "2015"),
        "starts": ("1", "12", "2024"),
        "last_day": ("30", "11", str(today().year + 1)),
        "checked_on": ("3", "12", "2024"),
    }.items()
    for part, value in zip(("day", "month", "year"), day, strict=True)
}


ROWS = [
    # --- Lists ----
    on("people:people", ok=FINDERS),
    on("people:organisations", ok=MANAGERS),
    on("people:localities", ok="administrator"),
    on("people:localities", post=PLACE, ok="administrator"),
    on("people:locality", the_place, ok="administrator"),
    on("people:locality", the_place, post=PLACE, ok="administrator"),
    # --- An organisation and its teams ----
    on("people:organisation", the_partner, ok=EMPLOYERS),
    on("people:organisation", the_council, ok="service-manager administrator"),
    on("people:add_organisation", ok="administrator"),
    on("people:add_organisation", post=ADDED, ok="administrator"),
    on(
        "people:change_organisation",
        the_partner,
        ok="administrator",
        no="vcs-manager partner-coordinator",
    ),
    on(
        "people:change_organisation",
        the_partner,
        post=ADDED,
        ok="administrator",
        no="vcs-manager partner-coordinator",
    ),
    on("people:add_team", the_partner, ok=EMPLOYERS),
    on("people:add_team", the_partner, post=TEAM, ok=EMPLOYERS),
    on("people:add_team", the_council, post=TEAM, ok="administrator", no="service-manager"),
    on("people:team", the_partners_team, ok=EMPLOYERS),
    on("people:team", the_team, ok="service-manager administrator"),
    on("people:change_team", the_partners_team, ok=EMPLOYERS),
    on("people:change_team", the_partners_team, post=TEAM, ok=EMPLOYERS),
    on("people:change_team", the_team, post=TEAM, ok="administrator", no="service-manager"),
    on("people:close_team", the_partners_team, post={}, ok=EMPLOYERS),
    on("people:close_team", the_team, post={}, ok="administrator", no="service-manager"),
    on("people:open_team", the_closed_team, post={}, ok=EMPLOYERS),
    on("people:open_team", the_team, post={}, ok="administrator", no="service-manager"),
    # --- A person ----
    on(
        "people:person",
        the_practitioner,
        ok="practitioner supervisor practice-supervisor service-manager administrator",
    ),
    on("people:person", the_partners_worker, ok=f"vcs-worker {EMPLOYERS}"),
    on(
        "people:change_person",
        the_practitioner,
        ok="administrator",
        no="practitioner supervisor practice-supervisor service-manager",
    ),
    on(
        "people:change_person",
        the_practitioner,
        post={"name": "Another", "email": "another@demo.example"},
        ok="administrator",
        no="practitioner supervisor practice-supervisor service-manager",
    ),
    on(
        "people:change_person",
        the_administrator,
        post={"name": "Another"},
        no="administrator",
    ),
    *(
        on(
            "people:second_step",
            the_practitioner,
            **posted,
            ok="administrator",
            no="practitioner supervisor practice-supervisor service-manager",
        )
        for posted in ({}, {"post": {}})
    ),
    on("people:second_step", the_administrator, post={}, no="administrator"),
    # --- Roles ----
    on(
        "people:give_role",
        the_practitioner,
        ok="administrator",
        no="practitioner supervisor practice-supervisor service-manager",
    ),
    on(
        "people:give_role",
        the_partners_worker,
        ok="vcs-manager administrator",
        no="vcs-worker partner-coordinator",
    ),
    on(
        "people:give_role",
        the_partners_worker,
        post=ROLE,
        ok="vcs-manager administrator",
        no="vcs-worker partner-coordinator",
        then=200,
    ),
    on(
        "people:give_role",
        the_administrator,
        post=ROLE,
        no="administrator",
    ),
    on("people:end_role", the_editors_role, ok="administrator", no="editor"),
    on("people:end_role", the_editors_role, post={}, ok="administrator", no="editor"),
    on(
        "people:end_role",
        the_coordinators_role,
        post={},
        ok="vcs-manager administrator",
        no="partner-coordinator",
    ),
    # --- Registrations ----
    on(
        "people:register",
        the_practitioner,
        ok="service-manager administrator",
        no="practitioner supervisor practice-supervisor",
    ),
    on(
        "people:register",
        the_practitioner,
        post=CHECKED,
        ok="service-manager administrator",
        no="practitioner supervisor practice-supervisor",
    ),
    on(
        "people:end_registration",
        the_registration,
        ok="service-manager administrator",
        no="practice-supervisor",
    ),
    on(
        "people:end_registration",
        the_registration,
        post={},
        ok="service-manager administrator",
        no="practice-supervisor",
    ),
    # --- Two accounts of one person ----
    on(
        "people:merge",
        the_practitioner,
        ok="administrator",
        no="practitioner supervisor practice-supervisor service-manager",
    ),
    on(
        "people:merge",
        the_other_account,
        post={"duplicate": "other@demo.example"},
        ok="administrator",
        no="practitioner supervisor practice-supervisor service-manager",
    ),
    on("people:merge", the_administrator, no="administrator"),
    on("people:part", the_duplicate, ok="administrator", no="twin-practitioner"),
    on("people:part", the_duplicate, post={}, ok="administrator", no="twin-practitioner"),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("people:people", dict, "administrator"): 16,
    ("people:organisations", dict, "administrator"): 11,
    ("people:localities", dict, "administrator"): 9,
    ("people:locality", the_place, "administrator"): 9,
    ("people:organisation", the_partner, "partner-coordinator"): 14,
    ("people:organisation", the_council, "service-manager"): 14,
    ("people:add_organisation", dict, "administrator"): 9,
    ("people:change_organisation", the_partner, "administrator"): 10,
    ("people:add_team", the_partner, "partner-coordinator"): 11,
    ("people:team", the_partners_team, "partner-coordinator"): 16,
    ("people:team", the_team, "service-manager"): 14,
    ("people:change_team", the_partners_team, "partner-coordinator"): 11,
    ("people:person", the_practitioner, "service-manager"): 28,
    ("people:person", the_partners_worker, "partner-coordinator"): 21,
    ("people:change_person", the_practitioner, "administrator"): 11,
    ("people:second_step", the_practitioner, "administrator"): 11,
    ("people:give_role", the_practitioner, "administrator"): 13,
    ("people:give_role", the_partners_worker, "vcs-manager"): 15,
    ("people:end_role", the_editors_role, "administrator"): 11,
    ("people:register", the_practitioner, "service-manager"): 13,
    ("people:end_registration", the_registration, "service-manager"): 13,
    ("people:merge", the_practitioner, "administrator"): 9,
    ("people:part", the_duplicate, "administrator"): 11,
}
LISTS = [("people:people", "supervisor"), ("people:people", "administrator")]
