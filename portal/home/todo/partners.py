"""Those who want to come to training, for whoever answers them; and first steps in a group that has
just come in."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from portal.dates import working_days_after
from portal.people.models import Employment, Invitation, Organisation, PartnerRequest
from portal.people.rules.partners import COORDINATES, may_welcome
from portal.policy.models import Setting
from skills.training.models import Booking

from .task import Task

MOST = 5


def tasks(desk) -> list[Task]:
    found = _requests() if may_welcome(desk.user) else []
    return [*found, *_first_steps(desk.user)] if COORDINATES in desk.roles else found


def _requests() -> list[Task]:
    waiting = list(PartnerRequest.objects.waiting()[:MOST])
    if not waiting:
        return []
    days = Setting.objects.value("partners.answer_working_days")
    return [
        Task(
            title=f"May {one} come to training?",
            url=reverse("people:partner_request", args=[one.uuid]),
            why="They confirmed their e-mail address. Say yes, or say why not.",
            due=working_days_after(timezone.localdate(one.confirmed_at), days),
            kicker="Somebody wants to join",
            button="Read what they wrote",
        )
        for one in waiting
    ]


def _first_steps(user) -> list[Task]:
    """In groups that came in for training: people first, then a place, until each is done once."""
    of_group = {"organisation": OuterRef("pk")}
    led = {g.organisation_id for g in user.live_grants if g.role == COORDINATES and not g.team_id}
    groups = (
        Organisation.objects.filter(pk__in=led, training_since__isnull=False, kept_for="")
        .annotate(
            invited=Exists(Invitation.objects.filter(sponsor=user, **of_group)),
            peopled=Exists(Employment.objects.current().filter(**of_group).exclude(user=user)),
            booked=Exists(Booking.objects.filter(**of_group)),
        )
        .order_by("name")
    )
    found = []
    for group in groups:
        if not (group.invited or group.peopled):
            found.append(_invite(group))
        if not group.booked:
            found.append(_book(group))
    return found


def _invite(group) -> Task:
    return Task(
        title="Invite your people",
        url=reverse("people:invite"),
        why=f"Whoever you invite to {group} can book for themselves. You can also book for people "
        "who never sign in: you need their name and e-mail address.",
        kicker="Start here",
        button="Invite somebody",
        more=("See the courses", reverse("training:index")),
    )


def _book(group) -> Task:
    return Task(
        title="Book training",
        url=reverse("training:index"),
        why=f"Nobody of {group} has a place yet. Choose a course and a date, for yourself or for "
        "others.",
        kicker="Start here",
        button="See the courses",
    )
