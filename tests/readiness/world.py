"""A small council with one gate of each kind of criterion, reached through the actions."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.timezone import localtime

from portal.dates import now, today
from portal.people.models import Employment, JobRole, Team, User
from skills.assessments import actions as assessments
from skills.framework.models import FrameworkVersion
from supervision.readiness.actions import open_application, publish_gate
from supervision.readiness.models import Application, Criterion, Gate, GateVersion
from tests.factories import (
    OrganisationFactory,
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
    published_version,
)

SAID = {"outcome": "ready", "reasons": "I have watched them work."}


@dataclass
class World:
    """One practitioner, their line manager and a practice supervisor of their team."""

    version: FrameworkVersion
    team: Team
    role: JobRole
    employment: Employment
    manager: User
    qualified: User
    gates: list = field(default_factory=list)

    @property
    def person(self) -> User:
        return self.employment.user

    def gate(self, *criteria, publish=True, **fields) -> GateVersion:
        """A gate that asks for `criteria`, each a kind and its params; for two signatures unless
        told."""
        gate = Gate.objects.create(code=f"T{len(self.gates)}", position=90 + len(self.gates))
        self.gates.append(gate)
        version = self.draft(gate, *criteria, **fields)
        return publish_gate(version=version, by=None) if publish else version

    def draft(self, gate, *criteria, number=1, **fields) -> GateVersion:
        words = {
            "framework_version": self.version,
            "name": f"Gate {gate.code}",
            "plain": "I may test.",
            "kind_of_work": "testing",
            "may_do": ["Test things."],
            "may_not_do": ["Break things."],
            "first_signer": "line_manager",
            "second_signer": "practice_supervisor",
        }
        version = GateVersion.objects.create(gate=gate, number=number, **words | fields)
        version.job_roles.add(self.role)
        for position, (kind, params) in enumerate(criteria or [attested()]):
            Criterion.objects.create(
                version=version,
                code=f"{kind.replace('_', '-')}-{position}",
                position=position,
                group="practice",
                kind=kind,
                params=params,
                plain=f"Criterion {position}.",
            )
        return version

    def open(self, version=None) -> Application:
        return open_application(
            employment=self.employment, gate_version=version or self.gate(), by=self.manager
        )

    def confirm(self, levels: dict, *, by=None) -> None:
        """A round in which the person says these levels, by statement code, and `by`, the line
        manager unless told, agrees."""
        by = by or self.manager
        assessment = assessments.start(employment=self.employment, kind="full", by=self.person)
        for rating in assessment.ratings.select_related("statement"):
            assessments.save_answer(
                rating=rating,
                level=levels.get(rating.statement.code, 0),
                not_in_role=False,
                comment="",
                edit=0,
                by=self.person,
            )
        assessments.submit(assessment=assessment, by=self.person)
        self.mark(assessment, by)
        assessments.finish_review(assessment=assessment, by=by, declaration="My own view.")

    def mark(self, assessment, by, *, core=False) -> None:
        for revision in assessment.revisions.standing():
            if core and not revision.statement.core:
                continue
            assessments.save_mark(
                revision=revision,
                level=revision.level,
                not_in_role=False,
                comment="",
                send_back=False,
                reason="",
                edit=0,
                by=by,
            )


def attested(**params) -> tuple[str, dict]:
    return "attested", {"count": 1, "by": "anyone"} | params


def make_world() -> World:
    council = OrganisationFactory(sector="council")
    team = TeamFactory(organisation=council)
    post = PostFactory(employment__organisation=council, team=team)
    manager = SupervisionLineFactory(employment=post.employment).supervisor
    return World(
        version=published_version(job_role=post.job_role),
        team=team,
        role=post.job_role,
        employment=post.employment,
        manager=manager,
        qualified=practice_supervisor(team),
    )


def practice_supervisor(team, *, registered=True) -> User:
    return signer("practice_supervisor", team, registered=registered)


def signer(role, team, *, registered=True) -> User:
    user = UserFactory()
    if registered:
        RegistrationFactory(user=user)
    RoleGrantFactory(user=user, role=role, organisation=team.organisation, team=team)
    return user


def lapsed(user) -> None:
    """Let the person's registration run out today."""
    user.registrations.update(ends=today())


def days_ago(count):
    return today() - timedelta(days=count)


def moment_ago(days):
    """The same time in London on an earlier day, summer time or not."""
    return localtime(now()) - timedelta(days=days)
