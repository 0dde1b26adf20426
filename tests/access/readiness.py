"""Applications, signatures and certificates."""

from tests import story
from tests.access.row import on

SIGNING = {
    "outcome": "not_yet",
    "reasons": "Two shadowed visits are still to come.",
    "confirms": ["evidence", "watch"],
}
TODAY = {"happened_on_day": "3", "happened_on_month": "11", "happened_on_year": "2026"}

ROWS = [
    # --- Put forward for a gate: shared with those whom it asks to sign ----
    on("readiness:open", story.to_put_forward, ok="practitioner supervisor"),
    on("readiness:open", story.to_put_forward, post={}, ok="practitioner supervisor"),
    on("readiness:application", story.opened, ok="supervisor practice-supervisor"),
    on("readiness:application", story.partners, ok="vcs-worker vcs-manager working-lead"),
    on("readiness:sign", story.opened, ok="supervisor practice-supervisor", then=302),
    on(
        "readiness:sign",
        story.opened,
        post=SIGNING,
        ok="supervisor",
        no="practice-supervisor",
    ),
    on(
        "readiness:sign",
        story.partners,
        post=SIGNING,
        ok="vcs-manager",
        no="vcs-worker working-lead",
    ),
    on("readiness:attest", story.opened_attested, ok="supervisor practice-supervisor"),
    on(
        "readiness:attest",
        story.opened_attested,
        post=TODAY,
        ok="supervisor practice-supervisor",
    ),
    on("readiness:withdraw", story.opened, ok="supervisor", no="practice-supervisor"),
    on("readiness:withdraw", story.opened, post={}, ok="supervisor", no="practice-supervisor"),
    # --- A certificate ----
    on(
        "reports:certificate",
        story.certificate,
        ok="practitioner supervisor practice-supervisor service-manager",
    ),
    on(
        "reports:certificate_pdf",
        story.certificate,
        ok="practitioner supervisor practice-supervisor service-manager",
    ),
    on("reports:certificate", story.partners_certificate, ok="twin-vcs-worker twin-vcs-manager"),
    on(
        "reports:certificate_pdf", story.partners_certificate, ok="twin-vcs-worker twin-vcs-manager"
    ),
]

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("readiness:open", story.to_put_forward, "practitioner"): 20,
    ("readiness:application", story.opened, "supervisor"): 22,
    ("readiness:application", story.partners, "vcs-worker"): 20,
    ("readiness:attest", story.opened_attested, "supervisor"): 10,
    ("readiness:withdraw", story.opened, "supervisor"): 8,
    ("reports:certificate", story.certificate, "practitioner"): 11,
    ("reports:certificate", story.partners_certificate, "twin-vcs-worker"): 11,
    ("reports:certificate_pdf", story.certificate, "practitioner"): 7,
    ("reports:certificate_pdf", story.partners_certificate, "twin-vcs-worker"): 7,
}
