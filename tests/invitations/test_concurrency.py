"""Two who say yes at once, on a database of their own."""

import pytest
from django.db import connection

from portal.people.actions.invitations import accept, invite
from portal.people.models import Employment, Invitation, User
from tests.at_once import at_once
from tests.invitations.inviting import SECRET, asked_of, invited
from tests.story import who

pytestmark = [pytest.mark.concurrency, pytest.mark.database]


@pytest.fixture
def open_database(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield
        connection.close()


def test_two_who_accept_at_once_are_one_person(open_database):
    invitation = invited()

    found = at_once(*[lambda: accept(invitation=invitation, **SECRET)] * 2)

    assert sorted(type(one).__name__ for one in found) == ["NotAccepted", "User"]
    assert User.objects.with_email(invitation.email).count() == 1
    assert Employment.objects.filter(user__email=invitation.email).count() == 1


def test_two_who_invite_at_once_send_one_invitation(open_database):
    sponsor, asked = who("partner-coordinator"), asked_of()

    found = at_once(*[lambda: invite(by=sponsor, **asked)] * 2)

    assert found[0] == found[1]
    assert Invitation.objects.unanswered().count() == 1
