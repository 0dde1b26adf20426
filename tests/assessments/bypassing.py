"""The rules gone round: what the database itself is asked to take."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.dates import today
from skills.assessments.models import (
    AnswerRevision,
    Confirmation,
    Review,
    SelfRating,
)


@contextmanager
def refused(words=None):
    """The database refuses what is in the block, in these words."""
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def rating(assessment, statement, **fields) -> SelfRating:
    values = {"level": 2, "saved_at": timezone.now()} | fields
    return SelfRating.objects.create(assessment=assessment, statement=statement, **values)


def revision(assessment, statement, **fields) -> AnswerRevision:
    values = {"level": 2, "number": 9, "digest": "x", "cut_at": timezone.now()} | fields
    return AnswerRevision.objects.create(assessment=assessment, statement=statement, **values)


def confirm(world, assessment, **fields) -> Confirmation:
    review = Review.objects.create(
        assessment=assessment, by=world.supervisor, finished_at=timezone.now()
    )
    values = {
        "review": review,
        "revision": world.revision(assessment, "A1"),
        "subject": world.practitioner,
        "by": world.supervisor,
        "level": 2,
        "confirmed_on": today(),
    }
    return Confirmation.objects.create(**values | fields)
