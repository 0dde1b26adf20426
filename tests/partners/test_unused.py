"""Partners' accounts that nobody uses."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import months_after, now, today
from portal.notices.models import Notice
from portal.people.actions.jobs import close_account, end_job, open_account
from portal.people.actions.unused import (
    PURPOSE,
    ask_if_needed,
    close_unless_needed,
    reopen,
    still_need,
    waiting_too_long,
)
from portal.people.models import Employment, Organisation, UnusedAccount, User
from portal.people.nightly.partners import ask_owners, close, forget_requests
from tests.factories import EmploymentFactory, UserFactory
from tests.partners.asking import asked_alone as asking_alone
from tests.partners.asking import (
    came_in,
    confirmed,
    link_of,
    waiting_alone,
    welcomed,
)
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]
A_YEAR, SIX_WEEKS = timedelta(days=370), timedelta(days=43)


def newcomer():
    """Sol has come in, alone, and not signed in since."""
    return came_in(welcomed(waiting_alone()))


def unused(since=None):
    return User.objects.of_partners_unused_since(since or now() + timedelta(minutes=1))


def asked_of(user):
    return ask_if_needed(user=user)


def test_after_a_year_the_owner_is_asked_once(cast):
    user = newcomer()

    with time_machine.travel(now() + A_YEAR):
        ask_owners(today())
        ask_owners(today())

    told = Notice.objects.get(email=user.email, title="Do you still need your account?")
    assert told.url == link_of(user.times_unused.get(), PURPOSE).address


def test_who_signed_in_within_the_year_is_not(cast):
    user = newcomer()

    with time_machine.travel(now() + A_YEAR):
        User.objects.filter(pk=user.pk).update(last_login=now() - timedelta(days=300))
        ask_owners(today())

    assert not user.times_unused.exists()


def test_partners_people_alone_are_asked(cast):
    user = newcomer()
    guest = User.objects.create_user(email="guest@mail.example", name="Guest")
    guest_job = user.employments.get()
    Employment.objects.create(
        user=guest, organisation=guest_job.organisation, starts=today(), kind="volunteer"
    )

    found = set(unused())

    assert user in found
    assert who("vcs-worker") in found
    assert guest not in found
    assert not found & {who("practitioner"), who("working-lead"), who("training-coordinator")}


def test_who_works_for_the_council_too_or_left_is_not(cast):
    user, council = newcomer(), who("practitioner").employments.get().organisation
    second = Employment.objects.create(user=user, organisation=council, starts=today())
    assert user not in unused()

    second.delete()
    assert user in unused()
    end_job(employment=user.employments.get(), day=today(), by=None)
    assert user not in unused()


def test_who_was_asked_is_not_asked_again_within_the_year(cast):
    user = newcomer()
    link = link_of(asked_of(user), PURPOSE)

    assert still_need(link=link).needed_at
    assert user not in unused(now() - timedelta(minutes=5))


def test_saying_so_twice_is_saying_it_once(cast):
    asked = asked_of(newcomer())
    first = still_need(link=link_of(asked, PURPOSE)).needed_at

    assert still_need(link=link_of(asked, PURPOSE)).needed_at == first
    assert not close_unless_needed(asked=asked)
    assert link_of(asked, PURPOSE).state == "used"


def test_asking_twice_is_asking_once(cast):
    user = newcomer()

    assert asked_of(user) == asked_of(user)


def test_without_an_answer_it_is_closed_once_and_they_are_told(cast):
    user = newcomer()
    asked = asked_of(user)
    assert close(today()) == 0

    with time_machine.travel(now() + SIX_WEEKS):
        assert close(today()) == 1
        assert close(today()) == 0
        assert not close_unless_needed(asked=asked)

    user.refresh_from_db()
    assert not user.is_active
    assert user.employments.current().exists()
    assert link_of(asked, PURPOSE).state == "withdrawn"
    assert Notice.objects.filter(email=user.email, title__startswith="We closed").count() == 1


def test_who_signed_in_since_keeps_it(cast):
    user = newcomer()
    asked = asked_of(user)

    User.objects.filter(pk=user.pk).update(last_login=now())
    assert not close_unless_needed(asked=asked)

    asked.refresh_from_db()
    assert asked.needed_at is not None
    assert not still_need(link=link_of(asked, PURPOSE)).closed_at


def test_who_came_to_the_council_since_keeps_it(cast):
    user = newcomer()
    asked = asked_of(user)
    EmploymentFactory(
        user=user,
        organisation=Organisation.objects.council().get(),
        starts=today() + timedelta(days=7),
    )

    assert not close_unless_needed(asked=asked)
    user.refresh_from_db()
    assert user.is_active


def test_who_works_for_the_council_by_another_account_is_not_asked(cast):
    user, other = newcomer(), UserFactory()
    EmploymentFactory(user=other, organisation=Organisation.objects.council().get())
    assert user in unused()

    User.objects.filter(pk=other.pk).update(merged_into=user)

    assert user not in unused()


def test_one_that_was_closed_meanwhile_is_not_told_again(cast):
    user = newcomer()
    asked = asked_of(user)
    close_account(user=user, by=None)

    assert not close_unless_needed(asked=asked)
    assert not Notice.objects.filter(email=user.email, title__startswith="We closed")


def closed_as_unused():
    user = newcomer()
    close_unless_needed(asked=asked_of(user))
    return user


def test_they_come_back_with_the_same_address_and_all_that_they_had(cast):
    user = closed_as_unused()

    request = confirmed(asking_alone())

    user.refresh_from_db()
    assert (user.is_active, request.outcome) == (True, "back")
    assert user.times_unused.get().reopened_at
    assert not Notice.objects.filter(key=f"people.partner_request.waits.{request.pk}")
    assert user not in unused(now() - timedelta(minutes=5))


def test_nobody_else_s_account_opens(cast):
    closed_as_unused()
    other = who("vcs-worker")
    close_account(user=other, by=None)

    assert not reopen(email=other.email)
    assert not reopen(email="nobody@mail.example")
    assert not reopen(email=who("practitioner").email)


def test_who_belongs_nowhere_any_more_asks_as_anybody_does(cast):
    user = closed_as_unused()
    end_job(employment=user.employments.get(), day=today(), by=None)

    assert not reopen(email=user.email)


def test_what_somebody_opened_again_is_not_opened_twice(cast):
    user = closed_as_unused()
    open_account(user=user, by=None)

    assert not reopen(email=user.email)


def test_the_nights_forget_requests(cast):
    assert forget_requests(months_after(today(), -1)) == 0


@pytest.mark.parametrize(
    "wrong", [{"needed_at": now(), "closed_at": now()}, {"reopened_at": now()}]
)
def test_the_database_refuses_what_can_not_be(cast, wrong):
    asked = asked_of(newcomer())

    with pytest.raises(IntegrityError), transaction.atomic():
        UnusedAccount.objects.filter(pk=asked.pk).update(**wrong)
    assert str(asked).endswith(str(asked.asked_at.date()))


@given(
    steps=st.lists(st.sampled_from(["day", "week", "month", "login", "need", "back"]), max_size=9)
)
def test_nobody_is_shut_out_who_was_here_or_said_so_in_time(cast, steps):
    """Whatever happens between, an account is closed only if nobody signed in, said so or came back
    in the weeks since its owner was asked, and a night done twice does nothing twice."""
    with transaction.atomic():
        user = newcomer()
        at, seen = now() + A_YEAR, now()
        for step in steps:
            at += {"day": timedelta(1), "week": timedelta(7)}.get(step, timedelta(30))
            with time_machine.travel(at):
                seen = act(user, step) or seen
                for _ in range(2):
                    close(today())
                    ask_owners(today())
                user.refresh_from_db()
                assert user.is_active or now() - seen > timedelta(days=42)
                assert user.times_unused.waiting().count() <= 1
                assert not waiting_too_long(today()).filter(user=user)
        transaction.set_rollback(True)


def act(user, step):
    if step == "login" and user.is_active:
        User.objects.filter(pk=user.pk).update(last_login=now())
        return now()
    waits = user.times_unused.waiting().first()
    if step == "need" and waits:
        link = link_of(waits, PURPOSE)
        if link.is_open:
            still_need(link=link)
            return now()
    if step == "back" and not user.is_active and reopen(email=user.email):
        return now()
    return None
