"""An agreement is written by either, offered by one, and holds when each of its people says yes."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.people.models import Employment
from portal.people.rules import is_same_person
from portal.plain.finding import undeclared
from portal.policy.models import Setting

from .. import emails
from ..models import Agreement, AgreementPart, AgreementWord, Heading
from ..refusals import NothingSaid, Stale, WordsToChange, WrongPerson, WrongTime
from ..rules import (
    is_party_to,
    may_agree,
    may_begin_agreement,
    may_take_back_agreement,
    may_write_agreement,
)
from ..stages import starter_days
from .locking import locked_agreement

State = Agreement.State
TERMS = ("every_days", "minutes", "place", "other", "other_sees")


@transaction.atomic
def begin_agreement(*, employment, supervisor, by) -> Agreement:
    """Begin to write one; one that is on the way goes on. It starts with the words of the one in
    force, or with the council's own terms and empty headings."""
    employment = Employment.objects.select_for_update(of=("self",)).get(pk=employment.pk)
    refuse_unless(may_begin_agreement(by, employment, supervisor))
    same = Agreement.objects.filter(employment=employment, supervisor=supervisor)
    if already := same.on_the_way().first():
        return already
    last = same.in_force().first()
    agreement = Agreement.objects.create(
        employment=employment,
        subject_id=employment.user_id,
        supervisor=supervisor,
        other=last.other if last else None,
        other_sees=last.other_sees if last else "",
        every_days=last.every_days if last else starter_days(employment, today()),
        minutes=last.minutes if last else Setting.objects.value("supervision.minutes"),
        place=last.place if last else "",
        started_by=by,
        started_at=now(),
    )
    said = {part.heading_id: part for part in last.parts.all()} if last else {}
    for heading in Heading.objects.filter(of=Heading.Of.AGREEMENT, in_use=True):
        old = said.get(heading.pk)
        AgreementPart.objects.create(
            agreement=agreement,
            heading=heading,
            text=old.text if old else "",
            declared=old.declared if old else "",
        )
    record("agreement.begun", agreement, by=by)
    return agreement


@transaction.atomic
def save_part(*, agreement, heading, text, edit, declared="", by) -> AgreementPart:
    """Write under a heading, as in a record: a page that is older than the last save is told so."""
    agreement = locked_agreement(agreement)
    refuse_unless(may_write_agreement(by, agreement))
    part = agreement.parts.get(heading=heading)
    if (part.text, part.declared) == (text, declared):
        return part
    if edit != part.edit:
        raise Stale(part)
    part.text, part.declared = text, declared
    part.edit += 1
    part.saved_by, part.saved_at = by, now()
    part.save(update_fields=["text", "declared", "edit", "saved_by", "saved_at"])
    return part


@transaction.atomic
def save_terms(*, agreement, by, **changed) -> Agreement:
    """How often, how long and where; and in joint supervision with whom else, and what they see.
    What is not named stays: somebody else may have changed it."""
    agreement = locked_agreement(agreement)
    refuse_unless(may_write_agreement(by, agreement))
    terms = {name: getattr(agreement, name) for name in TERMS} | changed
    if not 1 <= terms["every_days"] <= 366 or not 5 <= terms["minutes"] <= 480:
        raise WrongTime("Enter how often in days, 1 to 366, and how long in minutes, 5 to 480.")
    other = changed.get("other")
    if other is not None and not _may_be_other(agreement, other):
        raise WrongPerson("Joint supervision is with somebody who supervises you in another job.")
    if terms["other"] is None:
        terms["other_sees"] = ""
    for name in TERMS:
        setattr(agreement, name, terms[name])
    agreement.save(update_fields=TERMS)
    return agreement


def _may_be_other(agreement, other) -> bool:
    """Who supervises the same person in another of their jobs today."""
    if any(is_same_person(other, one) for one in (agreement.subject, agreement.supervisor)):
        return False
    lines = other.supervision_given.current().filter(subject=agreement.subject_id)
    return lines.exclude(employment=agreement.employment_id).exists()


@transaction.atomic
def offer(*, agreement, by) -> Agreement:
    """Say yes to what is written, and ask the others. Its words stay from now on."""
    agreement = locked_agreement(agreement)
    if agreement.is_offered and any(is_same_person(by, word.by) for word in agreement.words.all()):
        return agreement
    refuse_unless(may_write_agreement(by, agreement))
    parts = list(agreement.parts.select_related("heading"))
    if not any(part.text.strip() for part in parts):
        raise NothingSaid("Write something under the headings first.")
    if wrong := [one for one in parts if undeclared(one.text, one.declared.split())]:
        raise WordsToChange(wrong)
    agreement.state, agreement.offered_by, agreement.offered_at = State.OFFERED, by, now()
    agreement.save(update_fields=["state", "offered_by", "offered_at"])
    AgreementWord.objects.create(agreement=agreement, by=by, said_at=now())
    record("agreement.offered", agreement, by=by)
    emails.agreement_offered(agreement)
    return agreement


@transaction.atomic
def agree(*, agreement, by) -> Agreement:
    """Say yes to what was offered. The last yes puts it in force and ends the one before."""
    agreement = locked_agreement(agreement)
    if any(is_same_person(by, word.by) for word in agreement.words.all()):
        return agreement
    refuse_unless(may_agree(by, agreement))
    AgreementWord.objects.create(agreement=agreement, by=by, said_at=now())
    record("agreement.said_yes", agreement, by=by)
    said = AgreementWord.objects.filter(agreement=agreement)
    if said.count() == len(agreement.people):
        _put_in_force(agreement, by)
    return agreement


def _put_in_force(agreement, by) -> None:
    before = Agreement.objects.in_force().filter(
        employment=agreement.employment_id, supervisor=agreement.supervisor_id
    )
    for one in before:
        one.state, one.ended_at = State.ENDED, now()
        one.save(update_fields=["state", "ended_at"])
    months = Setting.objects.value("supervision.look_again_months")
    agreement.state, agreement.agreed_at = State.AGREED, now()
    agreement.look_again_on = months_after(today(), months)
    agreement.save(update_fields=["state", "agreed_at", "look_again_on"])
    record("agreement.agreed", agreement, by=by)
    emails.agreement_agreed(agreement)


def end_without_line(day) -> int:
    """The portal ends what was agreed with somebody who supervises the person no longer, and takes
    back what was on the way with them. Gives how many those were."""
    live = Agreement.objects.filter(state__in=[*Agreement.LIVE, State.AGREED]).without_line(day)
    return sum(_end_without_line(pk, day) for pk in live.values_list("pk", flat=True))


@transaction.atomic
def _end_without_line(pk, day) -> int:
    agreement = locked_agreement(Agreement(pk=pk))
    state = State.ENDED if agreement.is_in_force else State.WITHDRAWN
    if agreement.ended_at or not Agreement.objects.filter(pk=pk).without_line(day).exists():
        return 0
    agreement.state, agreement.ended_at = state, now()
    agreement.save(update_fields=["state", "ended_at"])
    record("agreement.without_line", agreement, by=None)
    return 1


@transaction.atomic
def take_back(*, agreement, by) -> Agreement:
    """Leave a draft or an offer. What is agreed already stays in force."""
    agreement = locked_agreement(agreement)
    refuse_unless(is_party_to(by, agreement))
    if agreement.state == State.WITHDRAWN:
        return agreement
    refuse_unless(may_take_back_agreement(by, agreement))
    agreement.state, agreement.ended_at = State.WITHDRAWN, now()
    agreement.save(update_fields=["state", "ended_at"])
    record("agreement.taken_back", agreement, by=by)
    emails.agreement_taken_back(agreement, by=by)
    return agreement
