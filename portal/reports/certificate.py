"""What a certificate says: one set of facts for the page, the PDF and the check by code."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from portal.dates import today
from skills.framework.models import FrameworkVersion
from supervision.readiness.models import Authorisation

from .words import plaindate

NOT_PROOF = (
    "That somebody is who they say they are, or that other checks were made. Employers do that.",
    "That the person is ready for other work, or with another employer.",
    "That it still counts. It can stop at any time: look the code up on the day you rely on it.",
)


@dataclass(frozen=True)
class Signature:
    name: str
    capacity: str
    day: date


@dataclass(frozen=True)
class Certificate:
    name: str
    role: str
    employer: str
    gate: str
    plain: str
    may_do: tuple[str, ...]
    may_not_do: tuple[str, ...]
    conditions: tuple[str, ...]
    starts: date
    last_day: date
    signatures: tuple[Signature, ...]
    rests_on: str
    code: str
    spaced_code: str
    not_current_on: date | None = None
    not_proof: tuple[str, ...] = NOT_PROOF

    @property
    def kicker(self) -> str:
        """Paper outlives a pause or an end, so one that doesn't count says so at its head."""
        if self.not_current_on is None:
            return "Certificate of readiness"
        return f"Certificate of readiness. Not current on {plaindate(self.not_current_on)}"

    @property
    def who(self) -> str:
        """“Family Help practitioner, Example Council”"""
        return ", ".join(filter(None, (self.role, self.employer)))

    @property
    def page(self) -> str:
        return address("reports:verify", self.code)


def address(name: str, *args) -> str:
    """The whole address of a page, for paper."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=args)


def certified():
    """Authorisations with all that a certificate says of them."""
    application = "decision__application"
    return Authorisation.objects.select_related(
        "employment__user",
        "employment__organisation",
        "decision__first",
        "decision__second",
        f"{application}__first_signature",
        f"{application}__gate_version__framework_version__framework",
        f"{application}__gate_version__gate",
    ).prefetch_related("pauses")


def _framework(decision, version) -> FrameworkVersion:
    """The version that was in force when it was signed; the gate may be older. One that came later
    on the same day was not asked for."""
    in_force = FrameworkVersion.objects.in_force_at(decision.decided_at).select_related("framework")
    found = in_force.filter(framework=version.framework_version.framework_id).first()
    return found or version.framework_version


def certificate_of(authorisation) -> Certificate:
    """The facts as they were signed, and whether they count today. Why they don't, where they
    don't, is no part of them."""
    employment, decision = authorisation.employment, authorisation.decision
    version = decision.application.gate_version
    post = employment.post_on(authorisation.starts)
    return Certificate(
        name=employment.user.name,
        role=post.job_role.name if post else "",
        employer=employment.organisation.name,
        gate=version.name,
        plain=version.plain,
        may_do=tuple(version.may_do),
        may_not_do=tuple(version.may_not_do),
        conditions=_conditions(decision),
        starts=authorisation.starts,
        last_day=authorisation.ends - timedelta(days=1),
        signatures=_signatures(decision, version),
        rests_on=(
            f"{_framework(decision, version)}. Gate {version.gate.code}, version {version.number}."
        ),
        code=authorisation.code,
        spaced_code=authorisation.spaced_code,
        not_current_on=None if authorisation.is_current() else today(),
    )


def _conditions(decision) -> tuple[str, ...]:
    lines = [line.strip() for line in decision.conditions.splitlines() if line.strip()]
    if decision.families_to_start:
        lines.append(f"To start with: {_families(decision.families_to_start)} at most.")
    if decision.look_again_weeks:
        lines.append(f"Everyone looks at this again after {_weeks(decision.look_again_weeks)}.")
    return tuple(lines)


def _families(count: int) -> str:
    return "1 family" if count == 1 else f"{count} families"


def _weeks(count: int) -> str:
    return "1 week" if count == 1 else f"{count} weeks"


def _signatures(decision, version) -> tuple[Signature, ...]:
    first = Signature(
        decision.first.name,
        version.get_first_signer_display(),
        decision.application.first_signature.signed_on,
    )
    if decision.second is None:
        return (first,)
    second = Signature(
        decision.second.name, version.get_second_signer_display(), decision.decided_on
    )
    return (first, second)
