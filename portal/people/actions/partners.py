"""Groups, and people who work alone, ask to come to training; the training team answers. Nothing
reaches it before the e-mail address is confirmed."""

from datetime import timedelta

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.links import actions as links
from portal.policy.models import Setting

from ..asked import holders_of
from ..emails import partners as emails
from ..models import Invitation, PartnerRequest
from ..rules.partners import may_welcome
from .invitations import locked as locked_invitation
from .invitations import resend, send
from .letting_in import invite_contact, organisation_for
from .unused import reopen

PURPOSE = "confirm_partner_request"
ASK = "Ask the training team."
SAID = ("who", "name", "group_name", "sector", "size", "small_income", "charity_number", "wants")


@transaction.atomic
def ask_to_join(*, email, localities=(), **said) -> PartnerRequest:
    """Keep what was said, and send a link to the address. The same said again sends nothing; other
    words take the place of the first. Whoever asks is told the same, whoever has the address."""
    email = email.strip().lower()
    request, is_new = PartnerRequest.objects.get_or_create(
        email=email, answered_at=None, defaults=said | {"asked_at": now()}
    )
    request = _locked(request)
    if request.confirmed_at:
        emails.asked_already(request, today())
        return request
    if is_new:
        request.localities.set(localities)
        record("partner_request.asked", request, by=None)
    elif not _is_the_same(request, said, localities):
        _say_anew(request, said, localities)
    _send_link(request)
    return request


def _is_the_same(request, said, localities) -> bool:
    words = all(getattr(request, name) == value for name, value in said.items())
    return words and set(request.localities.all()) == set(localities)


def _say_anew(request, said, localities) -> None:
    links.withdraw(purpose=PURPOSE, object_id=request.pk, by=None)
    for name in SAID:
        setattr(request, name, said.get(name, PartnerRequest._meta.get_field(name).get_default()))
    request.asked_at = now()
    request.save(update_fields=[*SAID, "asked_at"])
    request.localities.set(localities)
    record("partner_request.asked", request, by=None)


def _send_link(request) -> None:
    days = Setting.objects.value("partners.link_days")
    link = links.make(
        purpose=PURPOSE, object_id=request.pk, email=request.email, days=days, ask=ASK, by=None
    )
    emails.confirm(request, link)


@transaction.atomic
def confirm(*, link) -> PartnerRequest:
    """The address is theirs. Whose own account was closed because nobody used it is back at once;
    for everybody else the training team is told."""
    request = _locked(PartnerRequest(pk=link.object_id))
    links.use(link)
    if request.confirmed_at:
        return request
    request.confirmed_at = now()
    if reopen(email=request.email):
        request.answered_at, request.outcome = now(), PartnerRequest.Outcome.BACK
    request.save(update_fields=["confirmed_at", "answered_at", "outcome"])
    record("partner_request.confirmed", request, by=None)
    if request.is_waiting:
        for person in holders_of("training_coordinator") or holders_of("administrator"):
            emails.waits(request, person)
    return request


@transaction.atomic
def welcome(*, request, by, organisation=None, name="") -> PartnerRequest:
    """Yes: who asked gets an invitation, to an organisation that is here, or to a new one called
    `name`; who works alone or is a carer to the one that is kept for them. Answered before, by this
    person or by another, nothing changes."""
    request = _locked(request)
    refuse_unless(may_welcome(by))
    if not request.is_waiting:
        return request
    organisation = organisation_for(request, organisation, name, by)
    invitation = invite_contact(request, organisation, by)
    _answer(request, by, PartnerRequest.Outcome.WELCOMED, invitation=invitation)
    record("partner_request.welcomed", request, by=by, invitation=invitation.pk)
    send(invitation, by)
    return request


@transaction.atomic
def refuse(*, request, reason, by) -> PartnerRequest:
    """No, with a reason that who asked is told."""
    request = _locked(request)
    refuse_unless(may_welcome(by))
    if not request.is_waiting:
        return request
    _answer(request, by, PartnerRequest.Outcome.REFUSED, reason=reason)
    record("partner_request.refused", request, by=by)
    emails.refused(request)
    return request


@transaction.atomic
def send_again(*, request, by) -> Invitation | None:
    """A new link for somebody who was welcomed and has not come in. Who sends it stands by it from
    now on."""
    request = _locked(request)
    refuse_unless(may_welcome(by))
    if request.invitation is None:
        return None
    invitation = locked_invitation(request.invitation)
    if invitation.is_unanswered and invitation.sponsor != by:
        invitation.sponsor = by
        invitation.save(update_fields=["sponsor"])
    return resend(invitation=invitation, by=by)


def forget(*, day) -> int:
    """What was never confirmed, once its link is good no more, and what was answered long ago."""
    days, months = (
        Setting.objects.value(name, on=day)
        for name in ("partners.link_days", "partners.request_kept_months")
    )
    held = PartnerRequest.objects.select_for_update(of=("self",))
    never = held.never_confirmed(now() - timedelta(days=days))
    old = held.answered_before(months_after(day, -months))
    count = 0
    for request in [*never, *old]:
        links.withdraw(purpose=PURPOSE, object_id=request.pk, by=None)
        record("partner_request.forgotten", request, by=None)
        request.delete()
        count += 1
    return count


def _locked(request) -> PartnerRequest:
    found = PartnerRequest.objects.select_for_update(of=("self",)).select_related("invitation")
    return found.get(pk=request.pk)


def _answer(request, by, outcome, **fields) -> None:
    fields |= {"outcome": outcome, "answered_by": by, "answered_at": now()}
    for field, value in fields.items():
        setattr(request, field, value)
    request.save(update_fields=list(fields))
