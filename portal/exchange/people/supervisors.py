"""Who supervises whom, by e-mail: somebody in the file or here already; nobody themselves, and in
no loop, however long."""

from portal.people.models import SupervisionLine

from .here import Here
from .job import AMBIGUOUS, GONE, LEFT, SKIPPED, Account, Job
from .loops import in_loops

LINES = {
    "supervisor": SupervisionLine.Kind.LINE,
    "practice_supervisor": SupervisionLine.Kind.PRACTICE,
}


def find(jobs: list[Job], absent: list[Job], here: Here) -> None:
    """Say of each row whose supervision changes, and refuse those that name nobody, somebody who
    leaves, themselves, or that make a loop. A row that leans on a refused one is refused too."""
    by_email = {job.person.email: job for job in jobs if job.person.email}
    by_account = {job.account.pk: job for job in [*absent, *jobs] if job.account}
    for job in jobs:
        if job.outcome not in {GONE, LEFT, SKIPPED, AMBIGUOUS}:
            for key, kind in LINES.items():
                if email := getattr(job.person, key):
                    _find_one(job, key, kind, email, by_email, by_account, here)
    while _refuse_who_leans(jobs) or _refuse_loops(jobs, here):
        pass


def _find_one(job, key, kind, email, by_email, by_account, here):
    account, row = here.by_email.get(email), by_email.get(email)
    if account is None and row is not None:
        account = row.account
    if account is not None:
        row = by_account.get(account.pk)
    if row is job:
        job.refuse(key, "Nobody supervises themselves.")
    elif account is None and row is None:
        job.refuse(key, _nobody(email, here))
    elif row is not None and row.outcome in {GONE, LEFT}:
        why = f"row {row.number} says so" if row.number else "no row of this file has them"
        job.refuse(key, f"{email} leaves: {why}.")
    elif account is not None and not _may_supervise(account, row, here):
        job.refuse(key, _nobody(email, here))
    else:
        job.supervisors[kind] = account or row


def _nobody(email, here) -> str:
    """The same words whether somebody elsewhere has the address or nobody has."""
    if here.asked.by_administrator:
        return f"Nobody here has the address {email}, nor does a row of this file."
    return f"Nobody who works here has the address {email}, nor does a row of this file."


def _may_supervise(account, row, here) -> bool:
    """Who looks after one employer names that employer's people alone."""
    if here.asked.by_administrator:
        return account.is_active or row is not None
    return account.pk in here.jobs or row is not None


def _refuse_who_leans(jobs) -> bool:
    """Refuse rows whose supervisor is somebody new whose own row is not used. Did any change?"""
    changed = False
    for job in jobs:
        for key, kind in LINES.items():
            above = job.supervisors.get(kind)
            if isinstance(above, Job) and (not above.is_good or above.outcome == SKIPPED):
                job.refuse(key, f"Their own row, {above.number}, is left out.")
                del job.supervisors[kind]
                changed = True
    return changed


def _refuse_loops(jobs, here) -> bool:
    """Refuse rows that make a loop of line managers with each other or with who is here."""
    line = SupervisionLine.Kind.LINE
    telling = [job for job in jobs if job.is_good and line in job.supervisors]
    said = {job.employment.pk for job in telling if job.employment}
    edges = [(job.key, _key(job.supervisors[line])) for job in telling]
    kept = here.kept
    for (employment, kind), there in here.lines.items():
        if kind == line and employment not in said:
            edges.append((kept[there.subject_id], kept[there.supervisor_id]))
    found = in_loops(edges)
    looped = [
        job for job in telling if job.key in found and found[job.key] == found.get(_key(above(job)))
    ]
    for job in looped:
        others = [one for one in looped if found[one.key] == found[job.key] and one is not job]
        job.refuse("supervisor", _loop_words(job, others))
    for job in looped:
        del job.supervisors[line]
    return bool(looped)


def above(job):
    return job.supervisors[SupervisionLine.Kind.LINE]


def _loop_words(job, others) -> str:
    if not others:
        return f"{above(job)} is already supervised by {job.name}. That would be a loop."
    rows = ", ".join(str(one.number) for one in others[:5])
    which = "row" if len(others) == 1 else "rows"
    return f"Together with {which} {rows} this makes a loop: each would supervise the other."


def _key(above: Account | Job):
    return above.pk if isinstance(above, Account) else above.key
