"""All that the portal knows about a person that a criterion may ask for, each read once. The same
facts serve every gate, so looking at six gates costs little more than looking at one."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Q

from portal.policy.models import Setting
from skills.assessments.models import ConfirmedLevel
from skills.framework.models import FrameworkVersion, Requirement, Statement, StatementMap
from skills.training.models import Completion


class Facts:
    def __init__(self, employment, day):
        self.employment = employment
        self.day = day
        self._needs = {}
        self._statements = {}

    @cached_property
    def post(self):
        return self.employment.post_on(self.day)

    @cached_property
    def levels(self) -> dict:
        """By meaning: the rows in the job role of today's post that began by the day, the one that
        counts last. A row that began and ended on one day never counted."""
        rows = defaultdict(list)
        if self.post is None:
            return rows
        found = ConfirmedLevel.objects.filter(
            employment=self.employment, job_role=self.post.job_role_id, starts__lte=self.day
        ).select_related("confirmation")
        for row in found.order_by("starts", "id"):
            if row.starts != row.ends:
                rows[row.meaning].append(row)
        return rows

    def levels_for(self, statement) -> list:
        """What counts for a statement: what was confirmed of it, or else of one in another
        framework that also answers it, the last one last."""
        own = self.levels.get(statement.meaning)
        if own or not self.levels:
            return own or []
        others = self._answering.get(statement.meaning, [])
        rows = [row for meaning in others for row in self.levels.get(meaning, [])]
        return sorted(rows, key=lambda row: (row.starts, row.pk))

    @cached_property
    def _answering(self) -> dict:
        return StatementMap.objects.by_answered(on=self.day)

    def _in_force(self, version_id):
        """The framework's version that was in force on the day. A gate's own words stay when the
        framework goes on, and ask for what its statements are then."""
        found = FrameworkVersion.objects.in_force_on(self.day)
        return found.filter(framework__versions=version_id).values("pk")[:1]

    def needs(self, version_id, role: str) -> list[tuple[Statement, int]]:
        """The statements that a role needs, each with its minimum. Where no version was in force,
        or it asks nothing of the role any more, those that the gate was written for."""
        key = (version_id, role)
        if key not in self._needs:
            now = self._needed(self._in_force(version_id), role)
            self._needs[key] = now or self._needed(version_id, role)
        return self._needs[key]

    def core(self, version_id, role: str) -> list[tuple[Statement, int]]:
        """The safety statements among them. Where the version in force has none left for the role,
        those that the gate was written for: a gate never asks for none by that."""
        core = _core(self.needs(version_id, role))
        return core or _core(self._needed(version_id, role))

    @staticmethod
    def _needed(version, role) -> list[tuple[Statement, int]]:
        found = (
            Requirement.objects.filter(
                profile__version=version, profile__job_role__code=role, minimum__gt=0
            )
            .select_related("statement__domain")
            .order_by("statement__domain__position", "statement__position")
        )
        return [(row.statement, row.minimum) for row in found]

    def listed(self, version_id, levels: dict) -> list[tuple[Statement, int]]:
        """The statements that a gate lists by their code, each with the level it asks: as they are
        in the version in force, or as they were where it has left one out."""
        if version_id not in self._statements:
            asked = Q(version=version_id) | Q(version=self._in_force(version_id))
            found = Statement.objects.filter(asked).select_related("domain")
            now = {row.lineage: row for row in found if row.version_id != version_id}
            named = [row for row in found if row.version_id == version_id]
            self._statements[version_id] = {row.code: now.get(row.lineage, row) for row in named}
        by_code = self._statements[version_id]
        return [(by_code[code], level) for code, level in levels.items()]

    @cached_property
    def completions(self) -> dict:
        """By the course's code: the completions of the person, by whichever of their accounts, the
        one that lasts longest last."""
        rows = defaultdict(list)
        user = self.employment.user
        found = Completion.objects.of(user.merged_into or user).filter(completed_on__lte=self.day)
        for row in found.select_related("course"):
            rows[row.course.code].append(row)
        for course_rows in rows.values():
            course_rows.sort(key=lambda row: (row.expires_on is None, row.expires_on or self.day))
        return rows

    @cached_property
    def authorisations(self) -> dict:
        """By the gate's code: what began by the day, first things first."""
        rows = defaultdict(list)
        found = self.employment.authorisations.filter(starts__lte=self.day)
        for row in found.select_related("gate").order_by("starts", "id"):
            rows[row.gate.code].append(row)
        return rows

    @cached_property
    def attestations(self) -> dict:
        """By the gate and the criterion's code, so that they outlast a new version of the gate."""
        rows = defaultdict(list)
        found = self.employment.attestations.filter(
            happened_on__lte=self.day, recorded_on__lte=self.day
        )
        for row in found.select_related("criterion__version", "by").order_by("happened_on", "id"):
            rows[row.criterion.version.gate_id, row.criterion.code].append(row)
        return rows

    @cached_property
    def registrations(self) -> list:
        found = self.employment.user.registrations.filter(starts__lte=self.day)
        return list(found.order_by("starts", "id"))

    @cached_property
    def prior_learning_months(self) -> int:
        return Setting.objects.value("prior_learning.valid_months", on=self.day)


def _core(needs) -> list[tuple[Statement, int]]:
    return [(statement, minimum) for statement, minimum in needs if statement.core]
