"""Supervision: sessions, records, agreements and what was agreed."""

from portal.dates import now
from portal.people.models import Employment
from supervision.sessions import actions
from supervision.sessions.models import AgreedAction, Agreement, Heading, Session
from tests.access.row import EVERYONE, on
from tests.story import who

TWO = "practitioner supervisor"
WHEN = {
    "day_day": "14",
    "day_month": "12",
    "day_year": "2026",
    "time": "10am",
    "minutes": "60",
    "kind": "one_to_one",
    "times": "1",
    "every_days": "14",
}
CALLED_OFF = {"state": "cancelled", "gap": "nobody", "why": "The heating is off."}


# Those with two people or more to supervise.
LEADS = (
    "supervisor service-manager workforce-lead vcs-manager twin-supervisor twin-vcs-manager"
).split()
OTHERS = tuple(one for one in EVERYONE if one not in LEADS)


def two_of_the_team():
    return Employment.objects.supervised_by(who("supervisor"))[:2]


def job():
    return {"uuid": who("practitioner").employments.get().uuid}


def session_of(key, state):
    sessions = Session.objects.filter(attendees__subject=who(key), state=state)
    return {"uuid": sessions.latest("starts_at").uuid}


def planned():
    return session_of("practitioner", "planned")


def shared():
    """Of the practitioner, waiting for an answer."""
    by = who("supervisor")
    jobs = [who("practitioner").employments.get()]
    session = actions.plan(employments=jobs, starts_at=now(), minutes=60, by=by)
    actions.hold(session=session, by=by)
    heading = Heading.objects.filter(of=Heading.Of.RECORD).first()
    asked = {"heading": heading, "text": "We talked.", "edit": 0}
    actions.save_entry(session=session, by=by, **asked)
    return {"uuid": actions.share(session=session, by=by).uuid}


def locked():
    return session_of("practitioner", "locked")


def missed():
    return session_of("practitioner", "missed")


def held():
    """The record of somebody in the supervisor's team, which is being written."""
    return session_of("kofi.antwi", "held")


def held_part():
    return held() | {"code": "thinking"}


def action():
    agreed = AgreedAction.objects.filter(employment__user=who("practitioner"))
    return {"uuid": agreed.open().latest("pk").uuid}


def agreement():
    return {"uuid": Agreement.objects.in_force().get(subject=who("practitioner")).uuid}


def draft():
    """Somebody's whom the supervisor began to write it with."""
    job = who("kofi.antwi").employments.get()
    by = who("supervisor")
    return {"uuid": actions.begin_agreement(employment=job, supervisor=by, by=by).uuid}


def draft_part():
    return draft() | {"code": "roles"}


def written(code):
    return lambda: {f"{code}-text": "Written.", f"{code}-edit": "0", f"{code}-was": ""}


ROWS = [
    on("supervision:mine", ok=EVERYONE),
    on("supervision:person", job, ok=TWO),
    on("supervision:plan", job, ok="supervisor", no="practitioner"),
    on("supervision:plan", job, post=WHEN, ok="supervisor", no="practitioner"),
    on("supervision:note", job, post={}, ok="supervisor", no="practitioner"),
    on(
        "supervision:begin_agreement",
        job,
        post=lambda: {"supervisor": who("supervisor").uuid},
        ok=TWO,
    ),
    on("supervision:plan_group", ok=LEADS, no=OTHERS),
    on(
        "supervision:plan_group",
        post=lambda: WHEN | {"people": [one.uuid for one in two_of_the_team()]},
        ok="supervisor",
        no=OTHERS,
        also=dict.fromkeys([one for one in LEADS if one != "supervisor"], 200),
    ),
    on("supervision:action", action, ok=TWO),
    on("supervision:action", action, post={"do": "done"}, ok=TWO),
    on("supervision:session", planned, ok=TWO),
    on("supervision:session", planned, post={"do": "point", "text": "Rest"}, ok=TWO),
    on("supervision:session", held, ok="supervisor"),
    on("supervision:session", held, post={"do": "save"}, ok="supervisor"),
    on("supervision:session", shared, ok=TWO),
    on(
        "supervision:session",
        shared,
        post={"do": "respond", "agrees": "yes"},
        ok="practitioner",
        no="supervisor",
    ),
    on("supervision:session", locked, ok=TWO),
    on("supervision:session", locked, post={"do": "add", "text": "One thing more."}, ok=TWO),
    on("supervision:session", missed, ok=TWO),
    on("supervision:session", missed, post={}, no=TWO),
    on("supervision:part", held_part, post=written("thinking"), ok="supervisor"),
    on("supervision:move", planned, ok="supervisor", no="practitioner"),
    on("supervision:move", planned, post=WHEN, ok="supervisor", no="practitioner"),
    on("supervision:call_off", planned, ok=TWO),
    on("supervision:call_off", planned, post=CALLED_OFF, ok=TWO),
    on("supervision:calendar", planned, ok=TWO),
    on("supervision:agreement", agreement, ok=TWO),
    on("supervision:agreement", agreement, post={"do": "save"}, no=TWO),
    on("supervision:agreement", draft, ok="supervisor"),
    on("supervision:agreement", draft, post={"do": "take_back"}, ok="supervisor"),
    on("supervision:agreement_part", draft_part, post=written("roles"), ok="supervisor"),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("supervision:mine", dict, "practitioner"): 30,
    ("supervision:mine", dict, "supervisor"): 33,
    ("supervision:person", job, "supervisor"): 30,
    ("supervision:plan", job, "supervisor"): 30,
    ("supervision:plan_group", dict, "supervisor"): 30,
    ("supervision:action", action, "practitioner"): 30,
    ("supervision:session", planned, "practitioner"): 60,
    ("supervision:session", held, "supervisor"): 60,
    ("supervision:session", shared, "practitioner"): 30,
    ("supervision:session", locked, "practitioner"): 30,
    ("supervision:session", missed, "practitioner"): 30,
    ("supervision:move", planned, "supervisor"): 30,
    ("supervision:call_off", planned, "supervisor"): 30,
    ("supervision:agreement", agreement, "practitioner"): 30,
    ("supervision:agreement", draft, "supervisor"): 30,
}
NOT_READ = {"supervision:calendar"}

# These cost the same with one row more and with many.
LISTS = [("supervision:mine", "supervisor"), ("supervision:mine", "practitioner")]
