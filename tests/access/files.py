"""Private files, and an organisation's yearly safeguarding statement."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.dates import now
from portal.people.actions.statements import ask_lead
from portal.people.models import Organisation, OrganisationFile
from tests.access.row import ANYONE, on
from tests.conftest import NOBODY
from tests.story import who

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
    return {"uuid": _paper_of(_charity()).uuid}


def councils_paper():
    return {"uuid": _paper_of(Organisation.objects.council().get()).uuid}


def statement_link():
    """Asks the charity's safeguarding lead, who has no account."""
    link = ask_lead(
        organisation=_charity(), email="bea.lead@kindling.example", by=who("administrator")
    )
    return {"token": link.token}


def _paper_of(organisation):
    stored = f"people.organisationfile/for-the-access-table-{organisation.pk}"
    store = storages["private"]
    if not store.exists(stored):
        store.save(stored, ContentFile(b"%PDF"))
    paper, _ = OrganisationFile.objects.get_or_create(
        organisation=organisation,
        file=stored,
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
    return paper


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
    on("people:organisation_files", charity, post={}, then=200, ok=ALL),
    on("people:organisation_file", councils_paper, ok="administrator service-manager"),
    on("people:organisation_file", charitys_agreement, ok=ALL),
    on("people:remove_organisation_file", charitys_agreement, ok=ALL),
    on("people:remove_organisation_file", charitys_agreement, post={}, ok=ALL),
    on(
        "people:remove_organisation_file",
        councils_paper,
        post={},
        ok="administrator",
        no="service-manager",
    ),
    # --- Whoever has the link answers for the charity ----
    on("links:link", statement_link, ok=ANYONE),
    on("links:link", statement_link, post={}, ok=ANYONE, then=200),
]

# A download, which is no page.
NOT_READ = {"people:organisation_file"}

BUDGETS = {
    ("home:safeguarding", charity, "administrator"): 16,
    ("home:safeguarding", council, "service-manager"): 16,
    ("home:safeguarding", charity, "partner-coordinator"): 16,
    ("links:link", statement_link, NOBODY): 3,
    ("people:make_statement", charity, "vcs-manager"): 10,
    ("people:ask_lead", charity, "vcs-manager"): 10,
    ("people:organisation_files", charity, "vcs-manager"): 10,
    ("people:remove_organisation_file", charitys_agreement, "vcs-manager"): 10,
}
