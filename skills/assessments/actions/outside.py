"""An assessor from outside gives a view of one area, by a link, once the practitioner said yes."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now
from portal.journal.actions import record
from portal.links.actions import make, use
from portal.links.models import Link
from portal.people.asked import supervisors_of
from portal.plain.finding import check
from portal.policy.models import Setting

from ..emails import others as emails
from ..models import Confirmer, OutsideView
from ..refusals import CannotAsk, NothingSaid, WrongAnswer
from ..rules import is_own, may_ask_outside, may_say_yes
from .answering import check_level
from .confirmers import check_area, end, held
from .locking import locked

# So often may one address be asked about a round, taken back and asked again included.
MOST_MAILS = 5


@transaction.atomic
def ask_outside(*, assessment, domain, name, email, profession, by) -> Confirmer:
    """Ask somebody outside what they see of an area. The practitioner says yes by asking; where the
    supervisor asks, nothing is shown or sent before the practitioner agrees."""
    assessment = locked(assessment)
    refuse_unless(may_ask_outside(by, assessment))
    check_area(assessment, domain)
    email = email.lower()
    there = assessment.confirmers.standing().outside().filter(domain=domain, email=email).first()
    if there and there.done_at:
        raise CannotAsk(f"{there.name} has answered about this area already.")
    if there and not _ran_out(there):
        return there
    if there:
        end(there, Confirmer.Ended.TAKEN_BACK, by=by)
    _check_address(assessment, email, by)
    confirmer = Confirmer.objects.create(
        assessment=assessment,
        domain=domain,
        name=name,
        email=email,
        profession=profession,
        asked_by=by,
        asked_at=now(),
    )
    record("assessments.outside_asked", confirmer, by=by, assessment=assessment.pk)
    if is_own(by, assessment):
        _agree(confirmer, by=by)
    else:
        emails.say_yes_or_no(confirmer)
    return confirmer


def _ran_out(confirmer) -> bool:
    """Was a link sent that is good no more?"""
    links = Link.objects.open().filter(purpose=Confirmer.LINK, object_id=confirmer.pk)
    return confirmer.agreed_at is not None and not links.exists()


def _check_address(assessment, email, by) -> None:
    person = assessment.employment.user
    own = {person.email, *person.merged_from.values_list("email", flat=True)}
    if email in own:
        raise CannotAsk("That is the address of the person whose answers these are.")
    if email in {one.email for one in (by, *supervisors_of(assessment.employment))}:
        raise CannotAsk("That is the address of somebody who reviews this already.")
    if assessment.confirmers.filter(email=email).count() >= MOST_MAILS:
        raise CannotAsk("You have asked at this address often enough. Talk to the person.")


@transaction.atomic
def say_yes(*, confirmer, by) -> Confirmer:
    """The practitioner lets somebody outside see what they said of an area."""
    confirmer = held(confirmer)
    refuse_unless(may_say_yes(by, confirmer))
    if confirmer.ended_at:
        raise CannotAsk("This was taken back. There is nothing to answer any more.")
    if confirmer.agreed_at is None:
        _agree(confirmer, by=by)
    return confirmer


@transaction.atomic
def say_no(*, confirmer, by) -> Confirmer:
    """The practitioner does not want it. It is said to who asked, and never why."""
    confirmer = held(confirmer)
    refuse_unless(may_say_yes(by, confirmer))
    if confirmer.is_open:
        end(confirmer, Confirmer.Ended.REFUSED, by=by)
        emails.said_no(confirmer)
    return confirmer


def _agree(confirmer, *, by) -> None:
    confirmer.agreed_at = now()
    confirmer.save(update_fields=["agreed_at"])
    asker = confirmer.asked_by
    link = make(
        purpose=Confirmer.LINK,
        object_id=confirmer.pk,
        email=confirmer.email,
        days=Setting.objects.value("assessment.outside_link_days"),
        ask=", ".join(filter(None, (asker.name, asker.email)))[:200],
        by=asker,
    )
    record("assessments.outside_agreed", confirmer, by=by, link=link.pk)
    emails.asked_outside(confirmer, link)


@transaction.atomic
def give_views(*, link, confirmer, said, declared=()) -> list[OutsideView]:
    """What the assessor says, once: `said` has a level, or None, and a comment by revision. What
    they skip is no answer. The link is used up."""
    confirmer = held(confirmer)
    assessment = confirmer.assessment
    refuse_unless(
        confirmer.is_open
        and confirmer.agreed_at is not None
        and assessment.state == assessment.State.SUBMITTED
    )
    in_area = assessment.revisions.standing().filter(statement__domain=confirmer.domain_id)
    revisions = {one.pk: one for one in in_area.select_related("statement")}
    if not said.keys() <= revisions.keys():
        raise WrongAnswer("Some answers were changed. Read the new ones.")
    said = {pk: (level, words) for pk, (level, words) in said.items() if level is not None or words}
    if not said:
        raise NothingSaid("Choose a level or write something for one statement at least.")
    are_declared = 0
    for pk, (level, words) in said.items():
        check_level(revisions[pk].statement, level, not_in_role=False)
        are_declared += check(words, declared=declared)
    at = now()
    views = OutsideView.objects.bulk_create(
        OutsideView(
            confirmer=confirmer, revision=revisions[pk], level=level, comment=words, said_at=at
        )
        for pk, (level, words) in said.items()
    )
    confirmer.done_at = at
    confirmer.save(update_fields=["done_at"])
    use(link)
    record("assessments.outside_given", confirmer, by=None, views=len(views))
    if are_declared:
        record("words.declared", confirmer, by=None)
    emails.outside_given(confirmer)
    return views
