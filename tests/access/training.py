"""Training: its policy, passport links, courses online, and past records from a file."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile

from portal.dates import now, today
from portal.exchange.people.kept import KIND, to_bytes
from portal.exchange.people.table import Row, Table
from portal.links.tokens import token_of
from skills.training import actions
from skills.training.models import Booking, Completion, Course, PastFile
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.story import who

TEAM = "training-coordinator"
LEADERS = "vcs-manager partner-coordinator twin-vcs-manager twin-partner-coordinator"
OWN_LEADERS = "vcs-manager partner-coordinator"
PAST = Table(
    ("Email", "Course", "Completed on"), [Row(2, ("ada@new.example", "Knitting", "1/2/2026"))]
)


def _passport():
    return actions.make_passport(
        shows="in_date", last_day=today() + timedelta(days=9), by=who("vcs-worker")
    )


def link():
    """The charity’s worker’s."""
    return {"token": token_of(_passport().uuid)}


def ended_link():
    passport = _passport()
    actions.end_passport(passport=passport, by=passport.user)
    return {"token": token_of(passport.uuid)}


def online():
    course = Course.objects.filter(mode="elearning", open_to_voluntary_sector=True)
    return {"slug": course.filter(retired_on=None).earliest("pk").slug}


def finished():
    """The charity’s worker’s."""
    return {"uuid": Completion.objects.filter(user=who("vcs-worker")).earliest("pk").uuid}


def closed():
    """Somebody’s place at an event that was closed."""
    return {"uuid": Booking.objects.filter(state="attended").earliest("pk").uuid}


def _past_file(organisation, **facts):
    content = to_bytes(PAST)
    return PastFile.objects.create(
        organisation=organisation,
        file=ContentFile(content, name="past.json"),
        name="past.csv",
        kind=KIND,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        rows=1,
        columns={"email": "Email", "course": "Course", "completed_on": "Completed on"},
        state="checked",
        counts={"new": 1},
        digest="d" * 64,
        added_by=who("vcs-manager"),
        added_at=now(),
        touched_at=now(),
        **facts,
    )


def of_the_charity():
    past = _past_file(who("vcs-worker").employments.get().organisation)
    past.lines.create(number=2, outcome="new", who="Ada Lee", what="Knitting")
    return {"uuid": past.uuid}


def of_anybody():
    return {"uuid": _past_file(None).uuid}


def a_workbook():
    return {"ending": "xlsx"}


def a_csv_file():
    return {"ending": "csv"}


def a_program():
    return {"ending": "exe"}


SETS = "training-coordinator workforce-lead"

ROWS = [
    # --- Who gets in: the training team's and the workforce lead's to set ----
    on("bookings:policy", ok=SETS),
    on("bookings:new_policy", ok=SETS),
    on("bookings:new_policy", post={}, ok=SETS, then=200),
    on("reports:training", ok=SETS),
    # --- A passport link: one’s own to make and end, and anybody’s to read ----
    on("bookings:passport", ok=EVERYONE),
    on("bookings:passport", post={}, ok=EVERYONE, then=200),
    on("bookings:end_passport", post={}, ok=EVERYONE),
    on("passport:passport", link, ok=ANYONE),
    on("passport:passport", ended_link, also=dict.fromkeys(ANYONE, 404)),
    # --- A course online ----
    on("bookings:online", online, ok=EVERYONE),
    on("bookings:online", online, post={}, ok=EVERYONE, then=200),
    on("bookings:begin_online", online, post={}, ok=EVERYONE),
    # --- What was written down wrong ----
    on("bookings:finished", ok=TEAM),
    on("bookings:withdraw", finished, ok=TEAM),
    on("bookings:withdraw", finished, post={"why": "Not theirs."}, ok=TEAM),
    on("bookings:correct", closed, ok=TEAM),
    on("bookings:correct", closed, post={}, ok=TEAM, then=200),
    # --- Past records from a file ----
    on("exchange:past_files", ok=f"{TEAM} {LEADERS}"),
    on("exchange:past_files", post={}, ok=f"{TEAM} {LEADERS}", then=200),
    on("exchange:past_template", a_workbook, ok=f"{TEAM} {LEADERS}"),
    on("exchange:past_template", a_csv_file, ok=f"{TEAM} {LEADERS}"),
    on("exchange:past_template", a_program, also=dict.fromkeys(EVERYONE, 404)),
    on("exchange:past_file", of_the_charity, ok=f"{TEAM} {OWN_LEADERS}"),
    on("exchange:past_file", of_anybody, ok=TEAM),
    on("exchange:check_past", of_the_charity, post={}, ok=f"{TEAM} {OWN_LEADERS}"),
    on("exchange:ask_past", of_the_charity, post={}, ok=f"{TEAM} {OWN_LEADERS}"),
    on(
        "exchange:apply_past",
        of_the_charity,
        post={"seen": "another"},
        ok=TEAM,
        no=OWN_LEADERS,
    ),
    on("exchange:drop_past", of_the_charity, post={}, ok=f"{TEAM} {OWN_LEADERS}"),
]

PUBLIC = {"passport:passport"}
# A download, which is no page.
NOT_READ = {"exchange:past_template"}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("bookings:policy", dict, "training-coordinator"): 7,
    ("bookings:new_policy", dict, "workforce-lead"): 6,
    ("reports:training", dict, "workforce-lead"): 18,
    ("bookings:passport", dict, "vcs-worker"): 9,
    # Half of them count how often one address asks.
    ("passport:passport", link, NOBODY): 17,
    ("bookings:online", online, "vcs-worker"): 9,
    ("bookings:finished", dict, TEAM): 8,
    ("bookings:withdraw", finished, TEAM): 8,
    ("bookings:correct", closed, TEAM): 10,
    ("exchange:past_files", dict, TEAM): 9,
    ("exchange:past_files", dict, "vcs-manager"): 9,
    ("exchange:past_file", of_the_charity, TEAM): 9,
    ("exchange:past_file", of_anybody, TEAM): 9,
}

# These cost the same with one row more and with many.
LISTS = [
    ("training:index", "partner-coordinator"),
    ("bookings:policy", "workforce-lead"),
    ("bookings:finished", TEAM),
    ("exchange:past_files", TEAM),
]
