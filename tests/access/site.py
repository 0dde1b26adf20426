"""What anybody opens, and the CMS's door."""

from tests import story
from tests.access.row import ANYONE, on
from tests.conftest import NOBODY


def version():
    return {"number": 1}


def version_domain():
    return version() | story.domain()


def version_statement():
    return version() | story.statement()


def course():
    return {"slug": "keeping-children-safe-together"}


COLOURS = {"theme-theme": "dark", "theme-contrast": "system", "theme-density": "default"}
COLOURS |= {"locale-preferred_language": "", "locale-current_time_zone": "Europe/London"}

ROWS = [
    # --- Anybody ----
    on("home:health", ok=ANYONE),
    on("home:ready", ok=ANYONE),
    on("framework:index", ok=ANYONE),
    on("framework:domain", story.domain, ok=ANYONE),
    on("framework:statement", story.statement, ok=ANYONE),
    on("framework:versions", ok=ANYONE),
    on("framework:version", version, ok=ANYONE),
    on("framework:version_domain", version_domain, ok=ANYONE),
    on("framework:version_statement", version_statement, ok=ANYONE),
    on("reports:framework_pdf", version, ok=ANYONE),
    on("reports:framework_workbook", version, ok=ANYONE),
    on("training:index", ok=ANYONE),
    on("training:course", course, ok=ANYONE),
    on("glossary:index", ok=ANYONE),
    on("glossary:term", story.term, ok=ANYONE),
    on("glossary:sheet", ok=ANYONE),
    on("glossary:csv", ok=ANYONE),
    on("glossary:json", ok=ANYONE),
    on("reports:glossary_sheet", ok=ANYONE),
    on("search:results", ok=ANYONE),
    on("reports:verify_form", ok=ANYONE),
    on("reports:verify", story.code, ok=ANYONE),
    on("wagtail_serve", story.home, ok=ANYONE),
    on("wagtail_serve", story.guidance, ok=ANYONE),
    on("wagtail_serve", story.updates, ok=ANYONE),
    on("wagtail_serve", story.update, ok=ANYONE),
    on("wagtaildocs_serve", story.no_document, ok=ANYONE, then=404),
    on("picture", story.no_picture, ok=ANYONE, then=404),
    on("feedback", ok=ANYONE),
    on("feedback", post={"words": "Unclear.", "page": "/", "website": ""}, ok=ANYONE),
    on("feedback_thanks", ok=ANYONE),
    on("updates_feed", ok=ANYONE),
    on("sitemap", ok=ANYONE),
    on("robots", ok=ANYONE),
    on("demo:sign_in", ok=ANYONE),
    on("demo:sign_in", post={"email": "supervisor@demo.example"}, ok=ANYONE),
    on("demo:sign_in", post={"email": "rosa.delgado-finch@demo.example"}, ok=ANYONE, then=404),
    # --- The CMS: its door alone ----
    on("/cms/", ok="editor workforce-lead"),
    on("/cms/account/", ok="editor workforce-lead"),
    on("/cms/account/", post=COLOURS, ok="editor workforce-lead", then=302),
    on("/cms/login/", ok="nobody editor workforce-lead", then=302),
]

# Those that open without signing in.
PUBLIC = {
    "/cms/login/",
    "demo:sign_in",
    "feedback",
    "feedback_thanks",
    "framework:domain",
    "framework:index",
    "framework:statement",
    "framework:version",
    "framework:version_domain",
    "framework:version_statement",
    "framework:versions",
    "glossary:csv",
    "glossary:index",
    "glossary:json",
    "glossary:sheet",
    "glossary:term",
    "home:health",
    "home:ready",
    "picture",
    "reports:framework_pdf",
    "reports:framework_workbook",
    "reports:glossary_sheet",
    "reports:verify",
    "reports:verify_form",
    "robots",
    "search:results",
    "sitemap",
    "training:course",
    "training:index",
    "updates_feed",
    "wagtail_serve",
    "wagtaildocs_serve",
}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("reports:verify", story.code, NOBODY): 4,
    ("reports:verify_form", dict, NOBODY): 0,
    ("framework:index", dict, NOBODY): 6,
    ("framework:domain", story.domain, NOBODY): 7,
    ("framework:statement", story.statement, NOBODY): 10,
    ("framework:versions", dict, NOBODY): 1,
    ("framework:version", version, NOBODY): 5,
    ("framework:version_domain", version_domain, NOBODY): 7,
    ("framework:version_statement", version_statement, NOBODY): 10,
    ("reports:framework_pdf", version, NOBODY): 7,
    ("reports:framework_workbook", version, NOBODY): 7,
    ("training:index", dict, NOBODY): 6,
    ("training:index", dict, "partner-coordinator"): 12,
    ("training:course", course, NOBODY): 10,
    # Who reads, whom they book for, and what they have booked; two are the session and the person.
    ("training:course", course, "partner-coordinator"): 18,
    ("glossary:index", dict, NOBODY): 3,
    ("glossary:term", story.term, NOBODY): 5,
    ("glossary:sheet", dict, NOBODY): 1,
    ("glossary:csv", dict, NOBODY): 2,
    ("glossary:json", dict, NOBODY): 2,
    ("reports:glossary_sheet", dict, NOBODY): 1,
    ("search:results", dict, NOBODY): 0,
    ("wagtail_serve", story.home, NOBODY): 13,
    ("wagtail_serve", story.guidance, NOBODY): 12,
    ("wagtail_serve", story.updates, NOBODY): 11,
    ("wagtail_serve", story.update, NOBODY): 12,
    ("feedback", dict, NOBODY): 0,
    ("feedback_thanks", dict, NOBODY): 0,
    ("updates_feed", dict, NOBODY): 2,
    ("sitemap", dict, NOBODY): 9,
    ("demo:sign_in", dict, NOBODY): 3,
}

# Not read by people, or saying one thing.
NOT_READ = {
    "/cms/",
    "/cms/account/",
    "/cms/login/",
    "home:health",
    "home:ready",
    "robots",
    "wagtaildocs_serve",
}

# The CMS answers whatever is sent as if the page were read.
ANY_METHOD = {"wagtail_serve"}
