"""A colleague is asked to confirm one area of a round, and what becomes of that."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.links.actions import withdraw as withdraw_link
from portal.people.rules import is_same_person

from ..emails import others as emails
from ..models import Confirmer, ReviewMark
from ..refusals import AskedOfAnother, CannotAsk, WaitsForOthers
from ..rules import may_ask_confirmer, may_take_back, reports_to
from .locking import locked


@transaction.atomic
def ask_confirmer(*, assessment, domain, user, by) -> Confirmer:
    """Ask a colleague to confirm an area, because they know that work better."""
    assessment = locked(assessment)
    refuse_unless(may_ask_confirmer(by, assessment))
    check_area(assessment, domain)
    there = assessment.confirmers.standing().colleagues().filter(domain=domain).first()
    if there and there.user_id == user.pk:
        return there
    if there:
        raise CannotAsk(f"{there.user} was asked for this area. Take that back first.")
    _check_colleague(assessment, user, by)
    confirmer = Confirmer.objects.create(
        assessment=assessment, domain=domain, user=user, asked_by=by, asked_at=now()
    )
    record("assessments.confirmer_asked", confirmer, by=by, assessment=assessment.pk)
    emails.asked_to_confirm(confirmer)
    emails.confirmer_named(confirmer)
    return confirmer


def check_area(assessment, domain) -> None:
    """CannotAsk where nothing of the area was sent."""
    if not assessment.revisions.filter(statement__domain=domain).exists():
        raise CannotAsk("They answered nothing in this area. Choose another one.")


def _check_colleague(assessment, user, by) -> None:
    if is_same_person(user, assessment.employment.user) or is_same_person(
        assessment.employment.user, user
    ):
        raise CannotAsk("Nobody confirms their own answers. Choose somebody else.")
    if reports_to(user, assessment.employment.user):
        raise CannotAsk(f"{assessment.employment.user} supervises {user}. Choose somebody else.")
    if is_same_person(user, by):
        raise CannotAsk("You review this already. Choose somebody else.")
    if not (user.is_active and user.email and user.employments.current().exists()):
        raise CannotAsk(f"{user} does not work here now. Choose somebody else.")


@transaction.atomic
def take_back(*, confirmer, by) -> Confirmer:
    """What was asked is asked no more, of a colleague or of somebody outside. What an outside
    assessor has said stays."""
    confirmer = held(confirmer)
    refuse_unless(may_take_back(by, confirmer))
    if confirmer.ended_at or (confirmer.is_outside and confirmer.done_at):
        return confirmer
    end(confirmer, Confirmer.Ended.TAKEN_BACK, by=by)
    if confirmer.user:
        emails.asked_no_more(confirmer)
    return confirmer


def held(confirmer) -> Confirmer:
    """As it is now, with its round held for this transaction."""
    assessment = locked(confirmer.assessment)
    confirmer = Confirmer.objects.select_related("user", "domain", "asked_by").get(pk=confirmer.pk)
    confirmer.assessment = assessment
    return confirmer


def end(confirmer, why, *, by) -> None:
    confirmer.ended_at, confirmer.ended_why = now(), why
    confirmer.save(update_fields=["ended_at", "ended_why"])
    if confirmer.is_outside:
        withdraw_link(purpose=Confirmer.LINK, object_id=confirmer.pk, by=by)
    record("assessments.confirmer_ended", confirmer, by=by, assessment=confirmer.assessment_id)


def end_with_round(assessment, *, by) -> None:
    """A round is over: nobody is waited for. Of a reviewed one, what was given stays."""
    standing = assessment.confirmers.standing().select_related("user", "domain")
    if assessment.state == assessment.State.REVIEWED:
        standing = standing.filter(done_at=None)
    for confirmer in standing:
        end(confirmer, Confirmer.Ended.OVER, by=by)
        if confirmer.user:
            emails.asked_no_more(confirmer)


def end_confirmers(found, *, by=None) -> int:
    """Of colleagues who work here no longer: those who review are told, and ask another or confirm
    the area themselves."""
    found = list(found.exclude(assessment__state="reviewed").for_page())
    for confirmer in found:
        end(confirmer, Confirmer.Ended.LEFT, by=by)
        emails.confirmer_left(confirmer)
    return len(found)


def ask_anew(assessment) -> None:
    """A round was sent again. Where an answer changed that a colleague was done with, they are
    asked for that one, and are not done."""
    done = assessment.confirmers.standing().colleagues().exclude(done_at=None)
    for confirmer in done.select_related("user"):
        standing = assessment.revisions.standing().filter(statement__domain=confirmer.domain_id)
        changed = standing.exclude(marks__by__in=_accounts(confirmer.user)).count()
        if changed:
            confirmer.done_at = None
            confirmer.save(update_fields=["done_at"])
            record("assessments.confirmer_asked_anew", confirmer, by=None, answers=changed)
            emails.confirm_anew(confirmer)


def given_marks(assessment) -> dict[int, ReviewMark]:
    """By revision, the marks of colleagues who are done with their area and work here: the newest
    of a person whose two accounts were made one."""
    done = assessment.confirmers.standing().still_here().exclude(done_at=None)
    by_area = {one.domain_id: _accounts(one.user) for one in done.select_related("user")}
    if not by_area:
        return {}
    marks = ReviewMark.objects.filter(
        by__in=set().union(*by_area.values()),
        revision__in=assessment.revisions.standing().values("pk"),
    ).select_related("revision__statement", "by")
    return {
        mark.revision_id: mark
        for mark in marks.order_by("saved_at", "pk")
        if mark.by_id in by_area.get(mark.revision.statement.domain_id, ())
    }


def _accounts(user) -> set[int]:
    return {user.pk, user.merged_into_id or user.pk}


def refuse_while_waiting(assessment) -> None:
    """A review is not finished over the head of a colleague who was asked and is not done."""
    waiting = list(assessment.confirmers.open().still_here().select_related("user"))
    if waiting:
        raise WaitsForOthers(waiting)


def asked_of_others(assessment, by) -> set[int]:
    """The areas that a colleague was asked to confirm, who still works here."""
    asked = assessment.confirmers.standing().still_here().exclude(user=by)
    return set(asked.values_list("domain", flat=True))


def refuse_if_asked_of_another(assessment, revision, by) -> None:
    """AskedOfAnother where a colleague was asked for the area: then the level is theirs to choose.
    To send an answer back is the supervisor's to do all the same."""
    asked = assessment.confirmers.standing().still_here().exclude(user=by)
    other = asked.filter(domain=revision.statement.domain_id).select_related("user").first()
    if other:
        raise AskedOfAnother(f"You asked {other.user} to confirm this area. Take that back first.")
