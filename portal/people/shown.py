"""What the pages about people show of a job: its post, who supervises it, and how it stands."""

from collections import defaultdict
from dataclasses import dataclass, field

from portal.dates import today

from .models import Absence, Cover, Employment, Post, SupervisionLine


@dataclass
class Job:
    """An employment as a viewer may know it. `away` and `covers` are filled where they may."""

    employment: Employment
    posts: list[Post] = field(default_factory=list)
    lines: list[SupervisionLine] = field(default_factory=list)
    away: Absence | None = None

    @property
    def post(self) -> Post | None:
        """Today's; else the next; else the last."""
        day = today()
        held = [post for post in self.posts if post.holds_on(day)]
        to_come = [post for post in self.posts if post.starts > day]
        return (held[-1:] or to_come[:1] or self.posts[-1:] or [None])[0]

    @property
    def is_current(self) -> bool:
        return self.employment.holds_on(today())

    @property
    def current_lines(self) -> list[SupervisionLine]:
        return [line for line in self.lines if line.holds_on(today())]

    @property
    def line_manager(self):
        return next((line.supervisor for line in self.current_lines if line.kind == "line"), None)

    @property
    def lacks_supervisor(self) -> bool:
        """Somebody who is here and rates their own skills has nobody who reviews them."""
        rates = self.post is not None and self.post.job_role.rates_own_skills
        return self.is_current and rates and self.line_manager is None

    @property
    def state(self) -> tuple[str, str]:
        """The colour and the word of its tag."""
        if self.employment.starts > today():
            return "blue", "Starts later"
        return ("green", "Works here") if self.is_current else ("grey", "Left")


def jobs_of(employments) -> list[Job]:
    """The jobs, in three questions for all of them."""
    rows = list(
        employments.select_related("organisation", "user")
        .order_by("user", "starts", "pk")
        .distinct()
    )
    jobs = {row.pk: Job(row) for row in rows}
    posts = Post.objects.filter(employment__in=jobs).select_related("team", "job_role")
    for post in posts.order_by("starts", "pk"):
        jobs[post.employment_id].posts.append(post)
    lines = SupervisionLine.objects.filter(employment__in=jobs).select_related("supervisor")
    for line in lines.order_by("starts", "pk"):
        jobs[line.employment_id].lines.append(line)
    return list(jobs.values())


def by_person(employments) -> dict[int, list[Job]]:
    found = defaultdict(list)
    for job in jobs_of(employments):
        found[job.employment.user_id].append(job)
    return found


def say_who_is_away(jobs, may_know) -> None:
    """Only to those who look after the job, and never why."""
    wanted = {job.employment.pk: job for job in jobs if may_know(job.employment)}
    for absence in Absence.objects.current().filter(employment__in=wanted):
        wanted[absence.employment_id].away = absence


def covers_of(supervisors) -> dict[int, object]:
    """Who covers today for whom."""
    covers = Cover.objects.current().filter(absent__in=supervisors).select_related("covering")
    return {cover.absent_id: cover.covering for cover in covers}
