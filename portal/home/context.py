"""What every page's frame needs: whose site it is, who is signed in, and where they can go."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portal.people.kept import kept_for, writer_of
from portal.people.rules.finding import FINDERS

SIGNERS = {
    "supervisor",
    "practice_supervisor",
    "service_manager",
    "employer_manager",
    "working_lead",
}
REVIEWERS = {"supervisor", "practice_supervisor"}
EDITORS = {"editor", "workforce_lead"}
EVERYONE = None

# One row a link: its words, where it goes, and the roles that see it.
SIGNED_IN = [
    ("Home", "home:my", EVERYONE),
    ("My skills", "assessments:mine", {"practitioner"}),
    ("What I may hold", "readiness:mine", {"practitioner"}),
    ("Supervision", "supervision:mine", {"practitioner"} | SIGNERS),
    ("Reviews", "assessments:reviews", REVIEWERS),
    ("Sign-off", "readiness:applications", SIGNERS),
    ("Oversight", "home:oversight", {"practice_supervisor", "service_manager"}),
    ("People", "people:people", FINDERS),
    ("Audit", "home:audit", {"auditor"}),
    ("Framework", "/framework/", EVERYONE),
    ("Guidance", "/guidance/", EVERYONE),
    ("Training", "/training/", EVERYONE),
    ("Glossary", "/glossary/", EVERYONE),
    ("Edit site", "/cms/", EDITORS),
]
PUBLIC = [
    ("Framework", "/framework/", EVERYONE),
    ("Guidance", "/guidance/", EVERYONE),
    ("Training", "/training/", EVERYONE),
    ("For partners", "/partners/", EVERYONE),
    ("Glossary", "/glossary/", EVERYONE),
]


# Pages that belong to another link than their address tells: what one does for others.
BELONGS_TO = {
    **dict.fromkeys(
        ["supervision:oversight", "supervision:check", "supervision:set_oversight"],
        "home:oversight",
    ),
    **dict.fromkeys(
        [
            "assessments:review",
            "assessments:review_domain",
            "assessments:send_back",
            "assessments:calibration",
            "assessments:shared",
            "assessments:shared_by",
            "assessments:confirm",
            "assessments:opinion",
        ],
        "assessments:reviews",
    ),
    **dict.fromkeys(
        ["readiness:application", "readiness:attest", "readiness:sign", "readiness:open"],
        "readiness:applications",
    ),
}


def identity(request) -> dict:
    """Nothing here asks the database until a page that needs it is drawn."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "service_name": settings.SERVICE_NAME,
        "council_name": settings.COUNCIL_NAME,
        "front_door_phone": settings.COUNCIL_FRONT_DOOR_PHONE,
        "brand_colour": settings.BRAND_COLOUR,
        "boot_script": settings.BOOT_SCRIPT,
        "demo": settings.DEMO,
        "nav": SimpleLazyObject(lambda: _links(request, user if known else None)),
        "who": SimpleLazyObject(lambda: _who(user)) if known else None,
        "leads_work": SimpleLazyObject(lambda: known and "practitioner" in user.roles),
        "unread": SimpleLazyObject(lambda: user.standing["unread"]) if known else 0,
        "kept_post": SimpleLazyObject(lambda: _kept(user)) if known else None,
        "kept_in_waiting": SimpleLazyObject(lambda: not known and _waits(request)),
    }


def _waits(request) -> bool:
    """Is something kept for the one who was at work here before the session ended?"""
    writer = writer_of(request)
    return writer is not None and kept_for(writer) is not None


def _links(request, user) -> list[tuple[str, str, bool]]:
    rows = PUBLIC if user is None else SIGNED_IN
    roles = frozenset() if user is None else user.roles
    links = [(label, _address(to)) for label, to, who in rows if who is EVERYONE or who & roles]
    here = _here(request, [url for _, url in links])
    return [(label, url, url == here) for label, url in links]


def _here(request, addresses) -> str:
    match = request.resolver_match
    named = BELONGS_TO.get(match.view_name) if match else None
    if named and reverse(named) in addresses:
        return reverse(named)
    return _nearest(request.path, addresses)


def _nearest(path, addresses) -> str:
    """The link that the page belongs to: the longest address it lies under or, where it lies under
    none, one of the same part of the site. A review is not under the list of reviews."""
    part = path.split("/")[1]
    under = [url for url in addresses if path.startswith(url)]
    beside = [url for url in addresses if part and url.split("/")[1] == part]
    return max(under, key=len) if under else next(iter(beside), "")


def _address(to: str) -> str:
    return to if to.startswith("/") else reverse(to)


def _kept(user) -> dict | None:
    standing = user.standing
    if standing["kept"] is None:
        return None
    return {"uuid": standing["kept"], "kept_at": standing["kept_at"]}


def _who(user) -> dict:
    """The name, and the job and team below it; without a post, the roles granted."""
    standing = user.standing
    if standing["job"]:
        return {"name": user.name, "line": f"{standing['job']}, {standing['team']}"}
    return {"name": user.name, "line": ", ".join(g.get_role_display() for g in user.live_grants)}
