"""What a person holds: its dates, its pauses and its end."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from portal.codes import ALPHABET, new_code
from portal.dates import as_if, now, today
from portal.journal.models import Entry
from portal.people.models import User
from supervision.readiness.actions import WrongDay, end, lift, pause, sign_first
from supervision.readiness.models import Authorisation, Decision, Pause, Standing
from supervision.readiness.tags import authorisation_tag
from tests.factories import RoleGrantFactory, UserFactory
from tests.readiness.world import SAID, days_ago, moment_ago, signer


def hold(world, days=30, **said):
    """Signed off by the line manager alone, `days` ago."""
    version = world.gate(second_signer="")
    with as_if(moment_ago(days)):
        application = world.open(version)
        sign_first(application=application, by=world.manager, **SAID | said)
    return Authorisation.objects.get(decision__application=application)


@pytest.fixture
def held(world):
    return hold(world)


class TestPause:
    def test_lets_it_not_hold_from_its_day_on(self, world, held):
        paused = pause(authorisation=held, rule="P3", by=world.manager, opened=days_ago(5))

        assert paused.opened_by == world.manager
        assert held.standing_on(days_ago(6)) == Standing.READY
        assert held.standing_on(days_ago(5)) == Standing.NOT_AVAILABLE
        assert not held.is_current()

    def test_by_the_same_rule_twice_is_one(self, world, held):
        first = pause(authorisation=held, rule="P3", by=world.manager)

        assert pause(authorisation=held, rule="P3", by=None) == first
        assert held.pauses.count() == 1

    def test_by_two_rules_holds_until_both_are_lifted(self, world, held):
        first = pause(authorisation=held, rule="P1", by=None)
        second = pause(authorisation=held, rule="P4", by=world.manager)

        lift(pause=first, by=world.manager)
        still = Authorisation.objects.get(pk=held.pk).is_current()
        lift(pause=second, by=world.manager)

        assert still is False
        assert Authorisation.objects.get(pk=held.pk).is_current()

    @pytest.mark.parametrize("days", [31, -400])
    def test_lies_within_the_time_it_runs(self, world, held, days):
        with pytest.raises(WrongDay):
            pause(authorisation=held, rule="P1", by=world.manager, opened=days_ago(days))

    def test_by_a_rule_that_there_is_not_is_refused(self, world, held):
        with pytest.raises(ValueError, match="P9"):
            pause(authorisation=held, rule="P9", by=world.manager)

    def test_lifted_twice_is_lifted_once(self, world, held):
        paused = pause(authorisation=held, rule="P3", by=world.manager, opened=days_ago(5))
        lifted = lift(pause=paused, by=world.manager)
        entries = Entry.objects.count()

        again = lift(pause=paused, by=world.manager)

        assert again.lifted == lifted.lifted == today()
        assert Entry.objects.count() == entries

    def test_that_has_not_begun_is_not_lifted(self, world, held):
        paused = pause(
            authorisation=held, rule="P3", by=world.manager, opened=today() + timedelta(days=2)
        )

        with pytest.raises(WrongDay, match="not begun"):
            lift(pause=paused, by=world.manager)

    def test_tells_nobody_which_rule_it_was(self, world, held):
        pause(authorisation=held, rule="P2", by=None)

        assert authorisation_tag(held).word == "Not available now"


class TestEnd:
    def test_stops_it_from_the_day_on(self, world, held):
        end(authorisation=held, by=world.manager)

        held.refresh_from_db()
        assert held.standing_on(today()) == Standing.ENDED
        assert held.standing_on(days_ago(1)) == Standing.READY
        assert held.last_day == days_ago(1)

    def test_twice_keeps_the_first_day(self, world, held):
        end(authorisation=held, by=world.manager, day=days_ago(3))

        again = end(authorisation=held, by=world.manager)

        assert again.ended == days_ago(3)

    def test_lies_within_the_time_it_runs(self, world, held):
        with pytest.raises(WrongDay):
            end(authorisation=held, by=world.manager, day=days_ago(31))


class TestWhoMay:
    @pytest.mark.parametrize("role", ["practice_supervisor", "service_manager", "employer_manager"])
    def test_pause_is_who_answers_for_the_work(self, world, held, role):
        assert pause(authorisation=held, rule="P4", by=signer(role, world.team)).rule == "P4"

    @pytest.mark.parametrize("act", [pause, end])
    def test_never_is_the_person_or_a_stranger(self, world, held, act):
        extra = {"rule": "P4"} if act is pause else {}

        for by in (world.person, UserFactory()):
            with pytest.raises(PermissionDenied):
                act(authorisation=held, by=by, **extra)

    @pytest.mark.parametrize("role", ["practice_supervisor", "service_manager", "employer_manager"])
    def test_is_never_the_person_whatever_they_answer_for(self, world, held, role):
        RoleGrantFactory(
            user=world.person, role=role, organisation=world.team.organisation, team=world.team
        )
        answering = User.objects.get(pk=world.person.pk)

        with pytest.raises(PermissionDenied):
            pause(authorisation=held, rule="P4", by=answering)

    def test_resume_is_not_the_person(self, world, held):
        paused = pause(authorisation=held, rule="P4", by=world.manager)

        with pytest.raises(PermissionDenied):
            lift(pause=paused, by=world.person)


class TestStanding:
    def test_with_conditions_says_so(self, world):
        held = hold(world, outcome="ready_with_conditions", conditions="A visit by May.")

        assert held.standing_on() == Standing.READY_WITH_CONDITIONS
        assert held.is_current()

    def test_before_and_after_its_time(self, held):
        assert held.standing_on(days_ago(31)) == Standing.TO_COME
        assert held.standing_on(held.ends) == Standing.RAN_OUT
        assert held.standing_on(held.last_day) == Standing.READY
        assert held.spaced_code == f"{held.code[:4]} {held.code[4:]}"

    @given(
        offset=st.integers(-400, 800),
        ended=st.none() | st.integers(0, 365),
        pauses=st.lists(st.tuples(st.integers(0, 364), st.none() | st.integers(0, 50)), max_size=3),
    )
    def test_on_a_day_follows_from_its_dates_alone(self, offset, ended, pauses):
        start = days_ago(100)
        held = Authorisation(pk=1, starts=start, ends=start + timedelta(days=365))
        held.ended = None if ended is None else start + timedelta(days=ended)
        held.decision = Decision(outcome="ready")
        rows = [
            Pause(
                opened=start + timedelta(days=opened),
                lifted=None if after is None else start + timedelta(days=opened + after),
            )
            for opened, after in pauses
        ]
        held._prefetched_objects_cache = {"pauses": rows}

        current = held.is_current(start + timedelta(days=offset))

        stop = 365 if ended is None else ended
        paused = any(
            opened <= offset and (after is None or offset < opened + after)
            for opened, after in pauses
        )
        assert current == (0 <= offset < stop and not paused)


def test_codes_are_eight_of_the_letters_that_nobody_mixes_up():
    code = new_code()

    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert not set("01ILO") & set(ALPHABET)


@given(waits=st.lists(st.integers(1, 250), min_size=2, max_size=4))
def test_what_one_holds_never_overlaps_however_often_it_is_renewed(world, waits):
    version = world.gate(second_signer="", valid_months=6)
    day = sum(waits)
    for wait in waits:
        day -= wait
        with as_if(now() - timedelta(days=day)):
            if not world.employment.authorisations.filter(
                gate=version.gate, starts__gt=today()
            ).exists():
                sign_first(application=world.open(version), by=world.manager, **SAID)

    spans = [(one.starts, one.stops) for one in Authorisation.objects.filter(gate=version.gate)]

    assert all(before[1] <= after[0] for before, after in pairwise(spans))
