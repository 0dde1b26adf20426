"""Who gets what. A row opens one address with one record, as each of the cast and their twins.

Those named after `ok` get what they came for: a page, or, after a post, a redirect. Those named
after `no` can see the record and may not do this to it: 403. Everybody else gets a 404, and nobody
(signed out) is sent to sign in.
"""

from dataclasses import dataclass, field

from tests import story
from tests.conftest import NOBODY, ROLES, TWINS

EVERYONE = (*ROLES, *TWINS)
ANYONE = (NOBODY, *EVERYONE)


@dataclass(frozen=True)
class Row:
    route: str
    of: object = dict
    post: dict | None = None
    ok: tuple = ()
    no: tuple = ()
    then: int = 0
    also: dict = field(default_factory=dict)

    def __str__(self):
        words = [self.route] + ([self.of.__name__] if self.of is not dict else [])
        return " ".join(words + ["post"] * (self.post is not None))

    def expected(self, role):
        if role in self.also:
            return self.also[role]
        if role in self.ok:
            return self.then or (200 if self.post is None else 302)
        if role == NOBODY:
            return "to sign in"
        return 403 if role in self.no else 404


def on(route, of=dict, *, ok=(), no=(), **more):
    """`ok` and `no` are names with spaces between, or a tuple of them."""
    ok, no = (x.split() if isinstance(x, str) else x for x in (ok, no))
    return Row(route, of, ok=tuple(ok), no=tuple(no), **more)


SIGNING = {
    "outcome": "not_yet",
    "reasons": "Two shadowed visits are still to come.",
    "confirms": ["evidence", "watch"],
}
TODAY = {"happened_on_day": "3", "happened_on_month": "11", "happened_on_year": "2026"}
SIGNED_IN_GO_HOME = dict.fromkeys(EVERYONE, 302)

TABLE = [
    # --- Anybody -------------------------------------------------------------------------------
    on("home:health", ok=ANYONE),
    on("home:ready", ok=ANYONE),
    on("framework:index", ok=ANYONE),
    on("framework:domain", story.domain, ok=ANYONE),
    on("framework:statement", story.statement, ok=ANYONE),
    on("glossary:index", ok=ANYONE),
    on("glossary:term", story.term, ok=ANYONE),
    on("reports:verify_form", ok=ANYONE),
    on("reports:verify", story.code, ok=ANYONE),
    on("wagtail_serve", story.home, ok=ANYONE),
    on("wagtail_serve", story.guidance, ok=ANYONE),
    on("wagtaildocs_serve", story.no_document, ok=ANYONE, then=404),
    on("demo:sign_in", ok=ANYONE),
    on("demo:sign_in", post={"email": "supervisor@demo.example"}, ok=ANYONE),
    on("demo:sign_in", post={"email": "rosa.delgado-finch@demo.example"}, ok=ANYONE, then=404),
    # --- An account ----------------------------------------------------------------------------
    on("account_login", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_signup", ok=NOBODY, also=SIGNED_IN_GO_HOME),
    on("account_inactive", ok=ANYONE),
    on("account_logout", ok=EVERYONE, also={NOBODY: 302}),
    on("account_logout", post={}, ok=ANYONE),
    on("account_reset_password", ok=ANYONE),
    on("account_reset_password_done", ok=ANYONE),
    on("account_reset_password_from_key", story.no_key, ok=ANYONE),
    on("account_reset_password_from_key_done", ok=ANYONE),
    on("account_reauthenticate", ok=EVERYONE),
    on("account_change_password", ok=EVERYONE),
    on("account_change_password", post={}, ok=EVERYONE, then=200),
    on("account_set_password", ok=EVERYONE, then=302),
    # --- One's own pages -----------------------------------------------------------------------
    on("home:my", ok=EVERYONE),
    on("assessments:mine", ok=EVERYONE),
    on("assessments:reviews", ok=EVERYONE),
    on("readiness:mine", ok=EVERYONE),
    on("readiness:applications", ok=EVERYONE),
    on("people:kept", story.kept, ok="practitioner"),
    on("people:drop_kept", story.kept, post={}, ok="practitioner"),
    # --- A self-assessment: a draft is its writer's alone --------------------------------------
    on("assessments:start", post={}, ok=EVERYONE),
    on("assessments:assessment", story.draft, ok="practitioner"),
    on("assessments:answer", story.draft_statement, ok="practitioner"),
    on("assessments:answer", story.draft_statement, post={"level": "2"}, ok="practitioner"),
    on("assessments:check", story.draft, ok="practitioner"),
    on("assessments:send", story.draft, post={}, ok="practitioner", then=200),
    on("assessments:withdraw", story.draft, post={}, ok="practitioner"),
    on("assessments:review", story.draft),
    on("reports:summary", story.draft),
    on("reports:summary_pdf", story.draft),
    # --- Sent: its supervisor's to review ------------------------------------------------------
    on("assessments:assessment", story.sent, ok="supervisor", then=302),
    on("assessments:answer", story.sent_statement, post={"level": "2"}),
    on("assessments:review", story.sent, ok="supervisor"),
    on("assessments:review_domain", story.sent_area, ok="supervisor"),
    on("assessments:review_domain", story.sent_area, post={}, ok="supervisor"),
    on("assessments:send_back", story.sent, post={}, ok="supervisor"),
    on("assessments:finish", story.sent, post={}, ok="supervisor", then=200),
    on("reports:summary", story.sent, ok="supervisor"),
    on("reports:summary_pdf", story.sent, ok="supervisor"),
    # --- Reviewed: theirs, their supervisor's, and whoever looked again ------------------------
    on(
        "assessments:assessment",
        story.reviewed,
        ok="practitioner",
        also={"supervisor": 302, "practice-supervisor": 302},
    ),
    on("assessments:result", story.reviewed, ok="practitioner supervisor practice-supervisor"),
    on(
        "assessments:result",
        story.to_answer,
        ok="twin-practitioner twin-supervisor twin-practice-supervisor",
    ),
    on("assessments:respond", story.to_answer, post={"agrees": "yes"}, ok="twin-practitioner"),
    on("reports:summary", story.reviewed, ok="practitioner supervisor practice-supervisor"),
    on("reports:summary_pdf", story.reviewed, ok="practitioner supervisor practice-supervisor"),
    # --- Put forward for a gate: shared with those whom it asks to sign ------------------------
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
    # --- A certificate -------------------------------------------------------------------------
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
    # --- The CMS: its door alone ---------------------------------------------------------------
    on("/cms/", ok="editor workforce-lead"),
    on("/cms/login/", ok="nobody editor workforce-lead", then=302),
]

# Those that open without signing in: no others.
PUBLIC = {
    "/cms/login/",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "demo:sign_in",
    "framework:domain",
    "framework:index",
    "framework:statement",
    "glossary:index",
    "glossary:term",
    "home:health",
    "home:ready",
    "reports:verify",
    "reports:verify_form",
    "wagtail_serve",
    "wagtaildocs_serve",
}
