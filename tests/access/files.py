"""Private files, and an organisation's yearly safeguarding statement."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.dates import now
from portal.people.models import Organisation, OrganisationFile
from tests.access.row import on
from tests.story import who

STORED = "people.organisationfile/for-the-access-table"
ANSWERS = {
    "lead_name": "Bea Lead",
    "lead_email": "bea.lead@kindling.example",
    "safe_recruitment": "yes",
    "lead_trained": "yes",
    "people_trained": "no",
    "supervision": "yes",
}


def charity():
    """The one where the voluntary worker of the cast works; the twins work in another."""
    return {"uuid": _charity().uuid}


def council():
    return {"uuid": Organisation.objects.council().get().uuid}


def charitys_agreement():
    """The charity's data-sharing agreement."""
    store = storages["private"]
    if not store.exists(STORED):
        store.save(STORED, ContentFile(b"%PDF"))
    paper, _ = OrganisationFile.objects.get_or_create(
        organisation=_charity(),
        file=STORED,
        defaults={
            "what": "agreement",
            "name": "agreement.pdf",
            "kind": "application/pdf",
            "size": 4,
            "sha256": "0" * 64,
            "added_by": who("administrator"),
            "added_at": now(),
        },
    )
    return {"uuid": paper.uuid}


def _charity():
    return who("vcs-worker").employments.get().organisation


OWN = "vcs-manager partner-coordinator"
ALL = f"administrator {OWN}"

ROWS = [
    on("home:safeguarding", charity, ok=ALL),
    on("home:safeguarding", council, ok="administrator service-manager"),
    on("people:make_statement", charity, ok=OWN, no="administrator"),
    on("people:make_statement", charity, post=ANSWERS, ok=OWN, no="administrator"),
    on("people:make_statement", council, post=ANSWERS, ok="administrator", no="service-manager"),
    on("people:ask_lead", charity, ok=ALL),
    on("people:ask_lead", charity, post={"email": "bea.lead@kindling.example"}, ok=ALL),
    on(
        "people:ask_lead",
        council,
        post={"email": "lead@council.example"},
        ok="administrator",
        no="service-manager",
    ),
    on("people:organisation_files", charity, ok=ALL),
    on(
        "people:organisation_files",
        council,
        post={},
        then=200,
        ok="administrator",
        no="service-manager",
    ),
    on("people:organisation_file", charitys_agreement, ok=ALL),
    on("people:remove_organisation_file", charitys_agreement, ok=ALL),
    on("people:remove_organisation_file", charitys_agreement, post={}, ok=ALL),
]

# A download, which is no page.
NOT_READ = {"people:organisation_file"}

BUDGETS = {
    ("home:safeguarding", charity, "administrator"): 16,
    ("home:safeguarding", charity, "partner-coordinator"): 16,
    ("people:make_statement", charity, "vcs-manager"): 10,
    ("people:ask_lead", charity, "vcs-manager"): 10,
    ("people:organisation_files", charity, "vcs-manager"): 10,
    ("people:remove_organisation_file", charitys_agreement, "vcs-manager"): 10,
}
