"""Each asks for one page, which takes a minute and needs no sign-in."""

from portal.notices.actions import tell

from .places import ASK


def evaluate(evaluation, address: str, *, until, again=0) -> None:
    """`again` names the link where it was asked before."""
    title, why = _words(evaluation)
    tell(
        to=evaluation.asked_of,
        key=f"training.evaluate.{evaluation.pk}" + (f".{again}" if again else ""),
        title=title,
        why=why,
        url=address,
        button="Answer now",
        by_when=until,
        ask=ASK,
    )


def _words(evaluation) -> tuple[str, str]:
    booking = evaluation.booking
    course = booking.event.course
    return {
        "before": (
            f"Before the course: how sure do you feel? {course}",
            "You have a place soon. One question, so that we can see whether the course helps. "
            "It takes a minute, and you need not sign in.",
        ),
        "on_the_day": (
            f"How was the course? {course}",
            "Two short questions about the course that you came to. You need not sign in.",
        ),
        "later": (
            f"Three months on: did it help? {course}",
            "Two short questions about a course that you came to three months ago. You need not "
            "sign in.",
        ),
        "supervisor": (
            f"Have you seen a change in {booking.user}’s work? {course}",
            f"{booking.user} came to this course three months ago. One question for you as their "
            "supervisor. It is about the course, and goes into no record of theirs.",
        ),
    }[evaluation.kind]
