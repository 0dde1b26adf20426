"""The loader writes what the actions write."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from portal.bench.plan import Job
from portal.bench.planning import Chances, Planner
from portal.bench.rows import write
from portal.journal.models import Entry
from portal.notices.models import Notice
from skills.assessments.actions.cutting import answer_digest
from skills.assessments.models import AnswerRevision, Assessment, ConfirmedLevel
from skills.framework.actions import publish
from tests.bench.replay import replay
from tests.factories import (
    JobRoleFactory,
    OrganisationFactory,
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    UserFactory,
    draft_version,
)

# So that three people over two years do all that the many do.
OFTEN = Chances(
    unanswered=0.2,
    comment=0.3,
    evidence=0.3,
    lower=0.2,
    higher=0.2,
    sent_back=0.3,
    looks_again=0.6,
    answers_review=0.8,
    differs=0.3,
    at_work=0.7,
)
# The plan is one and the same on every day that it is tested on.
DAY = date(2026, 6, 1)
SEED = 18
# An answer's digest names its pieces of evidence by their ids.
NAMES_IDS = (AnswerRevision, "digest")
SINCE = DAY - timedelta(days=2000)


@pytest.fixture
def jobs(db):
    """Three practitioners whose safety statements a social worker looks at again; the supervisor of
    the third is one."""
    version = draft_version(job_role=JobRoleFactory())
    version.profiles.update(typical_work="child_in_need")
    publish(version=version, by=None)
    council = OrganisationFactory(sector="council")
    looker = RegistrationFactory(starts=SINCE, ends=None).user
    RoleGrantFactory(user=looker, role="practice_supervisor", organisation=council, starts=SINCE)
    registered = RegistrationFactory(starts=SINCE, ends=None).user
    return [
        _job(version, council, supervisor, looker)
        for supervisor in (UserFactory(), UserFactory(), registered)
    ]


def _job(version, council, supervisor, looker) -> Job:
    profile = version.profiles.get()
    post = PostFactory(
        job_role=profile.job_role,
        starts=SINCE,
        employment__organisation=council,
        employment__starts=SINCE,
    )
    SupervisionLineFactory(employment=post.employment, supervisor=supervisor, starts=SINCE)
    registrations = {user.pk: user.registrations.first() for user in (supervisor, looker)}
    return Job(
        employment=post.employment,
        profile=profile,
        supervisor=supervisor,
        looker=looker,
        registrations={pk: found for pk, found in registrations.items() if found},
    )


class Seen:
    """The rows that were written since, with no id in them: a row that another one points to
    stands there itself."""

    def __init__(self):
        self.models = list(apps.get_app_config("assessments").get_models(include_auto_created=True))
        self.before = {
            model: set(model.objects.values_list("pk", flat=True))
            for model in [*self.models, Entry, Notice]
        }

    def new(self, model):
        return [row for row in model.objects.all() if row.pk not in self.before[model]]

    def rows(self) -> dict:
        """How often each row was written, by model."""
        self.told = {model: {row.pk: row for row in self.new(model)} for model in self.models}
        found = {
            model.__name__: Counter(self.row(model, row.pk) for row in self.told[model].values())
            for model in self.models
        }
        found["journal"] = Counter(
            (entry.actor_id, entry.verb, self.row(Assessment, entry.object_id), tuple(entry.ids))
            for entry in self.new(Entry)
        )
        found["notices"] = Counter(
            (notice.recipient_id, notice.key.split(".")[1], notice.made_at, notice.daily)
            for notice in self.new(Notice)
        )
        return found

    def row(self, model, pk) -> tuple:
        return tuple(
            (field.name, self.value(field, getattr(self.told[model][pk], field.attname)))
            for field in model._meta.concrete_fields
            if field.name not in {"id", "uuid"} and (model, field.name) != NAMES_IDS
        )

    def value(self, field, value):
        if value is not None and field.remote_field and field.related_model in self.models:
            return self.row(field.related_model, value)
        return value


@pytest.mark.database
def test_the_loader_writes_what_the_actions_write(jobs):
    planner = Planner(DAY, seed=SEED, years=2, chances=OFTEN)
    histories = [planner.history(number, job) for number, job in enumerate(jobs)]
    rounds = [one for history in histories for one in history.rounds]
    seen = Seen()
    with transaction.atomic():
        for history in histories:
            replay(history)
        by_actions = seen.rows()
        transaction.set_rollback(True)

    write(histories)

    by_loader = seen.rows()
    for name, rows in by_actions.items():
        assert by_loader[name] == rows, name
    for revision in seen.new(AnswerRevision):
        pieces = [one.evidence for one in revision.evidence.all()]
        assert revision.digest == answer_digest(revision, pieces)
    # All that can happen did.
    assert {one.kind for one in rounds} == {"core", "area", "changes", "full"}
    assert any(one.sent_back for one in rounds)
    assert any(one.look for one in rounds)
    assert any(one.sent_at and not one.review for one in rounds)
    assert any(not one.sent_at for one in rounds)
    assert any(level.affirmed_on > level.starts for level in seen.new(ConfirmedLevel))
    wanted = ("EvidenceRevision", "AnswerRevision_evidence", "ConfirmedLevel", "Response", "Return")
    assert all(by_loader[name] for name in wanted)


def test_the_same_seed_draws_the_same_years(jobs):
    first, again, other = (Planner(DAY, seed=seed) for seed in (1, 1, 2))

    drawn = [planner.history(5, jobs[0]).rounds for planner in (first, again, other)]

    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
