"""Places at training: whose they are, and who books for whom."""

from portal.links.models import Link
from skills.training import actions
from skills.training.models import Booking
from tests import story
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.training.planning import booked, draft, opened

TEAM = "training-coordinator"


def employer_of(key):
    return story.who(key).employments.current().select_related("organisation").get()


def an_event(**facts):
    return opened(by=story.who(TEAM), **facts)


def place_of(key, event=None):
    job = employer_of(key)
    return booked(event or an_event(), story.who(key), job.organisation, employment=job)


def open_event():
    return {"uuid": an_event().uuid}


def event_draft():
    return {"uuid": draft(by=story.who(TEAM)).uuid}


def place():
    """A charity worker's."""
    return {"uuid": place_of("vcs-worker").uuid}


def offered():
    """To a charity worker, after somebody else let go."""
    event = an_event(capacity=1)
    first = place_of("practitioner", event)
    waits = place_of("vcs-worker", event)
    actions.cancel(booking=first, by=first.user)
    return {"uuid": waits.uuid}


def to_agree():
    """The practitioner asked, and their supervisor has to agree."""
    found = place_of("practitioner")
    Booking.objects.filter(pk=found.pk).update(state="requested", approver=story.who("supervisor"))
    return {"uuid": found.uuid}


def missed():
    """A charity worker did not come."""
    found = place_of("vcs-worker")
    Booking.objects.filter(pk=found.pk).update(state="missed")
    return {"uuid": found.uuid}


def guest_link():
    """Somebody without an account was booked by their charity’s manager."""
    job = employer_of("vcs-manager")
    made = actions.book_guest(
        event=an_event(),
        name="Nia Newcomer",
        email="nia@charity.example",
        organisation=job.organisation,
        by=story.who("vcs-manager"),
    )
    return {"token": Link.objects.get(purpose="training_booking", object_id=made.pk).token}


def feed():
    place_of("vcs-worker")
    return {"token": actions.make_feed(by=story.who("vcs-worker")).token}


def feed_of_nobody():
    """A link that is for something else."""
    return guest_link()


LEADERS = "vcs-manager partner-coordinator twin-vcs-manager twin-partner-coordinator".split()
NOT_LEADERS = [one for one in EVERYONE if one not in LEADERS]
NOT_TEAM = [one for one in NOT_LEADERS if one != TEAM]
LEADS = "vcs-worker vcs-manager partner-coordinator training-coordinator"
LEADS_ALONE = "vcs-manager partner-coordinator training-coordinator"
ROWS = [
    on("bookings:mine", ok=EVERYONE),
    on("bookings:event", open_event, ok=EVERYONE),
    on("bookings:event", open_event, post={}, ok=EVERYONE),
    on("bookings:event", event_draft, ok=TEAM),
    on("bookings:booking", place, ok=LEADS),
    on("bookings:booking", place, post={"do": "cancel"}, ok=LEADS),
    on("bookings:booking", offered, post={"do": "take"}, ok=LEADS),
    on("bookings:booking", to_agree, ok="practitioner supervisor training-coordinator"),
    on(
        "bookings:booking",
        to_agree,
        post={"do": "cancel"},
        ok="practitioner training-coordinator",
        no="supervisor",
    ),
    on("bookings:decide", to_agree, ok="supervisor", no="practitioner training-coordinator"),
    on(
        "bookings:decide",
        to_agree,
        post={"agreed": "yes"},
        ok="supervisor",
        no="practitioner training-coordinator",
    ),
    on("bookings:booking", missed, ok=LEADS),
    on("bookings:missed", missed, ok="vcs-worker", no=LEADS_ALONE),
    on("bookings:missed", missed, post={}, ok="vcs-worker", no=LEADS_ALONE, then=200),
    # --- For others ----
    on("bookings:several", open_event, ok=LEADERS, no=NOT_LEADERS),
    on("bookings:several", open_event, post={}, ok=LEADERS, no=NOT_LEADERS, then=200),
    on("bookings:guest", open_event, ok=[*LEADERS, TEAM], no=NOT_TEAM),
    on("bookings:guest", open_event, post={}, ok=[*LEADERS, TEAM], no=NOT_TEAM, then=200),
    on("bookings:swap", place, ok=LEADS),
    on("bookings:swap", place, post={}, ok=LEADS, then=200),
    on("bookings:swap", to_agree, no="supervisor", ok="practitioner training-coordinator"),
    # --- Calendars ----
    on("bookings:ics", place, ok="vcs-worker"),
    on("bookings:renew_feed", post={}, ok=EVERYONE),
    on("calendar:feed", feed, ok=ANYONE),
    on("calendar:feed", feed_of_nobody, also=dict.fromkeys(ANYONE, 404)),
    # --- By a link ----
    on("links:link", guest_link, ok=ANYONE),
    on("links:link", guest_link, post={"do": "cancel"}, ok=ANYONE),
]

PUBLIC = {"calendar:feed"}

BUDGETS = {
    ("bookings:mine", dict, "vcs-manager"): 11,
    ("bookings:event", open_event, "vcs-worker"): 18,
    ("bookings:event", event_draft, TEAM): 18,
    ("bookings:booking", place, "vcs-worker"): 11,
    ("bookings:booking", to_agree, "supervisor"): 11,
    ("bookings:decide", to_agree, "supervisor"): 11,
    ("bookings:booking", missed, "vcs-worker"): 11,
    ("bookings:missed", missed, "vcs-worker"): 9,
    ("bookings:several", open_event, "vcs-manager"): 14,
    ("bookings:guest", open_event, "vcs-manager"): 10,
    ("bookings:swap", place, "vcs-worker"): 13,
    ("bookings:swap", to_agree, "practitioner"): 13,
    ("bookings:ics", place, "vcs-worker"): 9,
    ("calendar:feed", feed, NOBODY): 6,
    ("links:link", guest_link, NOBODY): 12,
}
