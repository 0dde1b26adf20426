"""Opening another's records, who can see them, and invitations."""

from tests import story
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.invitations.inviting import invited, link_of
from tests.openings import opening

SPONSORS = (
    "administrator service-manager partner-coordinator twin-partner-coordinator vcs-manager "
    "twin-vcs-manager"
)
OF_KINDLING = "administrator partner-coordinator vcs-manager"
WHY = {"reason": "complaint", "words": "A complaint came in.", "hours": "4"}


def to_open():
    return {"uuid": opening.job_of("practitioner").uuid}


def running():
    return {"uuid": opening.running().uuid}


def asked():
    """For an inquiry; they are told later, if somebody says yes."""
    return {"uuid": opening.asked().uuid}


def told_later():
    return {"uuid": opening.approved().uuid}


def opened_result():
    opening.running()
    return story.reviewed()


def opened_draft():
    opening.running()
    return story.draft()


def who_sees_reviewed():
    return {"kind": "assessment", **story.reviewed()}


def who_sees_draft():
    return {"kind": "assessment", **story.draft()}


def who_sees_application():
    return {"kind": "application", **story.opened()}


def who_sees_certificate():
    return {"kind": "authorisation", **story.partners_certificate()}


def invitation():
    return {"uuid": invited().uuid}


def invitation_link():
    return {"token": link_of(invited()).address.rstrip("/").rpartition("/")[2]}


ROWS = [
    # --- Records opened with a reason ----
    on("people:openings", ok=EVERYONE),
    on("people:open", to_open, ok="service-manager auditor"),
    on("people:open", to_open, post=WHY, ok="service-manager", also={"auditor": 200}),
    on("home:opening", running, ok="service-manager practitioner supervisor auditor"),
    on("home:opening", asked, ok="service-manager workforce-lead auditor"),
    on("home:opening", told_later, ok="service-manager workforce-lead auditor"),
    on("people:decide_opening", asked, ok="workforce-lead", no="service-manager auditor"),
    on(
        "people:decide_opening",
        asked,
        post={"answer": "no"},
        ok="workforce-lead",
        no="service-manager auditor",
    ),
    on(
        "people:close_opening",
        running,
        post={},
        ok="service-manager",
        no="practitioner supervisor auditor",
    ),
    on(
        "assessments:result",
        opened_result,
        ok="practitioner supervisor practice-supervisor service-manager",
    ),
    on("assessments:assessment", opened_draft, ok="practitioner"),
    on("home:audit", ok="auditor"),
    # --- Who can, and who did ----
    on("home:who_looked", ok=EVERYONE),
    on("home:who_can_see", who_sees_reviewed, ok="practitioner supervisor practice-supervisor"),
    on("home:who_can_see", who_sees_draft, ok="practitioner"),
    on("home:who_can_see", who_sees_application, ok="supervisor practice-supervisor"),
    on("home:who_can_see", who_sees_certificate, ok="twin-vcs-worker twin-vcs-manager"),
    # --- Invitations ----
    on("people:invitations", ok=SPONSORS),
    on("people:invite", ok=SPONSORS),
    on("people:invite", post={}, ok=SPONSORS, then=200),
    on("people:resend_invitation", invitation, post={}, ok=OF_KINDLING),
    on("people:withdraw_invitation", invitation, post={}, ok=OF_KINDLING),
    on("links:link", invitation_link, ok=ANYONE),
    on("links:link", invitation_link, post={}, ok=ANYONE, then=200),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("people:openings", dict, "service-manager"): 10,
    ("people:open", to_open, "service-manager"): 15,
    ("home:opening", running, "service-manager"): 20,
    ("home:opening", running, "practitioner"): 12,
    ("home:opening", asked, "workforce-lead"): 14,
    ("home:opening", told_later, "service-manager"): 20,
    ("people:decide_opening", asked, "workforce-lead"): 13,
    ("assessments:result", opened_result, "service-manager"): 19,
    ("assessments:assessment", opened_draft, "practitioner"): 12,
    ("home:audit", dict, "auditor"): 9,
    ("home:who_looked", dict, "practitioner"): 17,
    ("home:who_can_see", who_sees_reviewed, "practitioner"): 18,
    ("home:who_can_see", who_sees_draft, "practitioner"): 18,
    ("home:who_can_see", who_sees_application, "supervisor"): 18,
    ("home:who_can_see", who_sees_certificate, "twin-vcs-worker"): 18,
    ("people:invitations", dict, "partner-coordinator"): 9,
    ("people:invite", dict, "partner-coordinator"): 11,
    ("links:link", invitation_link, NOBODY): 8,
}

# These cost the same with one row more and with many.
LISTS = [
    ("people:openings", "service-manager"),
    ("home:audit", "auditor"),
    ("home:who_looked", "practitioner"),
    ("people:invitations", "partner-coordinator"),
]
