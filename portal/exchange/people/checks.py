"""What a row needs before it can be used, beside what each cell says by itself."""

from datetime import timedelta

from portal.dates import in_words, today

from .here import Here
from .job import GONE, LEFT, Job

A_YEAR = timedelta(days=366)


def check(job: Job, here: Here, columns: set[str]) -> None:
    """Refuse the row where something is missing or contradicts what is here; mark somebody who left
    before the portal knew them."""
    person = job.person
    ends = person.ends + timedelta(days=1) if person.ends else None
    if job.is_new and ends and ends <= today():
        job.outcome = GONE
    elif job.is_new:
        _check_new(job, here, columns)
    else:
        _check_known(job, here, ends)


def _check_new(job, here, columns):
    person, day = job.person, here.asked.as_at
    for key, words in (("name", "name"), ("team", "team"), ("job_role", "job role")):
        missing = not getattr(person, key) and not (key == "name" and job.account)
        if missing and not any(key == wrong for wrong, _ in person.faults):
            job.refuse(key, f"There is no {words}. Somebody new needs one.")
    if not person.starts and not any(wrong == "starts" for wrong, _ in person.faults):
        if "starts" in columns:
            job.refuse("starts", "There is no first day. Somebody new needs one.")
        person.starts = day
    if person.starts and person.starts > day + A_YEAR:
        job.refuse("starts", f"{in_words(person.starts)} is more than a year ahead.")
    left = here.ended.get(job.account.pk) if job.account else None
    if left and person.starts and person.starts < left:
        last = in_words(left - timedelta(days=1))
        job.refuse(
            "starts",
            f"They left here; {last} was their last day. To bring them back, give the first day "
            "after that.",
        )


def _check_known(job, here, ends):
    person, administrator = job.person, here.asked.by_administrator
    if ends:
        _check_end(job, here, ends)
    if not person.email or person.email == job.account.email:
        return
    if not administrator and job.account.email:
        job.refuse("email", f"Here it is {job.account.email}. Ask an administrator to change it.")
    elif not administrator and job.account.pk in here.worked_elsewhere:
        # Whoever has the address has the account, and what another employer keeps in it.
        job.refuse("email", "Ask an administrator to give this person an address.")
    elif here.asked.by and job.account.pk == here.asked.by.pk:
        job.refuse("email", "This is you. Ask another administrator to change your address.")


def _check_end(job, here, ends):
    there = job.employment.ends
    if ends <= job.employment.starts:
        starts = in_words(job.employment.starts)
        job.refuse("ends", f"The last day is before the job began here, on {starts}.")
    elif ends == (there or here.planned_ends.get(job.employment.pk)):
        return
    elif there and ends > there:
        last = in_words(there - timedelta(days=1))
        job.refuse("ends", f"The job ends here on {last}. Change that on the person’s page first.")
    elif ends > here.asked.as_at + A_YEAR:
        job.refuse("ends", f"{in_words(job.person.ends)} is more than a year ahead.")
    else:
        job.ends = ends
        if ends <= today():
            job.outcome = LEFT
