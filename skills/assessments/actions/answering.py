"""What a practitioner does with a draft: begin, answer, withdraw."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record
from portal.people.models import Employment

from ..models import Assessment, SelfRating
from ..refusals import CannotStart, Stale, WrongAnswer
from ..rules import is_own, may_change, may_start
from ..scopes import Scope
from .confirmers import end_with_round
from .locking import locked

HIGHEST = 4


@transaction.atomic
def start(*, employment, kind="", domain=None, by) -> Assessment:
    """Begin a round for the job held today: of that kind, or of the one that fits best. Where one
    is open for the job, that one is carried on. CannotStart where there is nothing to ask."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_start(by, employment) and employment.holds_on(today()))
    scope = Scope.of(employment)
    if not scope.profile:
        raise CannotStart("The framework has nothing to rate for your job yet.")
    # A round that was begun before the framework went on stays with the statements it has.
    rounds = Assessment.objects.open().for_job(employment, scope.profile.job_role_id)
    if already := rounds.first():
        return already
    offer = _offer(scope, kind, domain)
    assessment = Assessment.objects.create(
        employment=employment,
        profile=scope.profile,
        version_id=scope.profile.version_id,
        kind=offer.kind,
        domain=offer.domain,
        started_at=now(),
    )
    SelfRating.objects.bulk_create(
        SelfRating(assessment=assessment, statement=one) for one in offer.statements
    )
    record("assessments.started", assessment, by=by)
    return assessment


def _offer(scope, kind, domain):
    if kind and (kind not in Assessment.Kind.values or (kind == "area") != bool(domain)):
        raise CannotStart("Choose what to answer.")
    offers = [scope.offer(kind, domain)] if kind else scope.offers()
    if not offers or not offers[0].statements:
        raise CannotStart("There is nothing to answer now.")
    return offers[0]


@transaction.atomic
def save_answer(
    *, rating, level, not_in_role, comment, edit, past_practice=False, declared="", by
) -> SelfRating:
    """Put down an answer, or a part of one. `edit` is the count of saves that the page was opened
    at; what is the same as before is not saved again, whatever the count. A draft is kept whatever
    its words are; `declared` names those that were said not to be about a family.

    `rating` may be `held` by the caller's transaction already: then it is not read again."""
    if not getattr(rating, "held", False):
        rating = SelfRating.objects.held().get(pk=rating.pk)
    refuse_unless(may_change(by, rating.assessment, rating))
    check_level(rating.statement, level, not_in_role)
    if past_practice and not rating.assessment.allows_past_practice:
        raise WrongAnswer("Only what you do now counts in your job.")
    content = (level, not_in_role, past_practice, comment, declared)
    if content == rating.content:
        return rating
    if edit != rating.edit:
        raise Stale(rating)
    is_declared = newly_declared(rating, declared)
    rating.content = content
    rating.edit += 1
    rating.saved_at = now()
    rating.save(update_fields=[*SelfRating.CONTENT, "edit", "saved_at"])
    if is_declared:
        record("words.declared", rating, by=by)
    return rating


def newly_declared(draft, declared) -> bool:
    """Is anything named in it that was not before?"""
    return not set(declared.split()) <= set(draft.declared.split())


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
    end_with_round(assessment, by=by)
    return assessment
