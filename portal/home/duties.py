"""What those can do now who look after the portal: a card a role, with figures and never a dead
link."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.urls import reverse
from wagtail.models import Page

from content.models import GlossaryTerm
from portal.home.templatetags.portal import plaindate
from portal.people.models import Employment, Organisation, User
from skills.framework.models import FrameworkVersion
from skills.training.models import Completion, Course


@dataclass(frozen=True)
class Duty:
    title: str
    says: str
    figures: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


def duties_of(user) -> list[Duty]:
    return [make(user) for role, make in DUTIES.items() if role in user.roles]


def _workforce_lead(user) -> Duty:
    version = FrameworkVersion.objects.published().select_related("framework").first()
    if version is None:
        return Duty("The framework", "No framework is in force yet.")
    return Duty(
        "The framework",
        f"Version {version.number} is in force since {plaindate(version.published_at)}. It never "
        "changes; a correction is a new version. You also publish what an editor drafts.",
        [
            (version.domains.count(), "areas"),
            (version.statements.count(), "statements"),
            (version.profiles.count(), "roles"),
        ],
        [
            ("Read the framework", reverse("framework:index")),
            ("Change the framework", reverse("framework_editing:index")),
            ("How levels are confirmed", reverse("assessments:calibration")),
            ("Who gets into training, and what it changes", reverse("reports:training")),
            ("On what terms people get in", reverse("bookings:policy")),
            ("Edit the site", "/cms/"),
        ],
    )


def _editor(user) -> Duty:
    return Duty(
        "The site",
        "You edit pages, the glossary and drafts of the framework. You see nobody’s records.",
        [
            (Page.objects.live().filter(depth__gt=1).count(), "pages"),
            (GlossaryTerm.objects.count(), "words in the glossary"),
        ],
        [
            ("Edit the site", "/cms/"),
            ("Change the framework", reverse("framework_editing:index")),
            ("Read the glossary", reverse("glossary:index")),
        ],
    )


def _training_coordinator(user) -> Duty:
    return Duty(
        "Courses",
        "These are the courses that sign-off asks for and what people finished. You see no levels "
        "and no notes.",
        [
            (Course.objects.count(), "courses"),
            (Completion.objects.count(), "times that somebody finished one"),
        ],
        [
            ("Run training: dates, places, who came", reverse("bookings:desk")),
            ("Who gets into training, and what it changes", reverse("reports:training")),
            ("Who wants to come to training", reverse("people:partner_requests")),
            ("Courses and dates", reverse("training:index")),
            ("Who gets in, and on what terms", reverse("bookings:policy")),
        ],
    )


def _working_lead(user) -> Duty:
    partners = Organisation.objects.exclude(sector=Organisation.Sector.COUNCIL)
    active = [one for one in partners if one.is_active]
    return Duty(
        "Partners",
        "You give the council’s signature for a partner’s lead, after their employer signed.",
        [(len(active), "partner organisations with a data-sharing agreement in date")],
        [("See what waits for a signature", reverse("readiness:applications"))],
    )


def _auditor(user) -> Duty:
    ends = max((g.ends for g in user.live_grants if g.role == "auditor" and g.ends), default=None)
    until = f"Your access ends on {plaindate(ends - timedelta(days=1))}. " if ends else ""
    return Duty(
        "Checking",
        f"{until}You see whose records were opened, why, and what was looked at. No personal "
        "record is open to you. You can open a sample with a reason, and the person is told.",
        links=[
            ("Records that were opened", reverse("home:audit")),
            ("Open a sample", reverse("people:openings")),
            ("Check a certificate", reverse("reports:verify_form")),
            ("Read the framework", reverse("framework:index")),
        ],
    )


def _administrator(user) -> Duty:
    return Duty(
        "People and organisations",
        "This is who is here today. Being an administrator opens nobody’s self-assessment, "
        "application or notes.",
        [
            _counted(User.objects.filter(is_active=True), "person", "people"),
            _counted(Employment.objects.current(), "job held today", "jobs held today"),
            _counted(Organisation.objects, "organisation", "organisations"),
        ],
        [
            ("People", reverse("people:people")),
            ("Organisations and teams", reverse("people:organisations")),
            ("Bring people in from a file", reverse("exchange:files")),
            ("Invitations", reverse("people:invitations")),
            ("Who wants to come to training", reverse("people:partner_requests")),
            ("What runs each night", reverse("changes:nightly")),
        ],
    )


def _counted(rows, one, many) -> tuple[int, str]:
    count = rows.count()
    return count, one if count == 1 else many


# In the order in which they stand on the page.
DUTIES = {
    "working_lead": _working_lead,
    "workforce_lead": _workforce_lead,
    "editor": _editor,
    "training_coordinator": _training_coordinator,
    "auditor": _auditor,
    "administrator": _administrator,
}
