"""Who is here already: all that a file is compared with, read in a handful of questions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from portal.changes.models import Change
from portal.dates import today
from portal.people.models import (
    Employment,
    JobRole,
    Organisation,
    Post,
    SupervisionLine,
    Team,
    User,
)

from .job import Account


@dataclass(frozen=True)
class Asked:
    """For whom a file is read: an employer, as of a day, by somebody (None at the terminal)."""

    organisation: Organisation
    as_at: date
    absent_have_left: bool = False
    by: User | None = None

    @property
    def by_administrator(self) -> bool:
        return self.by is None or "administrator" in self.by.roles


class Here:
    def __init__(self, asked: Asked):
        self.asked = asked
        self._accounts()
        self._others()
        self._jobs()
        self._posts_and_lines()
        self.roles = {role.code: role for role in JobRole.objects.all()}
        teams = Team.objects.filter(organisation=asked.organisation).select_related(
            "parent__parent"
        )
        self.teams = {team.name.casefold(): team for team in teams}
        leaving = Change.objects.filter(kind=Change.Kind.LEAVE, state=Change.State.PLANNED)
        self.planned_ends = dict(leaving.values_list("employment", "on_day"))

    def _accounts(self):
        """Each account by its number, its address, and those that were merged into it."""
        rows = list(User.objects.values_list("pk", "name", "email", "is_active", "merged_into"))
        self.accounts = {
            pk: Account(pk, name, email or "", active)
            for pk, name, email, active, kept in rows
            if kept is None
        }
        self.kept = {pk: kept or pk for pk, _, _, _, kept in rows}
        self.by_email = {
            email: self.accounts[self.kept[pk]] for pk, _, email, _, _ in rows if email
        }

    def _others(self):
        """Who works for another employer today, and who ever did."""
        others = Employment.objects.exclude(organisation=self.asked.organisation)
        others = list(others.values_list("user", "starts", "ends"))
        self.worked_elsewhere = {self.kept[user] for user, _, _ in others}
        self.elsewhere = {
            self.kept[user]
            for user, starts, ends in others
            if starts <= today() and (ends is None or today() < ends)
        }

    def _jobs(self):
        """The jobs that go on after the day, and when others ended."""
        asked = self.asked
        self.jobs, self.by_number, self.ended = {}, {}, {}
        self.by_name = defaultdict(list)
        rows = Employment.objects.filter(organisation=asked.organisation).order_by("starts", "id")
        for job in rows:
            account = self.account_of(job)
            if job.ends is not None and job.ends <= asked.as_at:
                self.ended[account.pk] = max(job.ends, self.ended.get(account.pk, job.ends))
                continue
            self.jobs[account.pk] = job
            self.by_name[account.name.casefold()].append(job)
            if job.staff_number:
                self.by_number[job.staff_number] = job

    def _posts_and_lines(self):
        after = Q(ends__isnull=True) | Q(ends__gt=self.asked.as_at)
        ours = {"employment__organisation": self.asked.organisation}
        posts = Post.objects.filter(after, **ours).select_related("team", "job_role")
        self.posts = {post.employment_id: post for post in posts.order_by("starts", "id")}
        # Of everybody: a loop may run over another employer.
        employed = Q(employment__ends=None) | Q(employment__ends__gt=self.asked.as_at)
        lines = SupervisionLine.objects.filter(after, employed).order_by("starts", "id")
        self.lines, self.supervised = {}, defaultdict(set)
        for line in lines:
            self.lines[line.employment_id, line.kind] = line
            self.supervised[self.kept[line.supervisor_id]].add(line.employment_id)

    def account_of(self, job) -> Account:
        return self.accounts[self.kept[job.user_id]]

    def told_apart(self, job) -> str:
        """Name, address, job role and team: two people of one name are never taken for one."""
        account, post = self.account_of(job), self.posts.get(job.pk)
        where = f", {post.job_role}, {post.team}" if post else ""
        return f"{account}{where}"

    def is_known_here(self, account) -> bool:
        return account.pk in self.jobs or account.pk in self.ended
