"""What waits for those who look after people and organisations."""

from datetime import timedelta

from django.db.models import Max
from django.urls import reverse

from portal.dates import today
from portal.home.templatetags.portal import plaindate
from portal.people.models import Employment, Opening, Organisation, RoleGrant, User
from supervision.readiness.rules import QUALIFIED

from .task import Task

DAYS = timedelta(days=60)


APPROVERS = {"service_manager", "workforce_lead"}


def tasks(desk) -> list[Task]:
    waiting = _openings(desk.user) if APPROVERS & desk.roles else []
    if "administrator" not in desk.roles:
        return waiting
    return [*waiting, *_nobody_yet(), *_registrations(), *_agreements()]


def _nobody_yet() -> list[Task]:
    """Where nobody works for the council yet, there is one thing to do first."""
    if Employment.objects.current().filter(organisation__sector="council").exists():
        return []
    return [
        Task(
            title="Bring your people in",
            url=reverse("exchange:files"),
            why="Nobody is here yet. Ask HR for one file, and bring everybody in with it. You "
            "see what would happen before anything is written.",
            kicker="Start here",
            button="Bring people in from a file",
        )
    ]


def _openings(user) -> list[Task]:
    """Inquiries that want to open records and tell the person later."""
    return [
        Task(
            title="Decide if an inquiry may open a person’s records",
            url=reverse("people:decide_opening", args=[opening.uuid]),
            why=f"{opening.by} asks. Nothing is open until somebody says yes.",
            kicker="Waiting for your answer",
            button="Read why, and decide",
        )
        for opening in Opening.objects.awaiting_approval_of(user).select_related("by")
    ]


def _registrations() -> list[Task]:
    """Those who sign as social workers and whose registration runs out, or has."""
    signers = User.objects.filter(
        pk__in=RoleGrant.objects.current().filter(role__in=QUALIFIED).values("user")
    )
    ending = signers.annotate(last=Max("registrations__ends")).filter(last__lte=today() + DAYS)
    return [
        Task(
            title=f"Check {signer.name}’s registration again",
            url=reverse("people:person", args=[signer.uuid]),
            button="See what is on record",
            why=f"The one on record {_runs(signer.last)}. Without one in date, they can’t sign as "
            "a social worker.",
            due=signer.last,
            kicker="A registration runs out",
        )
        for signer in ending.order_by("last", "name")
    ]


def _agreements() -> list[Task]:
    ending = Organisation.objects.filter(agreement_ends__lte=today() + DAYS)
    return [
        Task(
            title=f"Agree again with {one.name}",
            url=reverse("people:organisation", args=[one.uuid]),
            button="See the agreement",
            why=f"The agreement on sharing data {_runs(one.agreement_ends)}.",
            due=one.agreement_ends,
            kicker="An agreement runs out",
        )
        for one in ending.order_by("agreement_ends", "name")
    ]


def _runs(day) -> str:
    return f"{'ran' if day <= today() else 'runs'} out on {plaindate(day)}"
