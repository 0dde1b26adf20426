"""What runs out or begins on a day, for people, employers and accounts."""

from django.core.management import call_command

from portal.nightly import Step, declare

from ..models import KeptPost
from . import cover, openings, partners, running_out, statements


def tidy(day) -> int:
    """What was kept for somebody whose session ended, and sessions that are over."""
    removed, _ = KeptPost.objects.stale().delete()
    call_command("clearsessions", verbosity=0)
    return removed


declare(
    Step("people.registrations", "Registrations that run out", running_out.registrations, 20),
    Step("people.agreements", "Agreements with employers that run out", running_out.agreements, 20),
    Step("people.grants", "Roles that end", running_out.grants, 20),
    Step("people.cover", "Cover that ends tomorrow", cover.covers, 30),
    Step("people.no_cover", "Supervisors who are away without cover", cover.no_cover, 30),
    Step("people.invitations", "Invitations that ran out", running_out.invitations, 30),
    Step("people.openings", "Openings that people are told of later", openings.tell_openings, 30),
    Step("people.statements", "Safeguarding statements that run out", statements.remind, 20),
    Step("people.partner_requests", "Old requests to join training", partners.forget_requests, 90),
    Step("people.unused_closed", "Partners’ accounts that nobody uses", partners.close, 40),
    Step("people.unused_asked", "Owners of unused accounts are asked", partners.ask_owners, 45),
    Step("people.tidy", "Things kept for a short time", tidy, 90),
)
