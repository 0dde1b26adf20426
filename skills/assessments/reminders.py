"""Reminders about rounds, reviews and answers: a function a message."""

from django.urls import reverse

from portal.dates import in_words
from portal.notices.actions import tell

ASK = "Ask your line manager if something is wrong."


def review_late(assessment, to, due, day, *, supervises: bool) -> None:
    """To whoever supervises the person, and to who answers for the place."""
    url = reverse("assessments:review", args=[assessment.uuid]) if supervises else ""
    tell(
        to=to,
        key=f"review.late:{assessment.pk}:{due:%Y%m%d}:{day:%Y%m%d}",
        title=f"A self-assessment waits for its review since {in_words(due)}",
        why=f"It is that of {assessment.employment.user}. Their next steps wait for it.",
        url=url,
        button="Review it" if url else "",
        by_when=due,
        ask=ASK,
        daily=True,
    )


def nobody_reviews(assessment, day) -> None:
    """To its writer, as long as nobody is named to review it."""
    tell(
        to=assessment.employment.user,
        key=f"review.nobody:{assessment.pk}:{day:%Y%m%d}",
        title="Your self-assessment waits for a new supervisor",
        why="Nobody is named as your supervisor now. What you sent is safe, and goes to whoever "
        "takes over. Those who can name somebody have been told.",
        url=reverse("assessments:assessment", args=[assessment.uuid]),
        button="See what you sent",
        ask="Ask your manager who takes over.",
    )


def name_a_reviewer(assessment, to, day) -> None:
    """To who answers for the place."""
    person = assessment.employment.user
    tell(
        to=to,
        key=f"review.nobody:{assessment.pk}:{day:%Y%m%d}",
        title="Name a line manager, so that a self-assessment is reviewed",
        why=f"{person} sent a self-assessment, and nobody supervises them now.",
        url=reverse("changes:change", args=[assessment.employment.uuid, "supervisor"]),
        button="Name a line manager",
        ask="Ask an administrator of the portal if you can’t.",
    )


def answer_soon(review, due) -> None:
    tell(
        to=review.assessment.employment.user,
        key=f"response.due:{review.pk}",
        title=f"Answer your review by {in_words(due)}",
        why=f"{review.by} finished it. Agree, or say what you see differently: both views stay.",
        url=reverse("assessments:result", args=[review.assessment.uuid]),
        button="Read the result",
        by_when=due,
        ask=ASK,
        daily=True,
    )


def round_due(employment, due, days: int) -> None:
    tell(
        to=employment.user,
        key=f"round.due:{employment.pk}:{due:%Y%m%d}:{days}",
        title=f"Rate your own skills by {in_words(due)}",
        why="You look again at what is due or has changed. Only you see it until you send it.",
        url=reverse("assessments:mine"),
        button="See how it works",
        by_when=due,
        ask=ASK,
        daily=True,
    )


def step_late(step, day, *, own: bool) -> None:
    """To who sees to it. What the step is, is read in the portal."""
    whose = "your development plan" if own else f"the development plan of {step.employment.user}"
    tell(
        to=step.owner,
        key=f"plan.late:{step.pk}:{step.by_when:%Y%m%d}:{day:%Y%m%d}",
        title=f"A step in a plan was due on {in_words(step.by_when)}",
        why=f"It is in {whose}. Say that it is done, move it to another day, or drop it.",
        url=step.get_absolute_url(),
        button="See the step",
        by_when=step.by_when,
        ask=ASK,
        daily=True,
    )
