"""Social workers who oversee, and the checks that they make."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from portal.dates import today
from portal.people.models import Registration
from supervision.sessions import actions
from tests.factories import UserFactory


def qualified(name="Tess Ode"):
    user = UserFactory(name=name)
    register(user)
    return user


def register(user, *, starts=None, ends=None):
    return Registration.objects.create(
        user=user,
        qualified_on=today() - timedelta(days=4000),
        starts=starts or today() - timedelta(days=200),
        ends=ends,
        checked_by=UserFactory(),
        checked_on=today(),
    )


def check(oversight, by, **fields):
    fields = {
        "happened_on": today(),
        "children": 4,
        "of_children": 6,
        "decisions_written": 3,
    } | fields
    return actions.record_check(oversight=oversight, by=by, **fields)


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False
