"""The levels that count."""

from portal.dates import today
from portal.people.models import Employment

from ..models import ConfirmedLevel


def count(assessment, confirmations) -> None:
    """Let the confirmed levels count from today, in place of those that counted.

    A level that a qualified social worker confirmed stays theirs when somebody who is not one
    confirms the same level again: the gates that ask for it must not lose it by a review that
    changes nothing. Another level takes its place, whoever confirms it.

    Two rounds of a person may be finished at once, one by a second opinion: the second waits.
    """
    Employment.objects.select_for_update(of=("self",)).get(pk=assessment.employment_id)
    key = {"employment": assessment.employment, "job_role_id": assessment.profile.job_role_id}
    rows = ConfirmedLevel.objects.filter(**key, ends=None).select_related("confirmation")
    held = {row.meaning: row for row in rows}
    ended, affirmed, begun = [], [], []
    for confirmation in confirmations:
        meaning = confirmation.revision.statement.meaning
        before = held.get(meaning)
        if before and stays(before, confirmation):
            affirmed.append(before.pk)
            continue
        if before:
            ended.append(before.pk)
        if confirmation.level is not None:
            begun.append(begin(key, meaning, confirmation))
    ConfirmedLevel.objects.filter(pk__in=ended).update(ends=today())
    ConfirmedLevel.objects.filter(pk__in=affirmed).update(affirmed_on=today())
    ConfirmedLevel.objects.bulk_create(begun)


def begin(key, meaning, confirmation) -> ConfirmedLevel:
    """A row that counts from today."""
    return ConfirmedLevel(
        **key,
        meaning=meaning,
        level=confirmation.level,
        starts=today(),
        affirmed_on=today(),
        confirmation=confirmation,
    )


def stays(held, confirmation) -> bool:
    """Does the level that counts stay, by whom it was confirmed first?"""
    is_stronger = (
        held.confirmation.registration_id is not None and confirmation.registration_id is None
    )
    return is_stronger and held.level == confirmation.level
