"""A practitioner with a small framework of their own, a supervisor, and one who looks again."""

from dataclasses import dataclass

import pytest
from django.test import Client

from portal.people.models import Employment, User
from skills.assessments import actions
from skills.assessments.models import Assessment
from skills.framework.actions import publish
from skills.framework.models import FrameworkVersion
from tests.factories import (
    JobRoleFactory,
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    UserFactory,
    draft_version,
)


@dataclass
class World:
    version: FrameworkVersion
    employment: Employment
    practitioner: User
    supervisor: User
    social_worker: User
    stranger: User

    def statement(self, code):
        return self.version.statements.get(code=code)

    def start(self) -> Assessment:
        return actions.start(employment=self.employment, kind="full", by=self.practitioner)

    def answer(self, assessment, code, level=2, *, edit=0, comment="", not_in_role=False):
        return actions.save_answer(
            rating=assessment.ratings.get(statement__code=code),
            level=level,
            not_in_role=not_in_role,
            comment=comment,
            edit=edit,
            by=self.practitioner,
        )

    def draft(self) -> Assessment:
        """A round with all four statements answered."""
        assessment = self.start()
        for code in ("A1", "A2", "B1", "B2"):
            self.answer(assessment, code)
        return assessment

    def submitted(self) -> Assessment:
        return actions.submit(assessment=self.draft(), by=self.practitioner)

    def revision(self, assessment, code):
        return assessment.revisions.standing().get(statement__code=code)

    def mark(self, assessment, code, level=2, *, by=None, **more):
        values = {
            "not_in_role": False,
            "comment": "",
            "send_back": False,
            "reason": "",
            "edit": 0,
        }
        return actions.save_mark(
            revision=self.revision(assessment, code),
            level=level,
            by=by or self.supervisor,
            **values | more,
        )

    def returned(self, code="A1") -> Assessment:
        """One answer is back with the practitioner."""
        assessment = self.submitted()
        self.mark(assessment, code, None, send_back=True, reason="Say more.")
        return actions.send_back(assessment=assessment, by=self.supervisor)

    def withdrawn(self) -> Assessment:
        return actions.withdraw(assessment=self.draft(), by=self.practitioner)

    def reviewed(self, by=None) -> Assessment:
        assessment = self.submitted()
        for code in ("A1", "A2", "B1", "B2"):
            self.mark(assessment, code, by=by)
        actions.finish_review(
            assessment=assessment, by=by or self.supervisor, declaration="My own view."
        )
        return fresh(assessment)

    def looked_again(self) -> Assessment:
        assessment = self.reviewed()
        for code in ("A1", "B1"):
            self.mark(assessment, code, by=self.social_worker)
        actions.finish_second_look(
            assessment=assessment, by=self.social_worker, declaration="My own view."
        )
        return fresh(assessment)

    def in_state(self, state: str) -> Assessment:
        return getattr(self, state)()


STATES = ("draft", "submitted", "returned", "reviewed", "looked_again", "withdrawn")


def fresh(assessment) -> Assessment:
    return Assessment.objects.get(pk=assessment.pk)


def make_world(typical_work: str, *, core=True) -> World:
    """Without `core`, in a framework that has no safety statement."""
    job_role = JobRoleFactory()
    post = PostFactory(job_role=job_role)
    supervisor = UserFactory()
    SupervisionLineFactory(employment=post.employment, supervisor=supervisor)
    social_worker = RegistrationFactory().user
    RoleGrantFactory(
        user=social_worker,
        role="practice_supervisor",
        organisation=post.employment.organisation,
    )
    version = draft_version(job_role=job_role)
    version.profiles.update(typical_work=typical_work)
    if not core:
        version.statements.update(core=False)
    return World(
        version=publish(version=version, by=None),
        employment=post.employment,
        practitioner=post.employment.user,
        supervisor=supervisor,
        social_worker=social_worker,
        stranger=UserFactory(),
    )


@pytest.fixture
def world(db):
    return make_world("targeted_early_help")


@pytest.fixture
def child_in_need_world(db):
    """The practitioner leads child in need work and is no social worker."""
    return make_world("child_in_need")


@pytest.fixture
def overseeing_world(db):
    """The practitioner oversees what they once did."""
    return make_world("oversight")


@pytest.fixture
def browse():
    """`browse(person)` is a browser in which the person is signed in."""

    def browser(person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser
