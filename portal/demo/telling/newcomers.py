"""Groups that found the way in by themselves: one was welcomed and has come in, one waits."""

from portal.links.models import Link
from portal.people.actions.invitations import accept
from portal.people.actions.partners import PURPOSE, ask_to_join, confirm, welcome
from portal.people.models import PartnerRequest

from ..cast import PASSWORD
from ..days import days_ago, on
from ..people import who

COORDINATOR = "training-coordinator"
CLOTH = {
    "who": "group",
    "group_name": "Cloth and Cuppa",
    "sector": "voluntary",
    "size": "micro",
    "small_income": True,
    "name": "Bernice Alder",
    "email": "bernice.alder@demo.example",
    "wants": "Spotting when a parent needs more help than we can give.",
}
ALLOTMENT = {
    "who": "group",
    "group_name": "The Corner House Kitchen Garden",
    "sector": "voluntary",
    "size": "micro",
    "small_income": True,
    "name": "Idris Penhallow",
    "email": "idris.penhallow@demo.example",
    "wants": "Safeguarding for our new volunteers, in the evening if there is a date.",
}


def tell() -> None:
    welcome_in(ask(CLOTH, days_ago(30)), days_ago(28))
    ask(ALLOTMENT, days_ago(2))


def ask(said, day) -> PartnerRequest:
    with on(day, 19, 40):
        request = ask_to_join(**said)
        return confirm(link=Link.objects.get(purpose=PURPOSE, object_id=request.pk))


def welcome_in(request, day) -> None:
    """Agreed in the morning; in by the evening."""
    with on(day, 10, 5):
        request = welcome(request=request, by=who(COORDINATOR))
    with on(day, 20, 15):
        accept(invitation=request.invitation, name=request.name, password=PASSWORD)
