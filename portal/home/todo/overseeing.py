"""Somebody who needs to talk now, and checks of child in need work that are due."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from portal.dates import today
from portal.people.querysets import is_person
from supervision.sessions.models import CallForHelp, Oversight

from .task import Task

SOON = timedelta(days=7)


def tasks(desk) -> list[Task]:
    return [*_calls(desk.user), *_checks(desk.user)]


def _calls(user) -> list[Task]:
    waiting = CallForHelp.objects.waiting().filter(is_person(user, "told")).with_people()
    return [
        Task(
            title=f"Ring {call.subject} now",
            url=reverse("supervision:help"),
            why="They asked to talk to you. Asking is good practice.",
            due=timezone.localdate(call.asked_at),
            kicker="Somebody needs you",
            button="Say that you will ring",
        )
        for call in waiting.distinct()
    ]


def _checks(user) -> list[Task]:
    mine = Oversight.objects.current().done_by(user).with_people().with_last()
    return [
        Task(
            title=f"Look at {one.subject}’s child in need work",
            url=reverse("supervision:check", args=[one.uuid]),
            why="Write down how many children you talked about, and what came up.",
            due=one.due,
            kicker="You oversee this work",
            button="Record the check",
        )
        for one in mine
        if one.due <= today() + SOON
    ]
