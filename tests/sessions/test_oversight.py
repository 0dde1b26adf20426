"""Who leads child in need work and is no social worker is overseen by one, in counts."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import now, today
from portal.people.models import Cover, Registration, RoleGrant
from supervision.sessions import actions
from supervision.sessions.models import Oversight, OversightCheck, Trigger
from supervision.sessions.refusals import (
    AnsweredBefore,
    NotQualified,
    WrongCount,
    WrongPerson,
    WrongTime,
)
from tests.factories import UserFactory

from .overseeing import check, qualified, refused, register

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_one_social_worker_after_the_other_oversees(world, set_, overseer):
    first = set_()
    other = qualified("Ugo Ray")

    second = set_(overseer=other, cover=overseer)

    first.refresh_from_db()
    assert first.ends == second.starts == today()
    assert list(Oversight.objects.current().filter(employment=world.employment)) == [second]
    assert set_(overseer=other, cover=overseer) == second
    assert list(second.subject.notices.filter(key=f"oversight.set.{second.pk}"))


def test_only_who_answers_for_the_place_sets_it(world, set_):
    for key in ("twin-practice-supervisor", "supervisor", "practitioner", "administrator"):
        with pytest.raises(PermissionDenied):
            set_(by=world.cast[key])


def test_nobody_sets_who_oversees_their_own_work(world, set_):
    manager = world.cast["service-manager"]
    own = manager.main_post.employment

    with pytest.raises(PermissionDenied):
        set_(employment=own, by=manager)


@pytest.mark.parametrize("who", ["overseer", "cover"])
def test_who_oversees_is_a_social_worker_in_date(set_, who):
    past = UserFactory()
    register(past, ends=today())

    with pytest.raises(NotQualified):
        set_(**{who: past})
    with pytest.raises(NotQualified):
        set_(**{who: UserFactory()})


def test_nobody_oversees_or_covers_themselves(world, set_, overseer):
    with pytest.raises(WrongPerson):
        set_(overseer=world.person)
    with pytest.raises(WrongPerson):
        set_(cover=overseer)


def test_it_ends_once(world, set_, overseer):
    oversight = set_()

    with pytest.raises(PermissionDenied):
        actions.end_oversight(oversight=oversight, by=overseer)
    ended = actions.end_oversight(oversight=oversight, by=world.cast["service-manager"])

    assert ended.ends == today()
    assert actions.end_oversight(oversight=oversight, by=None) == ended


def test_a_check_is_in_counts_with_what_came_up(set_, overseer):
    oversight = set_()
    trigger = Trigger.objects.get(code="T1")
    seen = [actions.Seen(trigger, times=2, in_time=1, lead_changed=1)]

    made = check(oversight, overseer, seen=seen)

    assert made.triggers.get().in_time == 1
    assert check(oversight, overseer, seen=seen) == made
    assert check(oversight, overseer) != made
    assert made.oversight.subject.notices.filter(key=f"oversight.checked.{made.pk}").exists()


def test_who_covers_checks_too(world, set_, overseer):
    named, other, stranger = qualified("Vi Sol"), qualified("Wim Tay"), qualified("Xan Ull")
    oversight = set_(cover=named)
    Cover.objects.create(
        absent=overseer,
        covering=other,
        starts=today(),
        ends=today() + timedelta(days=3),
        set_by=overseer,
    )

    assert check(oversight, named)
    assert check(oversight, other)
    for person in (stranger, world.person, world.cast["practice-supervisor"]):
        with pytest.raises(PermissionDenied):
            check(oversight, person)


def test_a_check_needs_a_registration_on_its_day(set_, overseer):
    oversight = set_()
    Registration.objects.filter(user=overseer).update(ends=today())

    with pytest.raises(NotQualified):
        check(oversight, overseer)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_check_is_of_a_day_of_the_oversight_that_has_come(set_, overseer, days):
    with pytest.raises(WrongTime):
        check(set_(), overseer, happened_on=today() + timedelta(days=days))


@pytest.mark.parametrize("counts", [{"children": 7}, {"decisions_written": 5}])
def test_counts_never_exceed_what_there_is(set_, overseer, counts):
    with pytest.raises(WrongCount):
        check(set_(), overseer, **counts)


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 2, 0), (1, 0, 2)])
def test_a_trigger_is_not_in_time_more_often_than_it_came_up(set_, overseer, counts):
    seen = [actions.Seen(Trigger.objects.first(), *counts)]

    with pytest.raises(WrongCount):
        check(set_(), overseer, seen=seen)


def test_a_trigger_is_written_once(set_, overseer):
    seen = [actions.Seen(Trigger.objects.first(), 1, 1)] * 2

    with pytest.raises(WrongCount):
        check(set_(), overseer, seen=seen)


def test_a_check_is_put_right_by_a_new_one(world, set_, overseer):
    oversight = set_()
    wrong = check(oversight, overseer)

    right = check(oversight, overseer, children=5, corrects=wrong)

    assert list(oversight.checks.standing()) == [right]
    with pytest.raises(AnsweredBefore):
        check(oversight, overseer, children=6, corrects=wrong)
    other = set_(overseer=qualified())
    with pytest.raises(PermissionDenied):
        check(other, other.overseer, corrects=right)


def test_the_database_refuses_what_the_actions_refuse(world, set_, overseer):
    oversight = set_()
    kept = check(oversight, overseer)
    row = {
        "employment": world.employment,
        "subject": world.person,
        "every_days": 28,
        "set_by": overseer,
        "recorded_at": now(),
        "starts": today() - timedelta(days=9),
        "ends": today() - timedelta(days=2),
    }
    checked = {
        "oversight": oversight,
        "by": overseer,
        "registration": overseer.registration_on(),
        "recorded_at": now(),
        "children": 1,
        "of_children": 1,
        "decisions_written": 0,
        "happened_on": today(),
    }

    def make(**fields):
        Oversight.objects.create(**row | {"overseer": overseer} | fields)

    def look(**fields):
        OversightCheck.objects.create(**checked | fields)

    for fields in (
        {"overseer": UserFactory()},
        {"cover": UserFactory()},
        {"overseer": world.person},
        {"subject": qualified()},
        {"ends": today() + timedelta(days=1)},
    ):
        assert refused(lambda fields=fields: make(**fields)), fields
    register(world.person)
    for fields in (
        {"happened_on": today() - timedelta(days=1)},
        {"by": qualified()},
        {"by": world.person, "registration": world.person.registration_on()},
        {"children": 2},
    ):
        assert refused(lambda fields=fields: look(**fields)), fields
    assert refused(lambda: Oversight.objects.filter(pk=oversight.pk).update(every_days=3))
    assert refused(lambda: OversightCheck.objects.filter(pk=kept.pk).update(children=3))
    assert refused(lambda: Oversight.objects.filter(pk=oversight.pk).delete())


def test_a_grant_that_ended_sets_nothing(world, set_):
    supervisor = world.cast["practice-supervisor"]
    RoleGrant.objects.filter(user=supervisor).update(ends=today())

    with pytest.raises(PermissionDenied):
        set_(by=supervisor)


def test_nobody_oversees_work_that_is_over(world, set_):
    type(world.employment).objects.filter(pk=world.employment.pk).update(ends=today())

    with pytest.raises(PermissionDenied):
        set_()
