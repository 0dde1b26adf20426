"""People of the story who give their word beside a supervisor, each through the portal’s own
actions."""

from portal.links.models import Link
from portal.people.models import User
from skills.assessments import actions
from skills.assessments.models import Confirmer, SecondOpinion
from skills.framework.models import Domain

from .days import on
from .levels import needed_by, seen
from .people import who
from .rounds import newest
from .words import drawn, one_of, words


def area_of(assessment, code) -> Domain:
    return Domain.objects.get(version=assessment.version, code=code)


def ask_confirmer(key: str, day, *, area: str, asked: str, by: str) -> None:
    with on(day, 10, 20):
        assessment = newest(key)
        actions.ask_confirmer(
            assessment=assessment, domain=area_of(assessment, area), user=who(asked), by=who(by)
        )


def confirm_area(key: str, day, *, asked: str, skill: str) -> None:
    """The colleague confirms a level for each answer in the area that they were asked for."""
    with on(day, 13, 10):
        confirmer = Confirmer.objects.get(assessment=newest(key), user=who(asked))
        needs = {one.statement.pk: one for one in needed_by(confirmer.assessment.profile, "")}
        standing = confirmer.assessment.revisions.standing()
        for revision in standing.filter(statement__domain=confirmer.domain):
            _mark(key, revision, needs[revision.statement_id], confirmer.user, skill)
        actions.finish_confirming(confirmer=confirmer, by=confirmer.user)


def _mark(key, revision, need, by: User, skill) -> None:
    level = seen(key, need, revision.level, skill)
    kind = "lower" if (level or 0) < (revision.level or 0) else "higher"
    why = "" if level == revision.level else one_of(kind, drawn(key, need.statement.code))
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


def ask_outside(key: str, day, *, area: str, by: str, name: str, job: str, email: str) -> Confirmer:
    with on(day, 9, 30):
        assessment = newest(key)
        return actions.ask_outside(
            assessment=assessment,
            domain=area_of(assessment, area),
            name=name,
            email=email,
            profession=job,
            by=who(by),
        )


def give_views(confirmer: Confirmer, day) -> None:
    """What somebody outside sees: words for the first answers, and the level that was said."""
    with on(day, 17, 45):
        standing = confirmer.assessment.revisions.standing()
        revisions = standing.filter(statement__domain=confirmer.domain).order_by("statement")
        actions.give_views(
            link=Link.objects.get(purpose=Confirmer.LINK, object_id=confirmer.pk),
            confirmer=confirmer,
            said={
                one.pk: (one.level, text)
                for one, text in zip(revisions, words("outside"), strict=False)
            },
        )


def ask_opinion(key: str, day, *, code: str, of: str) -> list[SecondOpinion]:
    with on(day, 11, 35):
        review = newest(key).reviews.get(kind="review")
        confirmations = list(review.confirmations.filter(revision__statement__code=code))
        return actions.ask_opinions(
            confirmations=confirmations, asked_of=who(of), why=words("opinion"), by=who(key)
        )
