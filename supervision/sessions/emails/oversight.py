"""Oversight set and checks made. Counts are read in the portal."""

from portal.dates import in_words
from portal.notices.actions import tell


def oversight_set(oversight) -> None:
    tell(
        to=oversight.subject,
        key=f"oversight.set.{oversight.pk}",
        title="A social worker oversees your child in need work",
        why=f"{oversight.overseer} oversees it from {in_words(oversight.starts)}. Ring them when "
        "you are not sure.",
        url=oversight.get_absolute_url(),
        button="See who, and how often",
        ask=f"{oversight.overseer}",
        daily=True,
    )
    for person in filter(None, (oversight.overseer, oversight.cover)):
        tell(
            to=person,
            key=f"oversight.set.{oversight.pk}",
            title="You oversee somebody’s child in need work"
            if person == oversight.overseer
            else "You cover in overseeing somebody’s work",
            why=f"{oversight.set_by} set it for {oversight.subject}. Look at their work every "
            f"{oversight.every_days} days.",
            url=oversight.get_absolute_url(),
            button="See it",
            ask=f"{oversight.set_by}",
        )


def checked(check) -> None:
    oversight = check.oversight
    tell(
        to=oversight.subject,
        key=f"oversight.checked.{check.pk}",
        title="A check of your child in need work is on record",
        why=f"{check.by} looked at the work with you on {in_words(check.happened_on)}.",
        url=oversight.get_absolute_url(),
        button="See it",
        ask=f"{check.by}",
        daily=True,
    )


def check_due(oversight, due) -> None:
    tell(
        to=oversight.overseer,
        key=f"oversight.due.{oversight.pk}.{due:%Y%m%d}",
        title="A check of child in need work is due tomorrow",
        why=f"It is of {oversight.subject}’s work.",
        url=oversight.get_absolute_url(),
        button="Record the check",
        by_when=due,
        daily=True,
    )


def check_overdue(oversight, due, person) -> None:
    tell(
        to=person,
        key=f"oversight.overdue.{oversight.pk}.{due:%Y%m%d}",
        title="A check of child in need work is late",
        why=f"{oversight.overseer} was to look at {oversight.subject}’s work by {in_words(due)}.",
        url=oversight.get_absolute_url(),
        button="See it",
        by_when=due,
        ask=f"{oversight.overseer}",
    )


def nobody_oversees(oversight, person) -> None:
    tell(
        to=person,
        key=f"oversight.nobody.{oversight.pk}",
        title="Somebody’s child in need work needs a new overseer",
        why=f"{oversight.overseer} can’t oversee {oversight.subject}’s work any more: they left, "
        "or have no registration in date.",
        url=oversight.get_absolute_url(),
        button="Choose somebody",
    )
