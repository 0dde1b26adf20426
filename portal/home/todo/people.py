"""What waits for those who look after people and organisations."""

from datetime import timedelta

from django.db.models import Max

from portal.dates import today
from portal.home.templatetags.portal import plaindate
from portal.people.models import Organisation, RoleGrant, User
from supervision.readiness.rules import QUALIFIED

from .task import Task

DAYS = timedelta(days=60)


def tasks(desk) -> list[Task]:
    if "administrator" not in desk.roles:
        return []
    return [*_registrations(), *_agreements()]


def _registrations() -> list[Task]:
    """Those who sign as social workers and whose registration runs out, or has."""
    signers = User.objects.filter(
        pk__in=RoleGrant.objects.current().filter(role__in=QUALIFIED).values("user")
    )
    ending = signers.annotate(last=Max("registrations__ends")).filter(last__lte=today() + DAYS)
    return [
        Task(
            title=f"Check {signer.name}’s registration again",
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
            why=f"The agreement on sharing data {_runs(one.agreement_ends)}.",
            due=one.agreement_ends,
            kicker="An agreement runs out",
        )
        for one in ending.order_by("agreement_ends", "name")
    ]


def _runs(day) -> str:
    return f"{'ran' if day <= today() else 'runs'} out on {plaindate(day)}"
