"""What holds after any changes, in whatever order they come."""

from contextlib import suppress
from itertools import pairwise

from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.changes.actions import make
from portal.changes.asked import Away, Leave, Move, NewSupervisor, Return
from portal.changes.models import Change
from portal.changes.plan import Refused
from portal.changes.plans import plan_for
from portal.dates import today
from portal.people.models import Absence, Employment, Post, SupervisionLine, User
from skills.assessments import actions as assessments
from skills.assessments.models import Assessment
from tests.changes.conftest import in_days
from tests.factories import JobRoleFactory, PostFactory, TeamFactory, someone_with
from tests.readiness.world import make_world

PEOPLE = 4
person = st.integers(0, PEOPLE - 1)
choice = st.integers(0, 1)
day = st.integers(-3, 0)
ASKED = st.one_of(
    st.tuples(st.just("move"), person, day, choice, choice, person),
    st.tuples(st.just("leave"), person, day, person),
    st.tuples(st.just("away"), person, day, st.none() | st.integers(1, 9)),
    st.tuples(st.just("return"), person, day, st.booleans()),
    st.tuples(st.just("supervisor"), person, day, person, st.sampled_from(["line", "practice"])),
    st.tuples(st.just("start"), person),
)


class Small:
    """Four people in one organisation with two teams and two jobs."""

    def __init__(self):
        self.by = someone_with("administrator")
        world = make_world()
        organisation = world.team.organisation
        self.teams = [world.team, TeamFactory(organisation=organisation)]
        self.roles = [world.role, JobRoleFactory()]
        self.jobs = [
            PostFactory(
                employment__organisation=organisation, team=world.team, job_role=world.role
            ).employment
            for _ in range(PEOPLE)
        ]

    def asked(self, kind, who, day, *more):
        job, day = Employment.objects.get(pk=self.jobs[who].pk), in_days(day)
        if kind == "move":
            team, role, supervisor = more
            return Move(job, day, self.teams[team], self.roles[role], self.user(supervisor))
        if kind == "leave":
            return Leave(job, day, self.user(more[0]))
        if kind == "away":
            return Away(job, day, self.by, more[0] and in_days(more[0]))
        if kind == "return":
            return Return(job, day, more[0])
        return NewSupervisor(job, day, self.user(more[0]), more[1])

    def user(self, place):
        return User.objects.get(pk=self.jobs[place].user_id)

    def start(self, who):
        """The person begins a round, where they may."""
        job = Employment.objects.get(pk=self.jobs[who].pk)
        post = job.post_on(today())
        if job.holds_on(today()) and post and post.job_role == self.roles[0]:
            assessments.start(employment=job, by=job.user)


def records():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Post, SupervisionLine, Employment, Absence, Assessment, Change)
    ]


def make_as_shown(small, asked):
    """The plan that is shown is the one that is made, and a second time changes nothing. One that
    is not possible is refused, or is the very one that was made last: nothing changes either."""
    plan = plan_for(asked)
    if not plan.is_possible:
        before = records()
        with suppress(Refused), transaction.atomic():
            make(asked=asked, by=small.by)
        assert records() == before
        return
    make(asked=asked, by=small.by, seen=plan.digest)
    after = records()
    make(asked=asked, by=small.by)
    assert records() == after


def managers(subject) -> list[int]:
    lines = SupervisionLine.objects.current().filter(subject=subject, kind="line")
    return list(lines.values_list("supervisor", flat=True))


def check(small):
    for job in Employment.objects.filter(pk__in=[one.pk for one in small.jobs]):
        spans = [(p.starts, p.ends) for p in job.posts.order_by("starts", "id")]
        spans = [span for span in spans if span[0] != span[1]]
        assert all(one[1] is not None and one[1] <= two[0] for one, two in pairwise(spans))
        for kind in SupervisionLine.Kind:
            assert job.supervision_lines.filter(ends=None, kind=kind).count() <= 1
        if not job.holds_on(today()):
            assert not Assessment.objects.open().filter(employment=job).exists()
            assert not job.supervision_lines.current().exists()
        seen, above = set(), managers(job.user_id)
        while above:
            assert job.user_id not in above
            seen |= set(above)
            above = [m for one in above for m in managers(one) if m not in seen]


@given(steps=st.lists(ASKED, max_size=8))
def test_any_changes_leave_the_records_whole(db, steps):
    with transaction.atomic():
        small = Small()
        for kind, *more in steps:
            if kind == "start":
                small.start(*more)
            else:
                make_as_shown(small, small.asked(kind, *more))
            check(small)
        transaction.set_rollback(True)
