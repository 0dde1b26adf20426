"""What the database refuses of supervision, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from portal.dates import now
from supervision.sessions import actions
from supervision.sessions.models import (
    Addendum,
    AgendaPoint,
    AgreementPart,
    AgreementWord,
    Attendee,
    Entry,
    Response,
    Session,
    Shared,
)
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def raw(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_the_words_of_a_shared_record_stay(world):
    session = world.shared()
    entry = session.entries.get()

    assert refused(lambda: Entry.objects.filter(pk=entry.pk).update(text="Other words."))
    assert refused(lambda: Entry.objects.filter(pk=entry.pk).delete())
    assert refused(
        lambda: Entry.objects.create(
            session=session, heading=world.heading.__class__.objects.last(), text="More."
        )
    )
    assert refused(
        lambda: AgendaPoint.objects.create(
            session=session, by=world.person, text="More.", added_at=now()
        )
    )


def test_an_entry_stays_with_its_session(world):
    open_, other = world.held(), world.held(days=-1)
    entry = world.write(open_)

    assert refused(lambda: Entry.objects.filter(pk=entry.pk).update(session=other))


@pytest.mark.parametrize(
    ("begin", "wrong"),
    [
        ("planned", "shared"),
        ("planned", "locked"),
        ("held", "planned"),
        ("held", "locked"),
        ("held", "missed"),
        ("shared", "held"),
        ("locked", "shared"),
        ("locked", "cancelled"),
    ],
)
def test_a_session_only_moves_on(world, begin, wrong):
    session = getattr(world, begin)()

    assert refused(lambda: Session.objects.filter(pk=session.pk).update(state=wrong))
    assert refused(
        lambda: raw("DELETE FROM supervision_sessions_session WHERE id = %s", session.pk)
    )


def test_a_record_is_not_locked_before_all_have_said_what_they_think(world):
    session = world.shared()

    assert refused(
        lambda: Session.objects.filter(pk=session.pk).update(state="locked", locked_at=now())
    )


@pytest.mark.parametrize(
    "change",
    [{"decisions_written": True}, {"minutes": 15}, {"kind": "group"}, {"shared_at": now()}],
)
def test_what_a_shared_record_says_of_itself_stays(world, change):
    session = world.shared()

    assert refused(lambda: Session.objects.filter(pk=session.pk).update(**change))


def test_nobody_is_supervised_by_themselves_or_in_another_s_name(world):
    group = world.planned(days=3, kind="group")
    other = world.cast["twin-practitioner"].employments.current().get()
    own = world.supervisor.employments.current().get()

    for employment in (other, own):
        row = {"employment": employment, "subject": world.supervisor}
        assert refused(lambda row=row: Attendee.objects.create(session=group, **row))


def test_only_a_group_has_more_than_one(world):
    session = world.planned(days=2)
    other = world.cast["twin-practitioner"].employments.current().get()

    assert refused(
        lambda: Attendee.objects.create(session=session, employment=other, subject=other.user)
    )


def test_only_who_was_there_answers_and_only_what_is_shared(world):
    shared, held = world.shared(), world.held(days=-1)
    stranger = UserFactory()
    answer = {"answer": "agrees", "responded_at": now()}

    assert refused(lambda: Response.objects.create(session=shared, of=stranger, **answer))
    assert refused(lambda: Response.objects.create(session=held, of=world.person, **answer))
    assert not refused(lambda: Response.objects.create(session=shared, of=world.person, **answer))


def test_additions_are_of_its_people_and_after_it_was_locked(world):
    shared, locked = world.shared(), world.locked(days=-1)
    words = {"text": "More.", "added_at": now()}

    assert refused(lambda: Addendum.objects.create(session=shared, by=world.person, **words))
    assert refused(lambda: Addendum.objects.create(session=locked, by=UserFactory(), **words))


def test_only_the_practitioner_shares_a_record_on(world):
    locked = world.locked()
    to = {"session": locked, "with_whom": UserFactory(), "shared_at": now()}

    assert refused(lambda: Shared.objects.create(by=world.supervisor, **to))
    assert not refused(lambda: Shared.objects.create(by=world.person, **to))


def test_what_was_agreed_stays(world):
    session = world.held()
    action = world.agreed_action(session)
    world.write(session)
    actions.share(session=session, by=world.supervisor)
    rows = type(action).objects.filter(pk=action.pk)

    assert refused(lambda: rows.update(what="Less."))
    assert refused(
        lambda: raw("DELETE FROM supervision_sessions_agreedaction WHERE id = %s", action.pk)
    )
    actions.finish_action(action=action, by=world.person)
    assert refused(lambda: rows.update(state="open", closed_at=None, closed_by=None))


def test_an_agreement_holds_by_the_yes_of_all(world):
    agreement = world.offered()
    rows = type(agreement).objects.filter(pk=agreement.pk)
    held = {"state": "agreed", "agreed_at": now(), "look_again_on": now().date()}

    assert refused(lambda: rows.update(**held))
    assert refused(lambda: rows.update(state="draft"))
    assert refused(lambda: rows.update(minutes=20))
    assert refused(lambda: AgreementPart.objects.filter(agreement=agreement).update(text="Other."))
    assert refused(
        lambda: AgreementWord.objects.create(agreement=agreement, by=UserFactory(), said_at=now())
    )
