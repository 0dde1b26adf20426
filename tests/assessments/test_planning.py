"""The steps of a development plan: who may put them there, and what becomes of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.dates import as_if, now, today
from portal.journal.models import Entry
from portal.notices.models import Notice
from portal.plain.finding import LooksLikeFamily, digest_of, find
from skills.assessments import actions
from skills.assessments.models import DevelopmentAction
from skills.assessments.nightly import steps_late
from skills.assessments.refusals import ClosedBefore, NothingSaid, WrongAnswer

SOON = timedelta(days=10)
CASE = "Talk over case 48213"


def add(world, *, by=None, owner=None, **more):
    values = {"what": "Watch a visit", "by_when": today() + SOON}
    return actions.add_step(
        employment=world.employment,
        owner=owner or world.practitioner,
        by=by or world.practitioner,
        **values | more,
    )


def verbs(world):
    """What the journal has of the world's plan; the story has plans of its own."""
    entries = Entry.objects.filter(verb__startswith="plan.")
    theirs = [str(pk) for pk in steps(world).values_list("pk", flat=True)]
    return [one.verb for one in entries.order_by("pk") if str(one.object_id) in theirs]


@pytest.mark.parametrize("who", ["practitioner", "supervisor"])
def test_both_sides_add_a_step_for_either_of_them(world, who):
    by = getattr(world, who)

    mine = add(world, by=by, owner=by)
    other = world.supervisor if who == "practitioner" else world.practitioner
    theirs = add(world, by=by, owner=other)

    assert set(DevelopmentAction.objects.visible_to(other).open()) == {mine, theirs}
    assert verbs(world) == ["plan.added", "plan.added"]
    told = Notice.objects.filter(key__in=[f"plan.given.{one.pk}" for one in (mine, theirs)])
    assert [notice.recipient for notice in told] == [other]


def test_what_no_step_can_be_is_refused(world):
    with pytest.raises(PermissionDenied):
        add(world, by=world.stranger)
    with pytest.raises(PermissionDenied):
        add(world, by=world.social_worker)
    with pytest.raises(NothingSaid):
        add(world, what="  ")
    with pytest.raises(WrongAnswer, match="still to come"):
        add(world, by_when=today() - timedelta(days=1))
    with pytest.raises(WrongAnswer, match="who sees to it"):
        add(world, owner=world.stranger)
    with pytest.raises(LooksLikeFamily):
        add(world, what=CASE)

    assert not steps(world)


def test_a_step_twice_is_one_and_again_after_it_is_done(world):
    first = add(world)

    assert add(world) == first

    actions.finish_step(step=first, by=world.practitioner)
    assert add(world) != first


def test_words_that_were_declared_are_kept_and_journalled(world):
    step = add(world, what=CASE, declared={digest_of(find(CASE))})

    actions.drop_step(step=step, why=CASE, declared={digest_of(find(CASE))}, by=world.practitioner)

    assert step.declared == digest_of(find(CASE))
    assert Entry.objects.filter(verb="words.declared").count() == 2


def test_either_side_closes_a_step_once(world):
    done, dropped = add(world), add(world, what="Take a course")

    actions.finish_step(step=done, by=world.supervisor)
    actions.finish_step(step=done, by=world.practitioner)
    with pytest.raises(NothingSaid):
        actions.drop_step(step=dropped, why=" ", by=world.practitioner)
    actions.drop_step(step=dropped, why="It is full.", by=world.practitioner)
    actions.drop_step(step=dropped, why="It is full.", by=world.supervisor)

    states = {step.what: (step.state, step.closed_by, step.why) for step in steps(world)}
    assert states == {
        "Watch a visit": ("done", world.supervisor, ""),
        "Take a course": ("dropped", world.practitioner, "It is full."),
    }
    assert verbs(world)[2:] == ["plan.done", "plan.dropped"]


def steps(world):
    return world.employment.development_actions.in_order()


def test_a_closed_step_stays_as_it_is(world):
    step = actions.finish_step(step=add(world), by=world.practitioner)

    with pytest.raises(ClosedBefore):
        actions.drop_step(step=step, why="No.", by=world.practitioner)
    with pytest.raises(ClosedBefore):
        actions.move_step(step=step, by_when=today() + 2 * SOON, by=world.practitioner)
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        DevelopmentAction.objects.filter(pk=step.pk).update(what="Something else")


def test_a_step_moves_to_a_day_to_come_and_the_journal_keeps_both(world):
    step = add(world)
    before = step.by_when

    actions.move_step(step=step, by_when=before, by=world.supervisor)
    moved = actions.move_step(step=step, by_when=before + SOON, by=world.supervisor)
    with pytest.raises(WrongAnswer):
        actions.move_step(step=step, by_when=today() - SOON, by=world.supervisor)

    entry = Entry.objects.get(verb="plan.moved")
    assert moved.by_when == before + SOON
    assert entry.ids == {"before": int(f"{before:%Y%m%d}"), "after": int(f"{moved.by_when:%Y%m%d}")}


@pytest.mark.parametrize("act", ["finish_step", "drop_step", "move_step"])
def test_nobody_else_changes_a_step(world, act):
    step = add(world)
    more = {"drop_step": {"why": "No."}, "move_step": {"by_when": today() + 2 * SOON}}

    with pytest.raises(PermissionDenied):
        getattr(actions, act)(step=step, by=world.stranger, **more.get(act, {}))


def test_nobody_plans_for_somebody_who_has_left(world):
    step = add(world)
    type(world.employment).objects.filter(pk=world.employment.pk).update(ends=today())

    with pytest.raises(PermissionDenied):
        actions.finish_step(step=step, by=world.practitioner)


def test_what_is_late_comes_first_and_what_is_closed_last(world):
    later = add(world, what="Later", by_when=today() + 2 * SOON)
    closed = actions.finish_step(step=add(world, what="Closed"), by=world.practitioner)
    with as_if(now() - SOON):
        late = add(world, what="Late", by_when=today() + timedelta(days=1))

    assert list(steps(world)) == [late, later, closed]
    assert [step.is_late for step in steps(world)] == [True, False, False]


def test_the_owner_is_reminded_of_a_late_step_once_a_week(world):
    step = add(world, owner=world.supervisor)
    days = [step.by_when + timedelta(days=n) for n in range(16)]

    for day in days:
        steps_late(day)

    reminders = Notice.objects.filter(key__startswith=f"plan.late:{step.pk}:")
    told = [f"{days[n]:%Y%m%d}" for n in (1, 8, 15)]
    assert [one.key[-8:] for one in reminders.order_by("pk")] == told
    assert {one.recipient for one in reminders} == {world.supervisor}
    assert not any(step.what in one.title + one.why for one in reminders)


def test_nobody_is_reminded_of_a_plan_that_they_may_no_longer_read(world):
    step = add(world, owner=world.supervisor)
    world.employment.supervision_lines.update(ends=today())

    steps_late(step.by_when + timedelta(days=1))

    assert not Notice.objects.filter(key__startswith=f"plan.late:{step.pk}:").exists()
