"""An organisation's statement, and a paper, for tests."""

from portal.files.checks import accept
from tests.files import samples

LEAD = "bea.lead@kindling.example"
ANSWERS = {
    "lead_name": "Bea Lead",
    "lead_email": LEAD,
    "safe_recruitment": True,
    "lead_trained": True,
    "people_trained": False,
    "supervision": True,
}
TYPED = {name: {True: "yes", False: "no"}.get(value, value) for name, value in ANSWERS.items()}


def paper():
    return accept(samples.sent("agreement.pdf", samples.pdf()))
