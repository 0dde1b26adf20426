"""What the pages about each change say."""

from portal.changes.models import Change

LOOK = "See what will happen"

WORDS = {
    Change.Kind.MOVE: {
        "title": "Another team or job",
        "lead": "Their records go with them. You see what else changes before it does.",
        "look": LOOK,
        "button": "Move them",
        "done": "{} moves.",
    },
    Change.Kind.SUPERVISOR: {
        "title": "Another supervisor",
        "lead": "What waits for the one they have now goes to the new one.",
        "look": LOOK,
        "button": "Change the supervisor",
        "done": "{} gets another supervisor.",
    },
    Change.Kind.AWAY: {
        "title": "Away for a time",
        "lead": "The clocks stop for them. Nobody is told why they are away, and no box asks.",
        "look": LOOK,
        "button": "Say that they are away",
        "done": "{} is away.",
    },
    Change.Kind.RETURN: {
        "title": "Back at work",
        "lead": "The clocks go on, and the days away don’t count.",
        "look": LOOK,
        "button": "Say that they are back",
        "done": "{} is back.",
    },
    Change.Kind.LEAVE: {
        "title": "The job ends",
        "lead": "Their records stay with the job. You see what is handed over before it is.",
        "look": LOOK,
        "button": "End the job",
        "done": "The job of {} ends.",
    },
}
