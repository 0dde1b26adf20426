"""Self-assessments of the story, each brought to its state by those who would do it."""

from datetime import timedelta

from skills.assessments import actions
from skills.assessments.forms import DECLARATION
from skills.assessments.models import Assessment

from .days import on
from .levels import needed_by, said, seen
from .people import employment_of, who
from .words import drawn, one_of, own_comment, words

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def newest(key: str) -> Assessment:
    return Assessment.objects.of(who(key)).order_by("-started_at", "-id")[0]


def answer(key, day, *, skill, like="", kind="full", count=None, leave_out=()) -> Assessment:
    """Start a round and answer it: all of it, the first `count` statements, or all but those whose
    code begins with one of `leave_out`."""
    with on(day, 9, 40):
        person = who(key)
        assessment = actions.start(employment=employment_of(key), kind=kind, by=person)
        ratings = {rating.statement_id: rating for rating in assessment.ratings.all()}
        needs = [n for n in needed_by(assessment.profile, like) if n.statement.pk in ratings]
        for need in needs[:count]:
            if need.statement.code.startswith(tuple(leave_out)):
                continue
            level = said(key, need, skill)
            actions.save_answer(
                rating=ratings[need.statement.pk],
                level=level,
                not_in_role=level is None,
                comment=own_comment(need.statement.domain.code, drawn(key, need.statement.code)),
                edit=0,
                by=person,
            )
    return assessment


def send(key: str, day, *, skill: str, like: str = "") -> Assessment:
    answer(key, day, skill=skill, like=like)
    return hand_in(key, day)


def hand_in(key: str, day) -> Assessment:
    """Send what was answered."""
    with on(day, 14, 58):
        return actions.submit(assessment=newest(key), by=who(key))


def confirm(key: str, day, *, reviewer: str, skill: str, like: str = "") -> None:
    """The supervisor confirms a level for each answer and finishes."""
    with on(day, 11):
        assessment, by = newest(key), who(reviewer)
        needs = {need.statement.pk: need for need in needed_by(assessment.profile, like)}
        _mark_all(key, _standing(assessment), needs, skill=skill, by=by)
        actions.finish_review(
            assessment=assessment, by=by, declaration=DECLARATION, note=words("note")
        )


def look_again(key: str, day, *, reviewer: str) -> None:
    """A qualified social worker confirms the safety statements, as they were confirmed before."""
    with on(day, 15, 20):
        assessment, by = newest(key), who(reviewer)
        core = _standing(assessment).filter(statement__core=True)
        for revision in core:
            first = revision.confirmations.get()
            actions.save_mark(
                revision=revision,
                level=first.level,
                not_in_role=False,
                comment=first.comment,
                send_back=False,
                reason="",
                edit=0,
                by=by,
            )
        actions.finish_second_look(
            assessment=assessment, by=by, declaration=DECLARATION, note=words("second_look")
        )


def respond(key: str, day, *, agrees: bool, second_look: bool = False) -> None:
    said = "" if second_look else words("agrees" if agrees else "disagrees")
    with on(day, 16, 5):
        review = newest(key).reviews.get(kind="second_look" if second_look else "review")
        actions.respond(review=review, agrees=agrees, comment=said, by=who(key))


def send_back(key: str, day, *, reviewer: str, codes: list[str]) -> None:
    """The supervisor sends some answers back, each with a reason."""
    with on(day, 13, 30):
        assessment, by = newest(key), who(reviewer)
        revisions = _standing(assessment).filter(statement__code__in=codes)
        for place, revision in enumerate(revisions):
            actions.save_mark(
                revision=revision,
                level=None,
                not_in_role=False,
                comment="",
                send_back=True,
                reason=words("sent_back")[place % len(words("sent_back"))],
                edit=0,
                by=by,
            )
        actions.send_back(assessment=assessment, by=by)


def withdraw(key: str, day) -> None:
    with on(day, 12):
        actions.withdraw(assessment=newest(key), by=who(key))


def reviewed(key, day, *, reviewer, skill, like="", agrees: bool | None = True) -> None:
    """A whole round: answered and sent on `day`, confirmed a week later, answered the day after.
    `agrees` None leaves the review unanswered."""
    send(key, day, skill=skill, like=like)
    confirm(key, day + WEEK, reviewer=reviewer, skill=skill, like=like)
    if agrees is not None:
        respond(key, day + WEEK + DAY, agrees=agrees)


def _standing(assessment):
    return assessment.revisions.standing().select_related("assessment", "statement")


def _mark_all(key, revisions, needs, *, skill, by) -> None:
    """Agree with what is said where there is nothing to say of it; each of the others by itself."""
    agreed = {}
    for revision in revisions:
        need = needs[revision.statement_id]
        level = seen(key, need, revision.level, skill)
        why = _why(key, need, revision.level, level)
        if level == revision.level and not why and not revision.statement.core:
            agreed[revision.statement.code] = revision.number
        else:
            _mark(revision, level, why, by)
    if agreed:
        actions.agree(assessment=revisions[0].assessment, ticked=agreed, by=by)


def _mark(revision, level, why, by) -> None:
    actions.save_mark(
        revision=revision,
        level=level,
        not_in_role=level is None,
        comment=why,
        send_back=False,
        reason="",
        edit=0,
        by=by,
    )


def _why(key, need, own, level) -> str:
    """Why another level; sometimes a word where it is the same."""
    chance = drawn("why", key, need.statement.code)
    if own is None or level == own:
        return one_of("same", chance) if chance.random() < 0.12 else ""
    return one_of("lower" if level < own else "higher", chance)
