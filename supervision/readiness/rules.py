"""Who may do what about readiness. A rule called `why_not_…` answers with the sentence to show, or
None where the person may; the others answer yes or no."""

from portal.dates import in_words, today
from portal.people.rules import (
    holds_grant_over,
    is_line_manager_of,
    is_qualified,
    is_same_person,
    supervises,
)

FIRST = "first"
SECOND = "second"
WAITS_FOR = {FIRST: "open", SECOND: "recommended"}
QUALIFIED = frozenset({"practice_supervisor", "service_manager"})
GIVEN_BY = {
    "line_manager": "Their line manager gives this signature.",
    "practice_supervisor": "A practice supervisor for their team gives this signature.",
    "service_manager": "A service manager for their team gives this signature.",
    "employer_manager": "A manager or trustee of their employer gives this signature.",
    "working_lead": "The council’s working lead gives this signature.",
}
OWN = "This is about you, so somebody else does it."
NOT_SHARED = (
    "Their employer has no data-sharing agreement in force, so nothing can be shared to sign."
)


def may_publish_gates(viewer) -> bool:
    """A workforce lead publishes; None is an installation that is being set up."""
    return viewer is None or "workforce_lead" in viewer.roles


def capacity(application, place: str) -> str:
    """In what capacity the gate asks somebody to sign in that place; empty where it asks nobody."""
    version = application.gate_version
    return version.first_signer if place == FIRST else version.second_signer


def why_not_sign(viewer, application, place: str) -> str | None:
    """Working Together asks that nobody decides alone where it matters, and nobody about
    themselves. Each reason here is refused by the database too."""
    if is_same_person(viewer, application.employment.user):
        return OWN
    if application.state != WAITS_FOR[place]:
        return "This signature isn’t waited for any more."
    if place == SECOND and application.first_signature.by == viewer:
        return "You gave the first signature. The second is for somebody else."
    if not application.employment.holds_on(today()):
        return "They don’t work for this employer any more."
    if not application.employment.organisation.is_active:
        return NOT_SHARED
    if not _is_in_its_roles(application.employment, application.gate_version):
        return "Their job has changed, and this isn’t for the one that they have now."
    return _why_not_as(viewer, application.employment, capacity(application, place))


def _is_in_its_roles(employment, gate_version) -> bool:
    roles = gate_version.job_roles.all()
    return employment.posts.current().filter(job_role__in=roles).exists()


def _why_not_as(viewer, employment, asked: str) -> str | None:
    if not _stands_as(viewer, employment, asked):
        return GIVEN_BY[asked]
    if asked in QUALIFIED and not is_qualified(viewer):
        return why_not_qualified(viewer)
    return None


def _stands_as(viewer, employment, asked: str) -> bool:
    if asked == "line_manager":
        return is_line_manager_of(viewer, employment)
    if asked == "working_lead":
        return asked in viewer.roles and not employment.organisation.is_council
    return holds_grant_over(viewer, asked, employment)


def why_not_qualified(viewer) -> str:
    """Why the person does not count as a qualified social worker today."""
    last = viewer.registrations.filter(ends__lte=today()).order_by("ends").last()
    if last:
        on = in_words(last.ends)
        return f"Your registration ran out on {on}. Ask for your new one to be checked first."
    return "We have no registration in date for you. Ask for yours to be checked first."


def may_sign(viewer, application, place: str) -> bool:
    return why_not_sign(viewer, application, place) is None


def may_see_evaluation(viewer, application) -> bool:
    """An application shares what its criteria show until it is decided. After that the person,
    their line manager, those who signed and whoever opened the person's records with a reason still
    see what it rested on."""
    if application.is_live or is_same_person(viewer, application.employment.user):
        return True
    decision = getattr(application, "decision", None)
    signed = decision is not None and viewer in (decision.first, decision.second)
    return (
        signed
        or is_line_manager_of(viewer, application.employment)
        or application.employment.openings.open_to(viewer).exists()
    )


def why_not_open(viewer, employment, gate_version) -> str | None:
    """A person may be put forward by themselves or by who supervises them, for a gate that their
    job role may hold."""
    if not is_same_person(viewer, employment.user) and not supervises(viewer, employment):
        return "They, or somebody who supervises them, can open this."
    post = employment.post_on(today()) if employment.holds_on(today()) else None
    if post is None:
        return "There is no job on the record for today."
    if not employment.organisation.is_active:
        return NOT_SHARED
    if gate_version.state != "published":
        return "What this gate asks has changed. Go back and start again."
    if not gate_version.job_roles.filter(pk=post.job_role_id).exists():
        return f"This isn’t for the role “{post.job_role}”."
    if employment.authorisations.filter(gate=gate_version.gate_id, starts__gt=today()).exists():
        return "The next sign-off for this has been made already."
    return None


def why_not_attest(viewer, employment, params: dict) -> str | None:
    """A line manager, or a practice supervisor with a registration in date, gives their word; never
    about themselves. Where the gate asks for a social worker's word, it is one's."""
    if is_same_person(viewer, employment.user):
        return OWN
    covers = holds_grant_over(viewer, "practice_supervisor", employment)
    if not is_line_manager_of(viewer, employment) and not (covers and is_qualified(viewer)):
        return "Their line manager or a practice supervisor can confirm this."
    if params.get("by") == "social_worker" and not is_qualified(viewer):
        return why_not_qualified(viewer)
    return None


def may_attest(viewer, employment, params: dict) -> bool:
    return why_not_attest(viewer, employment, params) is None


def may_withdraw(viewer, application) -> bool:
    """The person, who opened it, or their line manager, as long as nobody has decided; None is the
    portal, when the job behind it changed."""
    return application.is_live and (
        viewer is None
        or is_same_person(viewer, application.employment.user)
        or viewer == application.opened_by
        or is_line_manager_of(viewer, application.employment)
    )


def may_pause(viewer, authorisation) -> bool:
    """Their line manager, or one who answers for the work in their team; None is the portal, by a
    rule. Nobody pauses, resumes or ends what they hold themselves."""
    if viewer is None:
        return True
    employment = authorisation.employment
    return not is_same_person(viewer, employment.user) and (
        is_line_manager_of(viewer, employment)
        or holds_grant_over(viewer, "practice_supervisor", employment)
        or holds_grant_over(viewer, "service_manager", employment)
        or holds_grant_over(viewer, "employer_manager", employment)
    )
