"""Any sequence of actions by any of the cast comes out as a plain retelling says, changes nothing
that was reviewed, and leaves the levels that follow from what was confirmed."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.dates import today
from portal.people.models import Cover, Registration
from tests.assessments.conftest import make_world
from tests.assessments.going_on import GRANTED, Story
from tests.assessments.retold import CASE, CODES
from tests.factories import (
    PostFactory,
    RegistrationFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
)

OWNERS = ("one", "two")
CAST = ("one", "two", "supervisor", "social_worker", "stranger")
# The one who has a part in it most of the time, and anybody at all the rest of it.
owner = st.sampled_from(["owner"] * 5 + [*CAST])
reviewer = st.sampled_from(["supervisor"] * 5 + [*CAST])
looker = st.sampled_from(["social_worker"] * 3 + [*CAST])
which = st.integers(0, 2)
code = st.sampled_from(CODES)
levels = st.sampled_from([None, 0, 1, 2, 3, 4, 5])
said = st.tuples(
    levels, st.booleans(), st.booleans(), st.sampled_from(["", "With help.", "Alone.", CASE])
)
marked = st.tuples(
    levels,
    st.booleans(),
    st.sampled_from(["", "I saw it."]),
    st.booleans(),
    st.sampled_from(["", "Say more."]),
)
stale = st.sampled_from([0] * 5 + [1])
TEXTS = st.sampled_from(["", "In May.", "In June."])
# How often each move comes up, and what it takes.
MOVES = {
    "begin": (2, owner, st.sampled_from(OWNERS), st.sampled_from(["", "full", "core"])),
    "go_on": (8, which, st.integers(1, 4)),
    "answer": (3, owner, which, code, said, stale),
    "answer_all": (1, which, st.integers(1, 4)),
    "put_evidence": (3, which, code, TEXTS),
    "take_evidence_back": (1, st.sampled_from(OWNERS)),
    "send": (2, owner, which),
    "mark": (3, reviewer, which, code, marked, stale, stale),
    "mark_all": (1, reviewer, which, st.integers(1, 4)),
    "send_back": (3, reviewer, which, code),
    "finish": (2, reviewer, which),
    "look_again": (4, looker, which, st.integers(1, 4)),
    "respond": (2, owner, which, st.booleans(), st.booleans(), st.sampled_from(["", "Alone."])),
    "withdraw": (1, st.sampled_from([None, "owner", *CAST]), which),
    "registration": (2, st.sampled_from(GRANTED)),
    "days_pass": (2, st.integers(1, 200)),
}
names = st.sampled_from([name for name, (often, *_) in MOVES.items() for _ in range(often)])
moves = names.flatmap(lambda name: st.tuples(st.just(name), *MOVES[name][1:]))


def make_cast() -> tuple:
    """The people, and the two employments whose rounds they have a part in."""
    world = make_world("oversight")
    one, supervisor = world.practitioner, world.supervisor
    two = PostFactory(
        employment__organisation=world.employment.organisation,
        job_role=world.employment.posts.get().job_role,
    ).employment
    SupervisionLineFactory(employment=two, supervisor=supervisor)
    for person in (one, supervisor):
        RoleGrantFactory(user=person, role="practice_supervisor", organisation=two.organisation)
    Registration.objects.filter(user=world.social_worker).update(ends=None)
    RegistrationFactory(user=one, ends=None)
    always = {"starts": today(), "ends": today() + timedelta(days=9999)}
    Cover.objects.create(absent=supervisor, covering=one, set_by=one, **always)
    others = (supervisor, world.social_worker, world.stranger)
    people = dict(zip(CAST, (one, two.user, *others), strict=True))
    return people, {"one": world.employment, "two": two}


@pytest.fixture
def story_of(db):
    """`story_of()`: a story from its beginning, with nothing of any other in it."""
    people, employments = make_cast()

    @contextmanager
    def told():
        with transaction.atomic():
            yield Story(people, employments)
            transaction.set_rollback(True)

    return told


@settings(max_examples=max(8, settings().max_examples // 2))
@given(moves=st.lists(moves, min_size=25, max_size=50))
def test_any_sequence_of_actions_comes_out_as_it_is_told(story_of, moves):
    with story_of() as story:
        for name, *arguments in moves:
            story.go(name, *arguments)

        story.check()
