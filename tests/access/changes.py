"""Changes in somebody's job, cover, leave and the nightly run."""

from datetime import timedelta

from portal.changes.actions import make
from portal.changes.asked import Move
from portal.dates import today
from portal.people.models import Cover, JobRole, Team
from tests import story
from tests.access.row import on

# Who may change the practitioner's job, in Team North 3; and who knows of it alone.
MAY = "service-manager administrator"
KNOW = "practitioner supervisor practice-supervisor"
COVER = "supervisor service-manager administrator"
MAY_PARTNERS = "vcs-manager partner-coordinator administrator"


def job():
    return {"uuid": story.who("practitioner").employments.get().uuid}


def partners_job():
    return {"uuid": story.who("vcs-worker").employments.get().uuid}


def moving():
    return job() | {"kind": "move"}


def leaving():
    return job() | {"kind": "leave"}


def going_away():
    return job() | {"kind": "away"}


def coming_back():
    return job() | {"kind": "return"}


def new_supervisor():
    return job() | {"kind": "supervisor"}


def partner_leaving():
    return partners_job() | {"kind": "leave"}


def planned():
    """A move of the practitioner that is still to come."""
    change = make(
        asked=Move(
            story.who("practitioner").employments.get(),
            today() + timedelta(days=30),
            Team.objects.get(name="Team North 2"),
            JobRole.objects.get(code="family_help_practitioner"),
        ),
        by=story.who("administrator"),
    )
    return {"uuid": change.uuid}


def absent():
    """The supervisor, who may be away soon."""
    return {"uuid": story.who("supervisor").uuid}


def covered():
    user = story.who("supervisor")
    Cover.objects.get_or_create(
        absent=user,
        covering=story.who("service-manager"),
        starts=today(),
        ends=today() + timedelta(days=5),
        defaults={"set_by": user},
    )
    return absent()


SHAPES = (moving, leaving, going_away, coming_back, new_supervisor)
MAY_ADD = "service-manager vcs-manager partner-coordinator twin-vcs-manager administrator"

ROWS = [
    on("changes:add", ok=f"{MAY_ADD} twin-partner-coordinator"),
    on("changes:add", post={}, ok=f"{MAY_ADD} twin-partner-coordinator", then=200),
    on("changes:job", job, ok=MAY, no=KNOW),
    on("changes:job", partners_job, ok=MAY_PARTNERS, no="vcs-worker"),
    *(on("changes:change", shape, ok=MAY, no=KNOW) for shape in SHAPES),
    *(on("changes:change", shape, post={}, ok=MAY, no=KNOW, then=200) for shape in SHAPES),
    on("changes:change", partner_leaving, ok=MAY_PARTNERS, no="vcs-worker"),
    on(
        "changes:change",
        partner_leaving,
        post={},
        ok=MAY_PARTNERS,
        no="vcs-worker",
        then=200,
    ),
    on("changes:cancel", planned, post={}, ok=MAY, no="supervisor practice-supervisor"),
    on("changes:cover", absent, ok=COVER, no="practice-supervisor"),
    on("changes:cover", absent, post={}, ok=COVER, no="practice-supervisor", then=200),
    on("changes:end_cover", covered, post={}, ok=COVER, no="practice-supervisor"),
    on("changes:nightly", ok="administrator"),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("changes:add", dict, "administrator"): 10,
    ("changes:job", job, "service-manager"): 17,
    ("changes:job", partners_job, "partner-coordinator"): 17,
    **{("changes:change", shape, "service-manager"): 14 for shape in SHAPES},
    ("changes:change", partner_leaving, "vcs-manager"): 13,
    ("changes:cover", absent, "supervisor"): 23,
    ("changes:nightly", dict, "administrator"): 8,
}

LISTS = [("changes:nightly", "administrator")]
