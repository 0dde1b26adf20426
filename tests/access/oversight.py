"""Oversight of child in need work, and asking for help."""

from tests import story
from tests.access.row import EVERYONE, on

PHONE = {"work_phone": "01234 555 0100"}
SEES = "supervisor practice-supervisor service-manager"

ROWS = [
    on("supervision:help", ok=EVERYONE),
    on("home:oversight", ok=EVERYONE),
    on("people:phone", ok=EVERYONE),
    on("people:phone", post=PHONE, ok=EVERYONE),
    on("supervision:call_for_help", post={}, ok=EVERYONE),
    on("supervision:take_up", story.call_for_help, post={}, ok="supervisor", no="practitioner"),
    on("supervision:oversight", story.oversight, ok=SEES),
    on("supervision:check", story.oversight, ok="practice-supervisor", no=SEES),
    on("supervision:check", story.oversight, post={}, ok="practice-supervisor", no=SEES, then=200),
    on(
        "supervision:end_oversight",
        story.oversight,
        post={},
        ok="practice-supervisor service-manager",
        no="supervisor",
    ),
    on("supervision:set_oversight", story.overseen, ok="practice-supervisor service-manager"),
    on(
        "supervision:set_oversight",
        story.overseen,
        post={},
        ok="practice-supervisor service-manager",
        then=200,
    ),
]

BUDGETS = {
    ("supervision:help", dict, "practitioner"): 14,
    ("people:phone", dict, "practitioner"): 14,
    ("home:oversight", dict, "practice-supervisor"): 14,
    ("supervision:oversight", story.oversight, "practice-supervisor"): 14,
    ("supervision:check", story.oversight, "practice-supervisor"): 14,
    ("supervision:set_oversight", story.overseen, "practice-supervisor"): 14,
}

LISTS = [("home:oversight", "practice-supervisor")]
