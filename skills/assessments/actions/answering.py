"""What a practitioner does with a draft: begin, answer, withdraw."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment
from skills.framework.models import RoleProfile

from ..models import Assessment, SelfRating
from ..refusals import CannotStart, Stale, WrongAnswer
from ..rules import is_own, may_change, may_start
from .locking import locked

HIGHEST = 4


@transaction.atomic
def start(*, employment, by) -> Assessment:
    """Begin a round for the job held today. Where one is open for it, that one is carried on."""
    employment = Employment.objects.select_for_update().get(pk=employment.pk)
    refuse_unless(may_start(by, employment) and employment.holds_on(today()))
    post = employment.post_on(today())
    profile = post and RoleProfile.objects.for_post(post).first()
    if not profile:
        raise CannotStart("The framework has nothing to rate for your job yet.")
    # A round that was begun before the framework went on stays with the statements it has.
    already = Assessment.objects.open().for_job(employment, profile.job_role_id).first()
    if already:
        return already
    assessment = Assessment.objects.create(
        employment=employment, profile=profile, version_id=profile.version_id, started_at=now()
    )
    record("assessments.started", assessment, by=by)
    return assessment


@transaction.atomic
def save_answer(
    *, assessment, statement, level, not_in_role, comment, edit, declared="", by
) -> SelfRating:
    """Put down an answer, or a part of one. `edit` is the count of saves that the page was opened
    at; what is the same as before is not saved again, whatever the count. A draft is kept whatever
    its words are; `declared` names those that were said not to be about a family."""
    assessment = locked(assessment)
    rating = assessment.ratings.filter(statement=statement).first()
    refuse_unless(may_change(by, assessment, rating))
    _check_answer(assessment, statement, level, not_in_role)
    rating = rating or SelfRating(assessment=assessment, statement=statement)
    content = (level, not_in_role, comment, declared)
    if content == (rating.level, rating.not_in_role, rating.comment, rating.declared):
        return rating
    if edit != rating.edit:
        raise Stale(rating)
    is_declared = newly_declared(rating, declared)
    rating.level, rating.not_in_role, rating.comment, rating.declared = content
    rating.edit += 1
    rating.saved_at = now()
    rating.save()
    if is_declared:
        record("words.declared", rating, by=by)
    return rating


def newly_declared(draft, declared) -> bool:
    """Is anything named in it that was not before?"""
    return not set(declared.split()) <= set(draft.declared.split())


def _check_answer(assessment, statement, level, not_in_role) -> None:
    if statement.version_id != assessment.version_id:
        raise WrongAnswer("This statement is not part of your self-assessment.")
    check_level(statement, level, not_in_role)


def check_level(statement, level, not_in_role) -> None:
    """WrongAnswer for a level that there is not, and for leaving out a safety statement."""
    if level is not None and (not_in_role or not 0 <= level <= HIGHEST):
        raise WrongAnswer("Choose one of the answers on the page.")
    if not_in_role and statement.core:
        raise WrongAnswer("A safety statement is part of every job. Choose a level.")


@transaction.atomic
def withdraw(*, assessment, by) -> Assessment:
    """Take a draft back for good. What was sent of it before stays on the record. `by` is None for
    what follows from a change in the person's job; that may take back what was sent, too."""
    assessment = locked(assessment)
    refuse_unless(by is None or is_own(by, assessment))
    if assessment.state == Assessment.State.WITHDRAWN:
        return assessment
    refuse_unless(assessment.is_draft or (by is None and assessment.state in Assessment.OPEN))
    assessment.state = Assessment.State.WITHDRAWN
    assessment.save(update_fields=["state"])
    record("assessments.withdrawn", assessment, by=by)
    return assessment
