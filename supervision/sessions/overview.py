"""What `/supervision/` shows: a practitioner’s own, and the people whom somebody supervises. The
number of questions is the same for one person or session and for hundreds."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from portal.dates import now
from portal.people.models import Employment, Post
from portal.people.querysets import is_person

from .due import Due
from .models import AgreedAction, Agreement, Attendee, Session

A_PAGE = 15
PEOPLE_A_PAGE = 50
NEXT = 3


def listed(sessions, page):
    """A page of sessions that are over or under way, the newest first."""
    rows = sessions.exclude(state=Session.State.PLANNED).order_by("-starts_at", "-pk")
    rows = rows.with_people().prefetch_related("responses")
    return Paginator(rows, A_PAGE).get_page(page)


class Own:
    """What somebody has as a practitioner."""

    def __init__(self, user, page=1):
        self.user = user
        self.page = page

    @cached_property
    def employments(self) -> list:
        jobs = Employment.objects.current().of(self.user).select_related("organisation", "user")
        return list(jobs.filter(supervision_lines__isnull=False).distinct())

    @property
    def _sessions(self):
        mine = Attendee.objects.filter(is_person(self.user, "subject")).values("session")
        return Session.objects.filter(pk__in=mine)

    @cached_property
    def to_come(self) -> list:
        return list(self._sessions.to_come().with_people()[:NEXT])

    @cached_property
    def over(self) -> list:
        """Planned, their time is over, and nobody has said yet what became of them."""
        return list(self._sessions.planned().filter(starts_at__lt=now()).with_people())

    @cached_property
    def to_answer(self) -> list:
        return list(Session.objects.awaiting(self.user).with_people())

    @cached_property
    def being_written(self) -> list:
        """By them too: not where they were away."""
        mine = Attendee.objects.filter(is_person(self.user, "subject"), was_away=False)
        held = Session.objects.filter(pk__in=mine.values("session"), state=Session.State.HELD)
        return list(held.with_people())

    @cached_property
    def actions(self) -> list:
        mine = AgreedAction.objects.filter(is_person(self.user, "employment__user"))
        return list(mine.open().with_owner())

    @cached_property
    def agreements(self) -> list:
        mine = Agreement.objects.filter(is_person(self.user, "subject")).with_people()
        return list(mine.filter(state__in=["draft", "offered", "agreed"]))

    @cached_property
    def history(self):
        return listed(self._sessions, self.page)

    @cached_property
    def is_somebody(self) -> bool:
        planned = self.to_come or self.over
        return bool(self.employments or planned or self.history.paginator.count or self._waits)

    @property
    def _waits(self) -> bool:
        return bool(self.agreements or self.actions)


@dataclass
class Member:
    """Somebody whom the viewer supervises."""

    employment: Employment
    post: Post | None
    last: date | None
    due: date | None
    is_late: bool
    next: Session | None


class Team:
    """Whom somebody supervises, and what waits for them in it."""

    def __init__(self, user, page=1):
        self.user = user
        self.page_number = page

    @cached_property
    def page(self):
        return Paginator(self._everybody, PEOPLE_A_PAGE).get_page(self.page_number)

    @property
    def members(self) -> list[Member]:
        return self.page.object_list

    @cached_property
    def _everybody(self) -> list[Member]:
        """First, over all pages, those who are late and for whom nothing is planned."""
        people = Employment.objects.current().supervised_by(self.user)
        people = people.select_related("user", "organisation").order_by("user__name", "pk")
        jobs = list(people)
        due, posts, coming = Due(jobs), _posts(jobs), self._coming(jobs)
        members = [
            Member(
                employment=one,
                post=posts.get(one.pk),
                last=due.last(one),
                due=due.by(one),
                is_late=due.is_late(one),
                next=coming.get(one.pk),
            )
            for one in jobs
        ]
        return sorted(members, key=lambda one: not (one.is_late and one.next is None))

    def _coming(self, jobs) -> dict:
        rows = Attendee.objects.filter(
            employment__in=jobs, session__in=Session.objects.visible_to(self.user).to_come()
        )
        rows = rows.select_related("session").order_by("-session__starts_at")
        return {one.employment_id: one.session for one in rows}

    @property
    def _held_by_me(self):
        return Session.objects.filter(is_person(self.user, "supervisor")).with_people()

    @cached_property
    def to_finish(self) -> list:
        return list(self._held_by_me.filter(state=Session.State.HELD))

    @cached_property
    def was_it_held(self) -> list:
        """Planned, and their time is over."""
        over = Session.objects.to_be_held_by(self.user).filter(starts_at__lt=now())
        return list(over.with_people())

    @cached_property
    def waiting(self) -> list:
        return list(self._held_by_me.filter(state=Session.State.SHARED))

    @cached_property
    def actions(self) -> list:
        """What the viewer said they would do for somebody."""
        theirs = AgreedAction.objects.filter(is_person(self.user, "owner")).open().with_owner()
        theirs = theirs.exclude(is_person(self.user, "employment__user"))
        return list(theirs.select_related("employment__user"))

    @cached_property
    def agreements(self) -> list:
        mine = Agreement.objects.of_party(self.user).exclude(is_person(self.user, "subject"))
        return list(mine.on_the_way().with_people())

    @cached_property
    def is_somebody(self) -> bool:
        to_do = self.to_finish or self.waiting or self.was_it_held
        return bool(self.page.paginator.count or to_do or self.agreements or self.actions)


def _posts(jobs) -> dict[int, Post]:
    posts = Post.objects.current().filter(employment__in=jobs)
    posts = posts.select_related("job_role", "team").order_by("starts", "pk")
    return {one.employment_id: one for one in posts}
