"""Two accounts of one person: the one is pointed at the other. No record is rewritten."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from portal.dates import today
from portal.journal.actions import record

from ..emails.accounts import accounts_merged, accounts_parted
from ..merging import objections
from ..models import SupervisionLine, User
from ..rules import is_same_person, may_manage_people
from ..sessions import end_sessions


class NotMerged(Exception):
    """`reasons` are for whoever asked."""

    def __init__(self, reasons):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def merge(*, duplicate, into, by) -> User:
    """From now on whoever signs in as `into` has the records of both. `duplicate` signs in no more.
    Merging again what is merged so changes nothing."""
    duplicate, into = _both(duplicate, into)
    if not may_merge(by, duplicate, into):
        raise PermissionDenied
    if duplicate.merged_into_id == into.pk:
        return duplicate
    if reasons := why_not_merge(duplicate, into):
        raise NotMerged(reasons)
    duplicate.merged_into, duplicate.is_active = into, False
    duplicate.save(update_fields=["merged_into", "is_active"])
    end_sessions(duplicate)
    record("account.merged", duplicate, by=by, into=into.pk)
    accounts_merged(duplicate, into)
    return duplicate


@transaction.atomic
def unmerge(*, duplicate, by) -> User:
    """They are two people after all. The account can be signed in to again, unless it was closed
    anyway: its job is over and it holds no role."""
    duplicate = User.objects.select_for_update(of=("self",)).get(pk=duplicate.pk)
    into = duplicate.merged_into
    if into is None:
        return duplicate
    if not may_merge(by, duplicate, into):
        raise PermissionDenied
    duplicate.merged_into, duplicate.is_active = None, not _has_left(duplicate)
    duplicate.save(update_fields=["merged_into", "is_active"])
    end_sessions(into)
    record("account.parted", duplicate, by=by, into=into.pk)
    accounts_parted(duplicate, into)
    return duplicate


def _has_left(user) -> bool:
    """Did they work somewhere, and do so no longer?"""
    jobs = user.employments.all()
    return jobs.exists() and not jobs.not_over().exists() and not user.grants.current().exists()


def may_merge(by, duplicate, into) -> bool:
    """An administrator, and neither account is their own."""
    own = is_same_person(by, duplicate) or is_same_person(by, into)
    return may_manage_people(by) and not own


def why_not_merge(duplicate, into) -> list[str]:
    """Everything that stands against it, in words."""
    if duplicate.pk == into.pk:
        return ["This is the same account. Choose the other one."]
    reasons = [
        f"{account.email or account.name} is merged into another account already."
        for account in (duplicate, into)
        if account.merged_into_id
    ]
    if duplicate.merged_from.exists():
        reasons.append(
            "Another account is merged into this one. Keep this one and close the other."
        )
    if not into.is_active:
        reasons.append("The account to keep is closed. Keep the one that can sign in.")
    reasons += _about_lines(duplicate, into) + _about_jobs(duplicate, into)
    return reasons + objections(duplicate, into)


def _about_lines(duplicate, into) -> list[str]:
    reasons = []
    pair = Q(supervisor=duplicate, subject=into) | Q(supervisor=into, subject=duplicate)
    if SupervisionLine.objects.filter(pair).exists():
        reasons.append("One of them supervises the other, or did. They are two people.")
    led = SupervisionLine.objects.not_over().filter(supervisor=duplicate)
    if count := led.count():
        people = "one person" if count == 1 else f"{count} people"
        reasons.append(
            f"The account to close supervises {people}. Give them the other account as supervisor "
            "first."
        )
    return reasons


def _about_jobs(duplicate, into) -> list[str]:
    still = Q(ends=None) | Q(ends__gt=today())
    theirs = set(into.employments.filter(still).values_list("organisation", flat=True))
    both = duplicate.employments.filter(still, organisation__in=theirs)
    return [
        f"Both have a job at {one.organisation}. End the one that is wrong first."
        for one in both.select_related("organisation")
    ]


def _both(duplicate, into) -> tuple[User, User]:
    """The rows locked, always in the same order, so that two merges never wait for each other."""
    pks = {duplicate.pk, into.pk}
    rows = {
        user.pk: user
        for user in User.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    }
    return rows[duplicate.pk], rows[into.pk]
