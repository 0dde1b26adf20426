"""What waits for somebody in supervision: theirs as a practitioner, and that of their people."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.urls import reverse

from portal.dates import now, today
from portal.home.templatetags.portal import clock, longdate
from portal.people.querysets import is_person
from supervision.sessions.deadlines import Deadlines
from supervision.sessions.models import Agreement, Attendee, Response, Session
from supervision.sessions.rules import is_for

from .task import Task

# Days before a session on which its agenda is asked for.
SOON = timedelta(days=7)


def tasks(desk) -> list[Task]:
    user, found = desk.user, []
    sessions = list(_live(user).select_related("supervisor", "shared_by"))
    prefetch_related_objects(sessions, "attendees__subject")
    deadlines = Deadlines()
    for one in sessions:
        if one.is_shared:
            found.append(_answer(one, deadlines))
        elif one.is_being_written:
            found.append(_finish(one, deadlines))
        elif one.starts_at >= now():
            found.append(_prepare(one, own=not is_for(user, one)))
        else:
            found.append(_was_it_held(one))
    return found + _agreements(user)


def _live(user):
    """To answer, to finish, near, or over and not told of; in one question."""
    own = is_person(user, "supervisor")
    there = Attendee.objects.filter(is_person(user, "subject"), session=OuterRef("pk"))
    said = Response.objects.filter(is_person(user, "of"), session=OuterRef("pk"))
    to_answer = Q(state="shared") & Exists(there.filter(was_away=False)) & ~Exists(said)
    to_finish = Q(state="held") & own
    mine = Q(pk__in=Session.objects.to_be_held_by(user).order_by().values("pk"))
    near = Q(state="planned", starts_at__range=(now(), now() + SOON)) & (mine | Exists(there))
    over = Q(state="planned", starts_at__lt=now()) & mine
    return Session.objects.filter(to_answer | to_finish | near | over)


def _who(session) -> str:
    people = [one.subject.name for one in session.attendees.all()]
    return f"a group of {len(people)}" if session.is_group else people[0]


def _answer(one, deadlines) -> Task:
    return Task(
        title="Answer your supervision record",
        url=one.get_absolute_url(),
        why=f"{one.shared_by} shared the record of {longdate(one.starts_at)}.",
        due=deadlines.answer_by(one),
        kicker="Supervision",
        button="Read the record",
    )


def _finish(one, deadlines) -> Task:
    return Task(
        title=f"Finish the record of supervision with {_who(one)}",
        url=one.get_absolute_url(),
        why=f"Held on {longdate(one.held_at)}. It is not shared yet.",
        due=deadlines.share_by(one),
        kicker="Supervision",
        button="Finish the record",
    )


def _prepare(one, own) -> Task:
    who = _who(one) if own else one.supervisor.name
    return Task(
        title=f"Get ready for supervision with {who}",
        url=one.get_absolute_url(),
        why=f"{longdate(one.starts_at)}, {clock(one.starts_at)}. Add what you want to talk about.",
        due=one.happens_on,
        kicker="Supervision",
        button="See the agenda",
    )


def _was_it_held(one) -> Task:
    return Task(
        title=f"Was supervision with {_who(one)} held?",
        url=one.get_absolute_url(),
        why=f"It was planned for {longdate(one.starts_at)}. Begin the record, or say why not.",
        due=one.happens_on,
        kicker="Supervision",
        button="Say what happened",
    )


def _agreements(user) -> list[Task]:
    waiting = Q(state="offered") & ~Q(words__by=user) & ~Q(words__by__merged_into=user)
    old = Q(state="agreed", look_again_on__lte=today() + timedelta(days=14))
    found = Agreement.objects.of_party(user).filter(waiting | old).with_people().distinct()
    return [_agreement(one) for one in found]


def _agreement(one) -> Task:
    if one.is_in_force:
        return Task(
            title=f"Look at the supervision agreement again: {one}",
            url=one.get_absolute_url(),
            why="It is nearly a year old. Talk about what still fits.",
            due=one.look_again_on,
            kicker="Supervision",
            button="See the agreement",
        )
    return Task(
        title=f"Read the supervision agreement: {one}",
        url=reverse("supervision:agreement", args=[one.uuid]),
        why=f"{one.offered_by} asks for your yes to how you work together.",
        kicker="Supervision",
        button="Read the agreement",
    )
