"""Two administrators who do the same at the same moment."""

import pytest

from portal.dates import today
from portal.people.actions import grant
from portal.people.actions.merging import merge
from portal.people.models import RoleGrant, User
from tests.at_once import at_once
from tests.factories import UserFactory


@pytest.mark.concurrency
def test_two_administrators_who_give_the_same_role_at_once_give_it_once(own_database):
    by = User.objects.get(email="administrator@demo.example")
    other = User.objects.get(email="workforce-lead@demo.example")
    user = User.objects.get(email="practitioner@demo.example")
    council = by.employments.get().organisation
    grant(user=other, role="administrator", organisation=council, starts=today(), by=by)

    def give_it(giver):
        return grant(
            user=user,
            role="editor",
            organisation=council,
            starts=today(),
            by=User.objects.get(pk=giver),
        )

    found = at_once(lambda: give_it(by.pk), lambda: give_it(other.pk))

    assert sorted(type(one).__name__ for one in found) == ["NotGiven", "RoleGrant"]
    assert RoleGrant.objects.filter(user=user, role="editor").count() == 1


@pytest.mark.concurrency
def test_two_who_merge_the_same_accounts_at_once_merge_them_once(own_database):
    by = User.objects.get(email="administrator@demo.example")
    duplicate, into = UserFactory(), UserFactory()

    def one_way():
        return merge(duplicate=duplicate, into=into, by=User.objects.get(pk=by.pk))

    def the_other_way():
        return merge(duplicate=into, into=duplicate, by=User.objects.get(pk=by.pk))

    found = at_once(one_way, the_other_way)

    assert sorted(type(one).__name__ for one in found) == ["NotMerged", "User"]
    assert User.objects.filter(pk__in=[duplicate.pk, into.pk], merged_into=None).count() == 1
