"""Writing what a plan says, many rows at a time, inside the transaction of who calls. People for
whom something is open change by `portal.changes`, which hands it over."""

from collections.abc import Callable

from django.contrib.auth.hashers import make_password

from portal.changes.actions import make
from portal.changes.asked import Leave, Move
from portal.journal.actions import record_many
from portal.people.addresses import settle
from portal.people.models import Employment, Post, SupervisionLine, Team, User
from portal.people.sessions import end_sessions

from .ending import Endings
from .job import ADDED, LEFT, MOVED, Account, Job
from .open_work import OpenWork
from .planning import Plan

BATCH = 500
OF_PERSON = ("name", "email")
OF_EMPLOYMENT = ("staff_number", "kind", "term_time")


def no_progress(done: int, total: int) -> None:
    pass


def apply(plan: Plan, *, by, progress: Callable[[int, int], None] = no_progress) -> None:
    """Write it all. `progress` is told how many steps of how many are done."""
    _Writing(plan, by, progress).write()


class _Writing:
    def __init__(self, plan, by, progress):
        self.plan, self.by, self.here = plan, by, plan.here
        self.day = plan.asked.as_at
        self.progress, self.done = progress, 0
        # Each row is gone over twice: the job first, then who supervises in it.
        self.total = 2 * len(plan.to_do)
        self.work = OpenWork(plan.asked.organisation)
        self.teams = dict(self.here.teams)
        self.users: dict[object, int] = {pk: pk for pk in self.here.accounts}
        self.employments: dict[Job, Employment] = {}
        self.happened = []

    def write(self):
        to_do = self.plan.to_do
        self._teams()
        for batch in _batches([job for job in to_do if job.outcome == ADDED]):
            self._add(batch)
            self._told(batch)
        for batch in _batches([job for job in to_do if job.outcome not in {ADDED, LEFT}]):
            self._change(batch)
            self._told(batch)
        for batch in _batches([job for job in to_do if job.outcome != LEFT]):
            self._lines(batch)
            self._told(batch)
        self._leave([job for job in to_do if job.outcome == LEFT])
        self._journal()
        self.progress(self.total, self.total)

    def _told(self, batch):
        self._journal()
        self.done += len(batch)
        self.progress(self.done, self.total)

    def _happened(self, verb, obj, **ids):
        self.happened.append((verb, obj, ids))

    def _journal(self):
        record_many(self.happened, by=self.by)
        self.happened = []

    def _teams(self):
        for name, above in self.plan.new_teams:
            parent = self.teams[above.casefold()] if above else None
            team = Team.objects.create(
                organisation=self.plan.asked.organisation, name=name, parent=parent
            )
            self.teams[name.casefold()] = team
            self._happened("team.added", team)

    def _add(self, batch):
        self._people([job for job in batch if job.account is None])
        closed = [job.account.pk for job in batch if job.account and not job.account.is_active]
        for user in User.objects.filter(pk__in=closed):
            self._happened("person.opened", user)
        User.objects.filter(pk__in=closed).update(is_active=True)
        employments = Employment.objects.bulk_create(self._employment(job) for job in batch)
        for job, employment in zip(batch, employments, strict=True):
            self.employments[job] = employment
            self._happened("employment.started", employment)
        Post.objects.bulk_create(self._post(job, job.person.starts) for job in batch)
        Endings(self.by).plan([(self.employments[job], job.ends) for job in batch if job.ends])

    def _people(self, jobs):
        users = User.objects.bulk_create(
            User(name=job.person.name, email=job.person.email or None, password=make_password(None))
            for job in jobs
        )
        for job, user in zip(jobs, users, strict=True):
            self.users[job.key] = user.pk
            self._happened("person.added", user)

    def _employment(self, job) -> Employment:
        person = job.person
        return Employment(
            user_id=self.users[job.key],
            organisation=self.plan.asked.organisation,
            kind=person.kind or Employment.Kind.EMPLOYED,
            term_time=bool(person.term_time),
            staff_number=person.staff_number,
            starts=person.starts,
        )

    def _post(self, job, starts) -> Post:
        return Post(
            employment=self.employments[job],
            team=self.teams[job.team.casefold()],
            job_role=self.here.roles[job.job_role],
            starts=starts,
        )

    def _change(self, batch):
        for job in batch:
            self.employments[job] = job.employment
        self._fields([job for job in batch if job.sets])
        self._move([job for job in batch if job.outcome == MOVED])
        Endings(self.by).plan([(job.employment, job.ends) for job in batch if job.ends])

    def _fields(self, jobs):
        of_people = [job for job in jobs if any(key in job.sets for key in OF_PERSON)]
        users = User.objects.in_bulk([job.account.pk for job in of_people])
        for job in of_people:
            user = users[job.account.pk]
            for key in OF_PERSON:
                setattr(user, key, job.sets.get(key, getattr(user, key)))
            self._happened("person.changed", user)
        _free_addresses(users.values(), of_people)
        User.objects.bulk_update(users.values(), OF_PERSON)
        for job in of_people:
            if "email" in job.sets:
                settle(users[job.account.pk])
                end_sessions(users[job.account.pk])
        changed = [job for job in jobs if any(key in job.sets for key in OF_EMPLOYMENT)]
        self._employments_changed(changed)

    def _employments_changed(self, jobs):
        for job in jobs:
            for key in OF_EMPLOYMENT:
                setattr(job.employment, key, job.sets.get(key, getattr(job.employment, key)))
            self._happened("employment.changed", job.employment)
        numbered = [job.employment.pk for job in jobs if "staff_number" in job.sets]
        Employment.objects.filter(pk__in=numbered).update(staff_number="")
        Employment.objects.bulk_update([job.employment for job in jobs], OF_EMPLOYMENT)

    def _move(self, jobs):
        """From the day of the file, or the day that the post began if that is later."""
        handed_over = [job for job in jobs if self._hands_over(job)]
        rest = [job for job in jobs if job not in set(handed_over)]
        for job in handed_over:
            team, role = self.teams[job.team.casefold()], self.here.roles[job.job_role]
            make(asked=Move(job.employment, self._day(job), team, role), by=self.by)
        for job in rest:
            if job.post:
                job.post.ends = self._day(job)
        Post.objects.bulk_update([job.post for job in rest if job.post], ["ends"])
        posts = Post.objects.bulk_create(self._post(job, self._day(job)) for job in rest)
        for job, post in zip(rest, posts, strict=True):
            self._happened("post.started", post, employment=job.employment.pk)

    def _hands_over(self, job) -> bool:
        """A change of team alone takes everything along; another job role may not."""
        other_role = not job.post or job.post.job_role.code != job.job_role
        return other_role and job.employment.pk in self.work.of_jobs

    def _day(self, job):
        return max(self.day, job.post.starts if job.post else job.employment.starts)

    def _lines(self, batch):
        old, new = [], []
        for job in batch:
            employment = self.employments[job]
            for kind, above in job.supervisors.items():
                day = max(self.day, employment.starts)
                line = self.here.lines.get((employment.pk, kind))
                if line is not None:
                    line.ends = max(day, line.starts)
                    day = line.ends
                    old.append(line)
                new.append(
                    SupervisionLine(
                        employment=employment,
                        subject_id=employment.user_id,
                        supervisor_id=above.pk if isinstance(above, Account) else self._user(above),
                        kind=kind,
                        starts=day,
                    )
                )
        SupervisionLine.objects.bulk_update(old, ["ends"])
        for line in old:
            self._happened("supervision_line.ended", line)
        for line in SupervisionLine.objects.bulk_create(new):
            self._happened("supervision_line.started", line)

    def _user(self, job) -> int:
        return self.users[job.key]

    def _leave(self, jobs):
        """Last of all, when those whom they supervised have somebody else."""
        work = OpenWork(self.plan.asked.organisation)
        easy = [job for job in jobs if not work.of(job)]
        for job in jobs:
            if work.of(job):
                make(asked=Leave(job.employment, job.ends), by=self.by)
                self._told([job, job])
        for batch in _batches(easy):
            Endings(self.by).end([(job.employment, job.ends) for job in batch])
            self._told([*batch, *batch])


def _batches(jobs):
    return (jobs[at : at + BATCH] for at in range(0, len(jobs), BATCH))


def _free_addresses(users, jobs) -> None:
    """Two people may take over each other's address: for a moment nobody has it."""
    changed = [job.account.pk for job in jobs if "email" in job.sets]
    User.objects.filter(pk__in=changed).update(email=None)
