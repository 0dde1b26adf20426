"""Who is told what, and that nobody is told twice."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import today
from portal.journal.models import Entry
from portal.notices.actions import choose_daily, mark_all_read, mark_read, tell
from portal.notices.models import Notice, Preference
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_somebody_is_told_once_however_often_the_action_is_repeated(told, outbox):
    person = UserFactory()

    first = told(to=person)
    second = told(to=person, title="Other words")

    assert first == second
    assert second.title == "Agree your supervision record by 26 November"
    assert [message.to for message in outbox] == [[person.email]]


def test_the_same_key_reaches_each_of_two_people(told, outbox):
    told(to=UserFactory(email="a@tests.example"))
    told(to=UserFactory(email="b@tests.example"))

    assert [message.to for message in outbox] == [["a@tests.example"], ["b@tests.example"]]


def test_an_address_is_told_once_whatever_its_capitals(told, outbox):
    told(email="Guest@Tests.example")
    told(email="guest@tests.example")

    assert [message.to for message in outbox] == [["guest@tests.example"]]


def test_nothing_is_sent_for_what_was_rolled_back(outbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell(key="tests.key", title="A task", why="Because.", to=UserFactory())
        transaction.set_rollback(True)

    assert (outbox, Notice.objects.filter(key="tests.key").count()) == ([], 0)


def test_who_was_merged_into_another_account_is_told_there(told, outbox):
    kept = UserFactory()

    notice = told(to=UserFactory(merged_into=kept))

    assert notice.recipient == kept
    assert [message.to for message in outbox] == [[kept.email]]


def test_messages_told_before_a_merger_are_in_the_list_of_the_account_that_stays(told):
    other = UserFactory()
    notice = told(to=other)
    kept = UserFactory()
    other.merged_into = kept
    other.save()

    assert list(Notice.objects.visible_to(kept)) == [notice]


@pytest.mark.parametrize("how", [{"email": None}, {"is_active": False}])
def test_somebody_without_an_address_or_an_account_finds_it_in_the_list_alone(told, outbox, how):
    notice = told(to=UserFactory(**how))

    assert outbox == []
    assert notice.given_up_at is not None
    assert notice.sent_at is None


def test_an_address_alone_is_told_at_once_even_of_what_can_wait(told, outbox):
    notice = told(email="guest@tests.example", daily=True)

    assert len(outbox) == 1
    assert not notice.daily


def test_reading_marks_one_and_a_second_time_changes_nothing(told):
    notice = told()

    first = mark_read(notice=notice, by=notice.recipient).read_at
    second = mark_read(notice=notice, by=notice.recipient).read_at

    assert first == second is not None


def test_nobody_reads_another_persons_message(told):
    with pytest.raises(PermissionDenied):
        mark_read(notice=told(), by=UserFactory())


def test_marking_all_as_read_leaves_other_peoples_alone(told):
    mine, others = told(), told()

    count = mark_all_read(by=mine.recipient)

    others.refresh_from_db()
    assert (count, others.read_at) == (1, None)
    assert mark_all_read(by=mine.recipient) == 0


def test_a_choice_about_the_daily_message_is_journalled_once():
    person = UserFactory()

    for daily in (False, False, True):
        choose_daily(user=person, daily=daily, by=person)

    entries = Entry.objects.filter(verb="notices.daily_chosen", actor=person)
    assert [entry.ids["daily"] for entry in entries] == [0, 1]
    assert Preference.objects.get(user=person).daily


def test_nobody_chooses_for_another():
    with pytest.raises(PermissionDenied):
        choose_daily(user=UserFactory(), daily=False, by=UserFactory())


PEOPLE, KEYS = st.integers(0, 2), st.sampled_from(["a", "b", "c"])


@pytest.mark.database
@given(calls=st.lists(st.tuples(PEOPLE, KEYS, st.booleans()), max_size=12))
def test_however_often_and_in_whatever_order_there_is_one_a_recipient_and_key(calls):
    with transaction.atomic():
        people = [UserFactory() for _ in range(3)]
        for place, key, daily in calls:
            tell(to=people[place], key=key, title="A task", why="Because.", daily=daily)

        made = Notice.objects.filter(recipient__in=people).values_list("recipient", "key")

        assert sorted(made) == sorted({(people[place].pk, key) for place, key, _ in calls})
        transaction.set_rollback(True)


@pytest.mark.database
@pytest.mark.parametrize(
    "wrong",
    [
        {"recipient": None, "email": ""},
        {"email": "also@tests.example"},
        {"key": ""},
        {"title": ""},
    ],
)
def test_the_database_refuses_a_message_to_nobody_to_two_or_about_nothing(told, wrong):
    notice = told(by_when=today())

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**wrong)
    assert connection.in_atomic_block
