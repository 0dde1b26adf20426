"""The people of an employer as they are today, in the columns that a file of people has: what is
taken out can be sent in again, and changes nothing."""

from collections.abc import Iterator
from datetime import timedelta

from portal.dates import today
from portal.people.models import SupervisionLine

from .columns import FIELDS
from .here import Asked, Here
from .spelling import yes_or_no

PARTS_OF_A_NAME = ("first_name", "last_name")
WRITTEN = [field for field in FIELDS if field.key not in PARTS_OF_A_NAME]
HEADER = [field.label for field in WRITTEN]


def rows(organisation) -> Iterator[list[str]]:
    here = Here(Asked(organisation, today()))
    jobs = sorted(here.jobs.values(), key=lambda job: (here.account_of(job).name, job.pk))
    for job in jobs:
        yield list(_row(job, here).values())


def _row(job, here) -> dict[str, str]:
    account, post = here.account_of(job), here.posts.get(job.pk)
    team = post.team if post else None
    parent = team.parent if team else None
    ends = job.ends or here.planned_ends.get(job.pk)
    return {
        "email": account.email,
        "name": account.name,
        "staff_number": job.staff_number,
        "team": team.name if team else "",
        "parent_team": parent.name if parent else "",
        "top_team": parent.parent.name if parent and parent.parent else "",
        "job_role": post.job_role.name if post else "",
        "kind": job.get_kind_display(),
        "term_time": yes_or_no(job.term_time),
        "starts": _day(job.starts),
        "ends": _day(ends - timedelta(days=1)) if ends else "",
        "supervisor": _above(here, job, SupervisionLine.Kind.LINE),
        "practice_supervisor": _above(here, job, SupervisionLine.Kind.PRACTICE),
    }


def _day(day) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _above(here, job, kind) -> str:
    line = here.lines.get((job.pk, kind))
    return here.accounts[here.kept[line.supervisor_id]].email if line else ""
