"""A team at a glance: for those who supervise it, and, with less in it, for the coordinator of a
partner."""

from collections import defaultdict
from dataclasses import dataclass, field

from portal.dates import today
from portal.home.learning import ending_for
from portal.home.todo.own import ROUND_DAYS
from portal.people.models import Employment, Post
from skills.assessments.due import DueDays
from skills.assessments.models import Assessment
from supervision.readiness.models import Application, Authorisation
from supervision.readiness.tags import Tag, application_tag, authorisation_tag

NOT_SENT = Tag("grey", "Not sent")
STARTED = Tag("grey", "Started")
MORE_THAN_HALF = Tag("grey", "More than half answered")
ALL_ANSWERED = Tag("grey", "All answered, not sent")
SENT_BACK = Tag("yellow", "Sent back")
SENT = Tag("blue", "Sent")
REVIEWED = Tag("green", "Reviewed")


@dataclass
class Round:
    """How far somebody’s self-assessment is, as their supervisor may know it: of a draft only in
    words how far it is, and never a count or an answer. The page before a round begins says so."""

    tag: Tag = NOT_SENT
    assessment: Assessment | None = None
    due: object = None


@dataclass
class Member:
    employment: Employment
    post: Post
    round: Round = field(default_factory=Round)
    held: list = field(default_factory=list)
    live: list = field(default_factory=list)
    ending: list = field(default_factory=list)


@dataclass(frozen=True)
class Team:
    members: list[Member]

    @property
    def to_review(self) -> int:
        return sum(member.round.tag == SENT for member in self.members)

    @property
    def ready(self) -> int:
        """How many hold something today."""
        return sum(any(one.is_current() for one, _ in member.held) for member in self.members)

    @property
    def asked(self) -> int:
        return sum(len(member.live) for member in self.members)


def supervised(user) -> Team:
    """Those whom the person supervises and who rate their own skills."""
    team = Team(_members(Employment.objects.supervised_by(user)))
    _add_rounds(team.members)
    _add_courses(team.members)
    _add_gates(team.members)
    return team


def coordinated(user) -> Team:
    """The people of the organisation that somebody coordinates: what they may hold and which
    courses run out, no more."""
    team = Team(_members(Employment.objects.in_scope_of(user, "partner_coordinator")))
    _add_courses(team.members)
    _add_gates(team.members)
    return team


def _members(employments) -> list[Member]:
    employments = employments.select_related("user", "organisation").order_by("user__name", "id")
    posts = Post.objects.current().filter(
        employment__in=employments, job_role__rates_own_skills=True
    )
    newest = {
        post.employment_id: post
        for post in posts.select_related("job_role", "team").order_by("starts", "id")
    }
    return [Member(one, newest[one.pk]) for one in employments if one.pk in newest]


def _add_rounds(members) -> None:
    employments = [member.employment for member in members]
    rounds = Assessment.objects.filter(employment__in=employments).with_answers()
    by_employment = defaultdict(list)
    for one in rounds.order_by("submitted_at", "id"):
        by_employment[one.employment_id].append(one)
    days = DueDays([one.pk for one in employments])
    for member in members:
        member.round = _round(member, by_employment[member.employment.pk], days)


def _round(member, rounds, days: DueDays) -> Round:
    """What was sent last; where nothing was, or the next one is due, how far the draft is."""
    sent = [one for one in rounds if one.submitted_at]
    draft = next((one for one in rounds if one.is_draft and not one.was_returned), None)
    not_sent = progress_of(draft) if draft else NOT_SENT
    if not sent:
        return Round(not_sent)
    last = sent[-1]
    if last.state == Assessment.State.SUBMITTED:
        return Round(SENT, last)
    if last.was_returned:
        return Round(SENT_BACK, last)
    reviewed = [one for one in sent if one.reviewed_at]
    if not reviewed:
        return Round(not_sent)
    due = days.next_round(member.employment.pk, member.post.job_role_id)
    if due and (due - today()).days <= ROUND_DAYS:
        return Round(not_sent, due=due)
    return Round(REVIEWED, reviewed[-1])


def progress_of(draft) -> Tag:
    """How far a draft is, in words alone. It needs `with_answers`."""
    if draft.answered == draft.total:
        return ALL_ANSWERED
    return MORE_THAN_HALF if draft.answered * 2 > draft.total else STARTED


def _add_courses(members) -> None:
    ending = ending_for([member.employment.user_id for member in members])
    for member in members:
        member.ending = ending.get(member.employment.user_id, [])


def _add_gates(members) -> None:
    by_employment = {member.employment.pk: member for member in members}
    begun = Authorisation.objects.filter(employment__in=by_employment, starts__lte=today())
    newest = {(one.employment_id, one.gate_id): one for one in begun.with_decision()}
    for one in newest.values():
        if one.ended is None:
            tag = authorisation_tag(one)
            by_employment[one.employment_id].held.append((one, tag))
    for one in Application.objects.live().filter(employment__in=by_employment).with_subject():
        by_employment[one.employment_id].live.append((one, application_tag(one)))
