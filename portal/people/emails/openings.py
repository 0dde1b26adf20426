"""What people are told about the opening of records. What is in a message may be read by others:
who opened what, and why, is on the page that it leads to."""

from django.db.models import Q

from portal.notices.actions import tell

from ..models import Cover, RoleGrant, SupervisionLine, User
from ..querysets import reaches

APPROVERS = ("service_manager", "workforce_lead")


def opened(opening) -> None:
    """Both parties: the person, and their line manager or who covers for them."""
    told = {
        "key": f"people.opened.{opening.pk}",
        "url": opening.get_absolute_url(),
        "button": "See who, why and until when",
    }
    tell(
        to=opening.subject,
        title="Somebody opened your records",
        why="Somebody who does not supervise you opened your records in the portal, for a reason "
        "and a set time. You can see who it was, why, and what they looked at.",
        ask="Ask your line manager, or the service manager for your team.",
        **told,
    )
    for manager in line_managers(opening.employment).exclude(pk=opening.by_id):
        tell(
            to=manager,
            title="Somebody opened the records of a person you manage",
            why="You are told because you are their line manager or cover for them.",
            **told,
        )


def line_managers(employment):
    """Today's, and those who cover for them."""
    lines = SupervisionLine.objects.line_manager_of(employment).values("supervisor")
    covering = Cover.objects.current().filter(absent__in=lines).values("covering")
    found = User.objects.filter(Q(pk__in=lines) | Q(pk__in=covering))
    return found.exclude(pk=employment.user_id)


def approval_wanted(opening) -> None:
    """Those who may say yes or no. The rule is asked again when they do."""
    for approver in approvers(opening):
        tell(
            to=approver,
            key=f"people.opening_asked.{opening.pk}",
            title="Decide if an inquiry may open a person’s records",
            why="They would be told later, on a day that you choose. Nothing is open until you or "
            "somebody else says yes.",
            url=opening.get_absolute_url(),
            button="Read why, and decide",
        )


def approvers(opening) -> list[User]:
    """Who may say yes or no to an inquiry that the person is told of later."""
    grants = RoleGrant.objects.current().filter(role__in=APPROVERS)
    managers = grants.filter(reaches(opening.employment), role="service_manager")
    holders = managers | grants.filter(role="workforce_lead")
    found = User.objects.filter(pk__in=holders.values("user"), is_active=True)
    waiting = type(opening).objects.filter(pk=opening.pk)
    return [one for one in found if waiting.awaiting_approval_of(one).exists()]


def approval_answered(opening) -> None:
    """Whoever asked."""
    yes = opening.approved_by_id is not None
    tell(
        to=opening.by,
        key=f"people.opening_answered.{opening.pk}",
        title="You can open the records now" if yes else "You can’t open the records you asked for",
        why="You asked to open a person’s records for an inquiry, and to tell them later.",
        url=opening.get_absolute_url(),
        button="See the answer",
    )
