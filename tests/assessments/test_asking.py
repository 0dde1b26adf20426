"""Whichever rounds somebody does, in whatever order, while the framework goes on: in the end every
statement was asked, and none was asked again before it was due without a reason."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.dates import as_if, months_after, now, today
from portal.people.models import Organisation
from skills.assessments import actions
from skills.assessments.refusals import CannotStart
from skills.assessments.scopes import DUE_SOON_DAYS, Scope
from skills.framework.actions import add_statement, begin_version, remove_statement
from tests.factories import someone_with
from tests.framework.writing import new, put_in_force, reword

OWN_CHOICE = ("core", "short", "area", "full")
rounds = st.tuples(
    st.just("round"),
    st.sampled_from(["", "", "", "changes", *OWN_CHOICE]),
    st.integers(0, 9),
    st.sets(st.integers(0, 9), max_size=4),
)
goes_on = st.tuples(
    st.just("framework"),
    st.lists(
        st.tuples(st.sampled_from(["reword", "change", "add", "remove"]), st.integers(0, 9)),
        max_size=3,
    ),
)
days = st.tuples(st.just("days"), st.integers(1, 250))
happenings = st.lists(st.one_of(rounds, rounds, goes_on, days), max_size=7)


class Years:
    """A person's rounds over the years, and the days on which they were asked what."""

    def __init__(self, world, lead):
        self.world, self.lead, self.version = world, lead, world.version
        self.moment, self.numbers = now(), 0
        # By meaning: the day on which it was last confirmed.
        self.confirmed, self.ever_asked = {}, set()

    def framework(self, writes):
        """A version in which some statements are worded anew, with the same meaning or another."""
        self.version = begin_version(framework=self.version.framework, by=self.lead)
        for what, place in writes:
            self.numbers += 1
            there = list(self.version.statements.order_by("pk"))
            one = there[place % len(there)]
            if what == "add":
                needs = {self.version.profiles.get().pk: 2}
                words = new(f"N{self.numbers}")
                add_statement(domain=one.domain, by=self.lead, minimums=needs, **words)
            elif what == "remove":
                if one.domain.statements.count() > 1:
                    remove_statement(statement=one, by=self.lead)
            else:
                words = {"text": f"Words {self.numbers}"}
                reword(self.version, one.code, self.lead, same=what == "reword", **words)
        put_in_force(self.version, self.lead)

    def days(self, count):
        self.moment += timedelta(days=count)

    def round(self, kind, place, left_open):
        """One round, from its beginning until it was reviewed. Whether anything was asked."""
        domains = list(self.version.domains.order_by("pk"))
        domain = domains[place % len(domains)] if kind == "area" else None
        with as_if(self.moment):
            if kind == "":
                best = next(iter(Scope.of(self.world.employment).offers()), None)
                if best is None or self.is_repeat(best.statements):
                    # Nothing is to be done: then all of it may be looked at again.
                    assert not self.to_ask()
                    return False
            try:
                begun = actions.start(
                    employment=self.world.employment,
                    kind=kind,
                    domain=domain,
                    by=self.world.practitioner,
                )
            except CannotStart:
                assert kind != ""
                return False
            asked = [rating.statement for rating in begun.ratings.select_related("statement")]
            self.check(asked, kind)
            self.go_through(begun, asked, left_open)
        self.moment += timedelta(seconds=1)
        return True

    def is_repeat(self, statements) -> bool:
        return not any(self.is_to_ask(one) for one in statements)

    def to_ask(self) -> list:
        return [one for one in self.version.statements.all() if self.is_to_ask(one)]

    def is_to_ask(self, one) -> bool:
        """Was it never confirmed with this meaning, or is it due soon?"""
        day = self.confirmed.get(one.meaning)
        return day is None or months_after(day, 12) <= today() + timedelta(days=DUE_SOON_DAYS)

    def check(self, asked, kind):
        """What the portal chose is new, changed or due. An own choice may ask for more."""
        assert asked
        assert {one.version for one in asked} == {self.version}
        if kind not in OWN_CHOICE:
            assert [one.code for one in asked if not self.is_to_ask(one)] == []

    def go_through(self, begun, asked, left_open):
        """Answer what is asked, but for some that may stay open, and have it confirmed."""
        world = self.world
        open_codes = {one.code for n, one in enumerate(asked) if n in left_open and not one.core}
        answered = [one for one in asked if one.code not in open_codes] or asked
        for one in answered:
            world.answer(begun, one.code)
        actions.submit(assessment=begun, by=world.practitioner)
        for one in answered:
            world.mark(begun, one.code)
        actions.finish_review(assessment=begun, by=world.supervisor, declaration="My own view.")
        self.ever_asked |= {one.meaning for one in asked}
        self.confirmed |= {one.meaning: today() for one in answered}


@pytest.fixture
def lead(db):
    return someone_with("workforce_lead")


@pytest.mark.parametrize("sector", ["council", "voluntary"])
@settings(max_examples=max(4, settings().max_examples // 4))
@given(happened=happenings)
def test_everything_is_asked_and_nothing_before_its_time(world, lead, sector, happened):
    place = world.employment.organisation_id
    Organisation.objects.filter(pk=place).update(sector=sector)
    with transaction.atomic():
        years = Years(world, lead)
        for what, *arguments in happened:
            getattr(years, what)(*arguments)

        # As the portal offers it from here on, until it has nothing more to ask.
        for _ in range(12):
            if not years.round("", 0, set()):
                break

        meanings = {one.meaning for one in years.version.statements.all()}
        assert meanings <= years.ever_asked
        with as_if(years.moment):
            assert years.to_ask() == []
        transaction.set_rollback(True)
