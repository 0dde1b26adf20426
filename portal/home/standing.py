"""What stands for a practitioner: what they may hold, how far they are, what others do now."""

from dataclasses import dataclass

from portal.dates import today
from skills.assessments.due import DueDays
from skills.assessments.models import Assessment
from skills.assessments.reviewers import reviewer_of
from skills.assessments.standing import Standing
from supervision.readiness.evaluation import Evaluated, Facts, evaluate
from supervision.readiness.models import Application, Authorisation, GateVersion
from supervision.readiness.tags import Tag, application_tag, authorisation_tag


@dataclass(frozen=True)
class Held:
    authorisation: Authorisation
    tag: Tag

    @property
    def is_over(self) -> bool:
        return self.authorisation.stops <= today()


@dataclass(frozen=True)
class Applied:
    application: Application
    tag: Tag
    evaluated: Evaluated

    @property
    def meter(self) -> list[str]:
        """A mark a criterion that counts today: met first, then out of date, then missing."""
        kinds = (("met", self.evaluated.met), ("old", self.evaluated.out_of_date))
        marks = [kind for kind, results in kinds for _ in results]
        return marks + ["miss"] * len(self.evaluated.missing)

    @property
    def says(self) -> str:
        parts = [f"{len(self.evaluated.met)} of {self.evaluated.asked_now} things met"]
        if self.evaluated.missing:
            parts.append(f"{len(self.evaluated.missing)} missing")
        if self.evaluated.out_of_date:
            parts.append(f"{len(self.evaluated.out_of_date)} out of date")
        return ", ".join(parts)


def passport(desk) -> tuple[list[Held], list[Applied]]:
    """By gate, what the person holds or held last; and what they have asked for."""
    newest = {one.gate_id: one for one in desk.authorisations if one.starts <= today()}
    held = [Held(one, authorisation_tag(one)) for one in newest.values()]
    facts, applied = {}, []
    for one in desk.applications:
        known = facts.setdefault(one.employment_id, Facts(one.employment, today()))
        shown = evaluate(one.employment, one.gate_version, facts=known)
        applied.append(Applied(one, application_tag(one), shown))
    return sorted(held, key=lambda one: one.is_over), applied


@dataclass(frozen=True)
class Next:
    """A gate that the person’s role may hold and that nobody has asked for yet."""

    version: GateVersion
    employment: object


def next_gate(desk, held: list[Held]) -> Next | None:
    """The first gate beyond those that the person holds today, unless they are asked for one."""
    post = desk.user.main_post
    if desk.applications:
        return None
    reached = [one.authorisation.gate.position for one in held if not one.is_over]
    beyond = GateVersion.objects.for_job_role(post.job_role_id).select_related("gate")
    version = beyond.filter(gate__position__gt=max(reached, default=-1)).order_by("gate__position")
    first = version.first()
    return Next(first, post.employment) if first else None


def glance(desk) -> Standing | None:
    """Where the person stands across their rounds, once anything is confirmed."""
    standing = desk.standing
    return standing if standing and standing.counted else None


@dataclass(frozen=True)
class Sent:
    """A round that is with the supervisor."""

    assessment: Assessment
    reviewer: object
    due: object


def with_others(desk) -> list[Sent]:
    sent = desk.rounds_in(Assessment.State.SUBMITTED)
    days = DueDays([one.employment_id for one in sent])
    return [Sent(one, reviewer_of(one), days.review(one)) for one in sent]
