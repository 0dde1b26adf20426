"""Records: to agree, answered, added to, shared on."""

from portal.dates import in_words
from portal.notices.actions import tell
from portal.people.rules import is_same_person

from ..deadlines import Deadlines


def shared(session) -> None:
    by_when = Deadlines().answer_by(session)
    for attendee in session.attendees.all():
        if not attendee.was_away:
            tell(
                to=attendee.subject,
                key=f"supervision.shared.{session.pk}",
                title=f"Agree your supervision record by {in_words(by_when)}",
                why=f"{session.shared_by} shared the record of {in_words(session.happens_on)}. "
                "Say if you agree, or what you see differently.",
                url=session.get_absolute_url(),
                button="Read the record",
                by_when=by_when,
                ask=f"{session.shared_by}",
            )


def to_finish(session) -> None:
    tell(
        to=session.supervisor,
        key=f"supervision.to_finish.{session.pk}",
        title="Finish a supervision record",
        why=f"The record of {in_words(session.happens_on)} is not shared yet. Share it while it is "
        "fresh.",
        url=session.get_absolute_url(),
        button="Finish the record",
        daily=True,
    )


def answered(response) -> None:
    session = response.session
    tell(
        to=session.supervisor,
        key=f"supervision.answered.{response.pk}",
        title="A supervision record was answered",
        why=f"{response.of} answered the record of {in_words(session.happens_on)}.",
        url=session.get_absolute_url(),
        button="Read the answer",
        ask=f"{response.of}",
        daily=response.answer == response.Answer.AGREES,
    )


def added(addendum) -> None:
    session = addendum.session
    everyone = [session.supervisor, *(one.subject for one in session.attendees.all())]
    for person in everyone:
        if not is_same_person(addendum.by, person):
            tell(
                to=person,
                key=f"supervision.added.{addendum.pk}",
                title="Something was added to a supervision record",
                why=f"{addendum.by} added to the record of {in_words(session.happens_on)}. "
                "The record itself stays as it is.",
                url=session.get_absolute_url(),
                button="Read it",
                ask=f"{addendum.by}",
            )


def shared_on(shared) -> None:
    day = in_words(shared.session.happens_on)
    tell(
        to=shared.with_whom,
        key=f"supervision.shared_on.{shared.pk}",
        title="You can read an earlier supervision record",
        why=f"{shared.by} lets you read the record of {day}.",
        url=shared.session.get_absolute_url(),
        button="Read it",
        ask=f"{shared.by}",
        daily=True,
    )
