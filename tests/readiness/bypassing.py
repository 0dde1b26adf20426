"""Rows written past every rule, to see what the database itself refuses."""

import pytest
from django.db import IntegrityError

from portal.dates import now, today
from supervision.readiness.models import (
    Decision,
    Evaluation,
    FirstSignature,
)


def refused(words):
    """The database refuses what is in the block, and says so with these words on both."""
    return pytest.raises(IntegrityError, match=words)


def snapshot(application):
    return Evaluation.objects.create(
        application=application, taken_at=now(), results=[], digest="0" * 64
    )


def raw_first(application, by, **fields):
    row = {
        "subject": application.employment.user,
        "registration": None,
        "qualified": False,
        "outcome": "ready",
        "reasons": "So.",
        "evaluation": snapshot(application),
        "signed_on": today(),
        "signed_at": now(),
    }
    return FirstSignature.objects.create(application=application, by=by, **row | fields)


def raw_decision(application, second, **fields):
    version = application.gate_version
    row = {
        "subject": application.employment.user,
        "first": application.first_signature.by,
        "first_registration": application.first_signature.registration,
        "second_registration": second.registration_on() if second else None,
        "first_qualified": version.first_qualified,
        "needs_second": version.needs_second,
        "second_qualified": version.second_qualified,
        "outcome": "ready",
        "reasons": "So.",
        "evaluation": snapshot(application),
        "decided_on": today(),
        "decided_at": now(),
    }
    return Decision.objects.create(application=application, second=second, **row | fields)
