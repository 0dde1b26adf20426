"""One's own pages."""

from tests import story
from tests.access.row import EVERYONE, on

REVIEWERS = (
    "supervisor practice-supervisor service-manager vcs-manager twin-supervisor "
    "twin-practice-supervisor twin-vcs-manager workforce-lead"
)

ROWS = [
    on("home:my", ok=EVERYONE),
    on("assessments:mine", ok=EVERYONE),
    on("assessments:reviews", ok=EVERYONE),
    # Whoever has confirmed levels, and the workforce lead.
    on("assessments:calibration", ok=REVIEWERS),
    on("readiness:mine", ok=EVERYONE),
    on("readiness:applications", ok=EVERYONE),
    on("people:kept", story.kept, ok="practitioner"),
    on("people:drop_kept", story.kept, post={}, ok="practitioner"),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("home:my", dict, "practitioner"): 40,
    ("home:my", dict, "supervisor"): 33,
    ("home:my", dict, "practice-supervisor"): 43,
    ("home:my", dict, "service-manager"): 28,
    ("home:my", dict, "administrator"): 19,
    ("assessments:mine", dict, "practitioner"): 11,
    ("assessments:reviews", dict, "supervisor"): 19,
    ("assessments:calibration", dict, "supervisor"): 11,
    ("readiness:mine", dict, "practitioner"): 23,
    ("readiness:applications", dict, "supervisor"): 18,
    ("readiness:applications", dict, "practice-supervisor"): 18,
    ("people:kept", story.kept, "practitioner"): 8,
}

# These cost the same with one row more and with many.
LISTS = [
    ("home:my", "supervisor"),
    ("home:my", "practice-supervisor"),
    ("home:my", "practitioner"),
    ("assessments:mine", "practitioner"),
    ("assessments:reviews", "supervisor"),
    ("assessments:calibration", "workforce-lead"),
    ("readiness:mine", "practitioner"),
    ("readiness:applications", "supervisor"),
    ("readiness:applications", "practice-supervisor"),
]
