"""Courses that would help somebody now, each with why: it runs out, a gate asks for it, their job
does, or it helps where they are below the level needed. Nobody else reads this list."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.text import Truncator

from portal.dates import in_words, today
from skills.training.catalogue import Reader, Shown, offered, shown_events
from skills.training.models import Completion, Course, CourseStatement, Event
from skills.training.terms import listed
from supervision.readiness import criteria

MOST = 5
NAMED = 2  # statements of one course that are named
RUNS_OUT, GATE, JOB, GAP = range(4)  # in the order in which they matter


@dataclass(frozen=True)
class Recommended:
    """`next` is the date that comes next, or the one that the person has a booking for."""

    course: Course
    reasons: list[str]
    next: Shown | None


class Reasons:
    """By course: why, with how much it matters."""

    def __init__(self, courses):
        self.courses = {one.pk: one for one in courses}
        self.found = defaultdict(list)

    def add(self, course_id, rank, words) -> None:
        """Unless it is retired, or counts for the person today and does not run out."""
        course = self.courses.get(course_id)
        if course and (rank == RUNS_OUT or not course.is_done):
            self.found[course_id].append((rank, words))

    def rank(self, course) -> tuple:
        ranks = [rank for rank, _ in self.found[course.pk]]
        return min(ranks), -len(ranks), course.code


def recommended(desk, ending, versions) -> list[Recommended]:
    """For the person of the desk; `ending` are their courses that run out, `versions` the gates
    that they asked for or could ask for next."""
    post = desk.user.main_post
    if post is None:
        return []
    courses = _courses(desk.user, post.job_role)
    why = Reasons(courses)
    _running_out(why, ending)
    _asked_by_gates(why, versions, {one.code: one.pk for one in courses})
    for one in courses:
        if one.is_needed:
            why.add(one.pk, JOB, "Your job needs it")
    _helping(why, desk.standing.gaps)
    reader = Reader.of(desk.user)
    fit = [one for one in courses if one.pk in why.found and reader.may_come(one)]
    best = sorted(fit, key=why.rank)[:MOST]
    dates = _next(best, reader)
    return [Recommended(one, _said(why.found[one.pk]), dates.get(one.pk)) for one in best]


def _courses(user, job_role) -> list[Course]:
    """Each with whether it counts for the person today, and whether their job needs it."""
    done = Completion.objects.in_date_on(today()).filter(user=user, course=OuterRef("pk"))
    needed = Course.required_for.through.objects.filter(course=OuterRef("pk"), jobrole=job_role)
    return list(offered().annotate(is_done=Exists(done), is_needed=Exists(needed)))


def _running_out(why, ending) -> None:
    for one in ending:
        said = "ran out" if one.is_over else "runs out"
        why.add(one.course.pk, RUNS_OUT, f"Yours {said} on {in_words(one.expires_on)}")


def _asked_by_gates(why, versions, by_code) -> None:
    for version in versions:
        for criterion in version.criteria.all():
            if criterion.kind == criteria.COURSE:
                course_id = by_code.get(criterion.params["course"])
                why.add(course_id, GATE, f"“{version}” asks for it")


def _helping(why, gaps) -> None:
    """Where the course leads beyond the level confirmed."""
    by_lineage = {line.statement.lineage: line for line in gaps}
    rows = CourseStatement.objects.filter(lineage__in=by_lineage)
    order = {line.statement.lineage: at for at, line in enumerate(gaps)}
    for row in sorted(rows, key=lambda row: order[row.lineage]):
        line = by_lineage[row.lineage]
        if row.up_to_level > line.confirmed_level:
            why.add(row.course_id, GAP, f"“{Truncator(line.statement).chars(60)}”")


def _said(found) -> list[str]:
    """The sentences, those that matter most first; statements share one."""
    sentences = [words for rank, words in sorted(found, key=lambda one: one[0]) if rank != GAP]
    helps = [words for rank, words in found if rank == GAP]
    if helps:
        more = len(helps) - NAMED
        named = [*helps[:NAMED], *([f"{more} more"] if more > 0 else [])]
        sentences.append(f"It helps with {listed(named)}, where you are below the level needed")
    return sentences


def _next(courses, reader) -> dict:
    """By course: the date that they are booked for, else the next that can be booked."""
    found = {}
    for one in shown_events(Event.objects.filter(course__in=courses), reader):
        now = found.get(one.event.course_id)
        if one.booking or (one.can_book and now is None):
            found[one.event.course_id] = now if now and now.booking else one
    return found
