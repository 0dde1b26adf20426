"""Self-assessments and their reviews."""

from tests import story
from tests.access.row import on


def whom_to_remind():
    return {"uuid": story.who("practitioner").employments.get().uuid}


ROWS = [
    # --- A self-assessment: a draft is its writer's alone ----
    on("assessments:begin", story.to_begin, ok="twin-practitioner"),
    on("assessments:begin", story.to_begin, post={"kind": "full"}, ok="twin-practitioner"),
    on("assessments:area", story.draft_area, ok="practitioner"),
    on("assessments:area", story.draft_area, post={}, ok="practitioner"),
    on("assessments:assessment", story.draft, ok="practitioner"),
    on("assessments:answer", story.draft_statement, ok="practitioner"),
    on("assessments:answer", story.draft_statement, post={"level": "2"}, ok="practitioner"),
    on("assessments:check", story.draft, ok="practitioner"),
    on("assessments:send", story.draft, post={}, ok="practitioner", then=200),
    on("assessments:withdraw", story.draft, post={}, ok="practitioner"),
    on("assessments:review", story.draft),
    on("reports:summary", story.draft),
    on("reports:summary_pdf", story.draft),
    on("assessments:remind_reviewer", story.draft, post={}, no="practitioner"),
    on("assessments:remind", whom_to_remind, post={}, ok="supervisor"),
    # --- Sent: its supervisor's to review ----
    on("assessments:assessment", story.sent, ok="supervisor", then=302),
    on("assessments:answer", story.sent_statement, post={"level": "2"}),
    on("assessments:review", story.sent, ok="supervisor"),
    on("assessments:review_domain", story.sent_area, ok="supervisor"),
    on("assessments:review_domain", story.sent_area, post={}, ok="supervisor"),
    on("assessments:send_back", story.sent, post={}, ok="supervisor"),
    on("assessments:finish", story.sent, post={}, ok="supervisor", then=200),
    on("reports:summary", story.sent, ok="supervisor"),
    on("reports:summary_pdf", story.sent, ok="supervisor"),
    # --- Reviewed: theirs, their supervisor's, and whoever looked again ----
    on(
        "assessments:assessment",
        story.reviewed,
        ok="practitioner",
        also={"supervisor": 302, "practice-supervisor": 302},
    ),
    on("assessments:result", story.reviewed, ok="practitioner supervisor practice-supervisor"),
    on(
        "assessments:result",
        story.to_answer,
        ok="twin-practitioner twin-supervisor twin-practice-supervisor",
    ),
    on("assessments:respond", story.to_answer, post={"agrees": "yes"}, ok="twin-practitioner"),
    on("assessments:respond", story.to_answer, ok="twin-practitioner"),
    # --- Across rounds, and the plan: theirs, and of those who supervise them ----
    on("assessments:skills", story.job, ok="practitioner supervisor"),
    on("assessments:plan", story.job, ok="practitioner supervisor"),
    on(
        "assessments:plan",
        story.job,
        post={},
        ok="practitioner supervisor",
        then=200,
    ),
    on(
        "assessments:plan_add",
        story.job,
        post={},
        ok="practitioner supervisor",
    ),
    on("assessments:step", story.step, ok="practitioner supervisor"),
    on(
        "assessments:step",
        story.step,
        post={"do": "done"},
        ok="practitioner supervisor",
    ),
    on("reports:summary", story.reviewed, ok="practitioner supervisor practice-supervisor"),
    on("reports:summary_pdf", story.reviewed, ok="practitioner supervisor practice-supervisor"),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("assessments:assessment", story.draft, "practitioner"): 11,
    ("assessments:assessment", story.reviewed, "practitioner"): 11,
    # Two of these are the session and the person.
    ("assessments:answer", story.draft_statement, "practitioner"): 8,
    ("assessments:area", story.draft_area, "practitioner"): 12,
    ("assessments:begin", story.to_begin, "twin-practitioner"): 17,
    ("assessments:check", story.draft, "practitioner"): 13,
    ("assessments:review", story.sent, "supervisor"): 16,
    ("assessments:review_domain", story.sent_area, "supervisor"): 16,
    ("assessments:result", story.reviewed, "practitioner"): 19,
    ("assessments:result", story.reviewed, "supervisor"): 21,
    ("assessments:result", story.to_answer, "twin-practitioner"): 21,
    ("assessments:respond", story.to_answer, "twin-practitioner"): 13,
    ("assessments:skills", story.job, "practitioner"): 19,
    ("assessments:skills", story.job, "supervisor"): 19,
    ("assessments:plan", story.job, "practitioner"): 11,
    ("assessments:step", story.step, "practitioner"): 11,
    ("reports:summary", story.sent, "supervisor"): 17,
    ("reports:summary", story.reviewed, "practitioner"): 17,
    ("reports:summary_pdf", story.sent, "supervisor"): 14,
    ("reports:summary_pdf", story.reviewed, "practitioner"): 14,
}
