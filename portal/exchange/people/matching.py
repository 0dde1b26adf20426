"""Whom each row is about: by staff number first, then by e-mail, and never by a name alone."""

from collections import defaultdict

from .here import Here
from .job import Job
from .rows import Person


def match(people: list[Person], here: Here) -> list[Job]:
    jobs = [_job(person, here) for person in people]
    _doubt_twins(jobs)
    return jobs


def _job(person, here) -> Job:
    job = Job(person)
    by_number = here.by_number.get(person.staff_number) if person.staff_number else None
    by_email = here.by_email.get(person.email) if person.email else None
    if by_number and by_email and here.account_of(by_number) != by_email:
        job.doubt(
            f"The staff number is that of {here.told_apart(by_number)}. The e-mail address is "
            f"{_whose(by_email, here)}."
        )
    elif by_number:
        _is(job, here.account_of(by_number), here)
    elif by_email:
        _by_email(job, by_email, here)
    elif not person.faults:
        _nobody_known(job, here)
    return job


def _is(job, account, here):
    job.account = account
    job.employment = here.jobs.get(account.pk)
    job.post = here.posts.get(job.employment.pk) if job.employment else None


def _by_email(job, account, here):
    person, there = job.person, here.jobs.get(account.pk)
    other_number = there and there.staff_number and person.staff_number
    other_name = person.name and person.name.casefold() != account.name.casefold()
    if other_number and there.staff_number != person.staff_number and other_name:
        job.doubt(
            f"The e-mail address is that of {here.told_apart(there)}, who has another name and "
            "another staff number."
        )
    elif not here.asked.by_administrator and not here.is_known_here(account):
        job.doubt(
            "The portal knows this address from another employer. Ask an administrator to add "
            "this job."
        )
    else:
        _is(job, account, here)


def _nobody_known(job, here):
    person = job.person
    namesakes = here.by_name.get(person.name.casefold(), [])
    if not person.email:
        namesakes = [one for one in namesakes if not (person.staff_number and one.staff_number)]
    told = "; ".join(here.told_apart(one) for one in namesakes[:3])
    if namesakes and not person.email:
        job.doubt(f"This may be {told}. Give the e-mail address, so that we know.")
    elif not person.email and not person.staff_number:
        job.refuse("email", "Give an e-mail address or a staff number, so that we know who it is.")
    elif namesakes:
        job.says.append(f"Somebody of this name is here already: {told}. Check that it isn’t them.")


def _whose(account, here) -> str:
    """Of other employers' people a coordinator is told no more than that they are somebody else."""
    there = here.jobs.get(account.pk)
    if there:
        return f"that of {here.told_apart(there)}"
    if here.asked.by_administrator or here.is_known_here(account):
        return f"that of {account}"
    return "somebody else’s"


def _doubt_twins(jobs):
    """Two rows for one person: nobody can tell which of them counts."""
    for same in ("staff_number", "email"):
        seen = defaultdict(list)
        for job in jobs:
            if value := getattr(job.person, same):
                seen[value].append(job)
        words = {"staff_number": "staff number", "email": "e-mail address"}[same]
        _doubt_each(seen, f"has the same {words}")
    seen = defaultdict(list)
    for job in jobs:
        if job.account:
            seen[job.account.pk].append(job)
    _doubt_each(seen, "is about the same person")


def _doubt_each(groups, words):
    for group in groups.values():
        for job in group if len(group) > 1 else ():
            others = [f"{other.number}" for other in group if other is not job]
            rows = f"Row {others[0]}" if len(others) == 1 else f"Rows {' and '.join(others[:5])}"
            verb = words if len(others) == 1 else words.replace("has", "have").replace("is", "are")
            said = f"{rows} {verb}. Keep one row for each person."
            if said not in job.says and not any(say.startswith(rows) for say in job.says):
                job.doubt(said)
