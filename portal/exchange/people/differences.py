"""What a good row changes, in fields and in words."""

from datetime import timedelta

from portal.dates import in_words
from portal.people.models import Employment

from .here import Here
from .job import ADDED, CHANGED, LEFT, MOVED, SAME, Account, Job
from .spelling import yes_or_no
from .supervisors import LINES

KINDS = dict(Employment.Kind.choices)
LABELS = dict(zip(LINES.values(), ("Supervisor", "Practice supervisor"), strict=True))


def compare(job: Job, here: Here) -> None:
    """Note the row's outcome, and what is to be written. `job` is good."""
    if job.outcome == LEFT and here.asked.by and job.account.pk == here.asked.by.pk:
        job.refuse("ends", "This is your own job. Ask another administrator to end it.")
        return
    if job.outcome == LEFT:
        job.says = [_leaves(job)]
        job.says += _supervises(job, here)
        job.supervisors = {}
        return
    if job.is_new:
        _new(job, here)
        return
    _fields(job, here)
    _post(job, here)
    _lines(job, here)
    if job.ends:
        job.says.append(_leaves(job))
    if job.outcome != MOVED:
        job.outcome = CHANGED if job.says else SAME
    by = here.asked.by
    if job.outcome != SAME and by and job.account.pk == by.pk:
        job.refuse("", "This is your own job. Ask another administrator to change it.")


def _new(job, here):
    person = job.person
    job.outcome, job.team, job.job_role = ADDED, person.team, person.job_role
    said = [f"{here.roles[person.job_role]}, {person.team}", f"from {in_words(person.starts)}"]
    if job.account:
        back = job.account.pk in here.ended
        said.insert(0, "Comes back:" if back else "Has an account here; this is another job:")
    for kind, above in job.supervisors.items():
        said.append(f"{LABELS[kind].lower()} {above_words(above)}")
    job.says.insert(0, ", ".join(said).replace(":,", ":"))
    if person.ends:
        job.ends = person.ends + timedelta(days=1)
        job.says.append(_leaves(job))


def _fields(job, here):
    person, account, employment = job.person, job.account, job.employment
    may_name = here.asked.by_administrator or account.pk not in here.elsewhere
    if may_name and person.name and person.name != account.name:
        _set(job, "name", "Name", account.name, person.name)
    if person.email and person.email != account.email:
        _set(job, "email", "E-mail", account.email or "none", person.email)
    if person.staff_number and person.staff_number != employment.staff_number:
        old = employment.staff_number or "none"
        _set(job, "staff_number", "Staff number", old, person.staff_number)
    if person.kind and person.kind != employment.kind:
        old, new = KINDS[employment.kind], KINDS[person.kind]
        _set(job, "kind", "Kind of employment", old, new, person.kind)
    if person.term_time is not None and person.term_time != employment.term_time:
        old, new = yes_or_no(employment.term_time), yes_or_no(person.term_time)
        _set(job, "term_time", "Term time only", old, new, person.term_time)


def _set(job, key, label, old, new, value=None):
    job.sets[key] = new if value is None else value
    job.says.append(f"{label}: {old} → {new}")


def _post(job, here):
    person, post = job.person, job.post
    team = person.team or (post.team.name if post else "")
    role = person.job_role or (post.job_role.code if post else "")
    same_team = post and team.casefold() == post.team.name.casefold()
    if not team or not role or (same_team and role == post.job_role.code):
        return
    job.outcome, job.team, job.job_role = MOVED, team, role
    if not same_team:
        job.says.append(f"Team: {post.team if post else 'none'} → {team}")
    if not post or role != post.job_role.code:
        job.says.append(f"Job role: {post.job_role if post else 'none'} → {here.roles[role]}")


def _lines(job, here):
    """Keep the lines that are to change, and say so."""
    for kind in list(job.supervisors):
        above = job.supervisors[kind]
        line = here.lines.get((job.employment.pk, kind))
        now = here.accounts[here.kept[line.supervisor_id]] if line else None
        if isinstance(above, Account) and now and now.pk == above.pk:
            del job.supervisors[kind]
        else:
            job.says.append(f"{LABELS[kind]}: {now or 'none'} → {above_words(above)}")


def above_words(above: Account | Job) -> str:
    if isinstance(above, Account):
        return str(above)
    return f"{above.name} ({above.person.email}), row {above.number}"


def _leaves(job) -> str:
    return f"Last day: {in_words(job.ends - timedelta(days=1))}"


def _supervises(job, here) -> list[str]:
    """Those whom they leave behind, but for whom somebody else is found."""
    count = len(here.supervised.get(job.account.pk, ()))
    if not count:
        return []
    people = "1 person" if count == 1 else f"{count} people"
    return [f"They supervise {people}, who need another supervisor"]
