"""Every action in every state by every person comes out as the table says."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import today
from portal.journal.models import Entry
from portal.people.models import Cover
from portal.plain.finding import LooksLikeFamily
from skills.assessments.models import Assessment, Response, ReviewMark, SelfRating
from skills.assessments.refusals import Refused
from tests.assessments.conftest import fresh, make_world
from tests.assessments.transitions import STATES, TABLE, VARIANTS
from tests.assessments.tries import Try
from tests.factories import (
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    UserFactory,
)

GOES = ("done", "nothing")
NO = " ".join(["no"] * len(STATES))


def people_of(world) -> dict:
    """Everybody who might try. The practitioner could do all of it, were the round not theirs."""
    employment, place = world.employment, world.employment.organisation
    lines = {"employment": employment}
    practice_line = SupervisionLineFactory(kind="practice", **lines).supervisor
    long_ago = today() - timedelta(days=30)
    former = SupervisionLineFactory(kind="group", ends=long_ago, **lines).supervisor
    lapsed, unregistered = RegistrationFactory(ends=today()).user, UserFactory()
    elsewhere = RoleGrantFactory(user=RegistrationFactory().user, role="practice_supervisor").user
    RegistrationFactory(user=world.practitioner)
    for person in (lapsed, unregistered, world.practitioner):
        RoleGrantFactory(user=person, role="practice_supervisor", organisation=place)
    cover = UserFactory()
    _covers(cover, world.supervisor)
    _covers(world.practitioner, practice_line)
    return {
        "practitioner": world.practitioner,
        "supervisor": world.supervisor,
        "practice_line": practice_line,
        "cover": cover,
        "former": former,
        "social_worker": world.social_worker,
        "lapsed": lapsed,
        "unregistered": unregistered,
        "ungranted": RegistrationFactory().user,
        "elsewhere": elsewhere,
        "stranger": world.stranger,
        "twin": make_world("targeted_early_help").practitioner,
        "nobody": None,
    }


def _covers(covering, absent):
    ends = today() + timedelta(days=9)
    Cover.objects.create(covering=covering, absent=absent, set_by=absent, starts=today(), ends=ends)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows_of(assessment) -> list:
    """All that an action might change."""
    employment = assessment.employment_id
    return [
        list(Assessment.objects.filter(employment=employment).values()),
        list(SelfRating.objects.filter(assessment=assessment).values()),
        list(ReviewMark.objects.filter(revision__assessment=assessment).values()),
        Response.objects.count(),
        Entry.objects.count(),
    ]


def outcome(tried, action, *, goes_through) -> str:
    """What comes of it. Where it should go through, whether it changed anything."""
    with undone():
        act = getattr(tried, action)()
        before = goes_through and rows_of(tried.assessment)
        try:
            act()
        except PermissionDenied:
            return "no"
        except (Refused, LooksLikeFamily) as refusal:
            return type(refusal).__name__
        return "nothing" if before and rows_of(tried.assessment) == before else "done"


def expected(place, people):
    """(action, person, outcome) of all that there is to try in a state."""
    for action, rows in [*TABLE.items(), *VARIANTS.items()]:
        there_is_none = any(row.split()[place] == "-" for row in rows.values())
        names = people if action in TABLE else rows
        for name in names:
            if there_is_none or (name == "nobody" and name not in rows):
                continue
            yield action, name, rows.get(name, NO).split()[place]


@pytest.mark.parametrize("state", STATES)
def test_every_action_by_every_person_comes_out_as_the_table_says(world, state):
    people = people_of(world)
    assessment = fresh(world.in_state(state))
    tries = {name: Try(world, assessment, person) for name, person in people.items()}

    differing = [
        f"{action} by {name} in {state}: {found}, not {wanted}"
        for action, name, wanted in expected(STATES.index(state), people)
        if (found := outcome(tries[name], action, goes_through=wanted in GOES)) != wanted
    ]

    assert differing == []


def test_every_row_of_the_table_has_an_outcome_for_each_state():
    rows = [
        row for by_person in [*TABLE.values(), *VARIANTS.values()] for row in by_person.values()
    ]

    assert {len(row.split()) for row in rows} == {len(STATES)}
