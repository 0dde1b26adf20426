"""Messages to people, and links in messages."""

from portal.links.actions import make, withdraw
from portal.notices.actions import tell
from portal.notices.letters import stop_token
from tests import story
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.links import purpose


def told():
    """To the practitioner alone."""
    notice = tell(
        to=story.who("practitioner"),
        key="tests.access",
        title="Read your review",
        why="It has been reviewed.",
    )
    return {"uuid": notice.uuid}


def stop():
    return {"token": stop_token(story.who("practitioner"))}


def link():
    """Whoever has the address of a link may follow it."""
    made = make(
        purpose=purpose.NAME,
        object_id=1,
        email="guest@tests.example",
        days=7,
        ask="Priya Shah",
        by=story.who("administrator"),
    )
    return {"token": made.token}


def withdrawn_link():
    made = link()
    withdraw(purpose=purpose.NAME, object_id=1, by=None)
    return made


def no_link():
    return {"token": "made-up"}


ROWS = [
    on("notices:notices", ok=EVERYONE),
    on("notices:read", told, post={}, ok="practitioner"),
    on("notices:read_all", post={}, ok=EVERYONE),
    on("notices:choose_daily", post={"daily": "no"}, ok=EVERYONE),
    on("notices:stop_daily", stop, ok=ANYONE),
    on("notices:stop_daily", stop, post={}, ok=ANYONE, then=200),
    on("links:link", link, ok=ANYONE),
    on("links:link", link, post={"answer": "yes"}, ok=ANYONE),
    on("links:link", withdrawn_link, ok=ANYONE, then=410),
    on("links:link", withdrawn_link, post={"answer": "yes"}, ok=ANYONE, then=410),
    on("links:link", no_link, ok=ANYONE, then=404),
    on("demo:messages", ok=ANYONE),
]

# Those that open without signing in: the address itself lets one in, or all is made up.
PUBLIC = {"demo:messages", "links:link", "notices:stop_daily"}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("notices:notices", dict, "practitioner"): 10,
    ("notices:stop_daily", stop, NOBODY): 2,
    ("links:link", link, NOBODY): 1,
    ("demo:messages", dict, NOBODY): 2,
}

# The same with one row more and with many.
LISTS = [("notices:notices", "supervisor")]
