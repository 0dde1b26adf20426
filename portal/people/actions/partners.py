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
from ..models import (
    COMES_TO_TRAINING,
    Employment,
    Invitation,
    JobRole,
    Organisation,
    PartnerRequest,
    Team,
    User,
)
from ..rules.partners import COORDINATES, may_welcome, needs_coordinator, why_not_bring_in
from .invitations import (
    begin,
    last_day_possible,
    locked as locked_invitation,
    resend,
    send,
    withdraw_for,
    works_at,
)
from .unused import reopen

PURPOSE = "confirm_partner_request"
ASK = "Ask the training team."
SAID = ("who", "name", "group_name", "sector", "size", "small_income", "charity_number", "wants")
# The job of somebody who comes to training and of whom nothing else is recorded.
JOB = {"code": COMES_TO_TRAINING, "name": "Comes to training"}
EVERYBODY = "Everybody"
# Where people go who have no group: which organisation is kept for them, and its sector.
KEPT_FOR = {
    PartnerRequest.Who.ALONE: (Organisation.KeptFor.ALONE, Organisation.Sector.VOLUNTARY),
    PartnerRequest.Who.CARER: (Organisation.KeptFor.CARERS, Organisation.Sector.CARERS),
}


class NotWelcomed(Exception):
    """Its words are for whoever answers; `field` is what they are about."""

    def __init__(self, words, field=None):
        super().__init__(words)
        self.field = field


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
    if not request.is_group:
        organisation = _kept_for(request, by)
    elif organisation is None:
        organisation = _found(request, name or request.group_name, by)
    else:
        organisation = _let_in(organisation, by)
    invitation = _invite(request, organisation, by)
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
    never = PartnerRequest.objects.never_confirmed(now() - timedelta(days=days))
    old = PartnerRequest.objects.answered_before(months_after(day, -months))
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


def _found(request, name, by) -> Organisation:
    """A new organisation, of what they said of it."""
    if Organisation.objects.filter(name__iexact=name).exists():
        raise NotWelcomed(
            f"{name} is here already. Join them to it, or write another name.", "name"
        )
    same = {field: getattr(request, field) for field in ("sector", "size", "small_income")}
    made = Organisation.objects.create(
        name=name, charity_number=request.charity_number, training_since=today(), **same
    )
    made.localities.set(request.localities.all())
    record("organisation.added", made, by=by)
    return made


def _kept_for(request, by) -> Organisation:
    """The organisation of those who have none. It counts as small, so that it is charged nothing."""
    kept_for, sector = KEPT_FOR[request.who]
    kept, is_new = Organisation.objects.get_or_create(
        kept_for=kept_for,
        defaults={
            "name": kept_for.label,
            "sector": sector,
            "small_income": True,
            "training_since": today(),
        },
    )
    if is_new:
        record("organisation.added", kept, by=by)
    return kept


def _let_in(organisation, by) -> Organisation:
    """An organisation that is here, from now on for training too."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if organisation.kept_for:
        raise NotWelcomed("That one is for people without a group. Choose another.", "organisation")
    if not organisation.is_council and not organisation.takes_people:
        organisation.training_since = today()
        organisation.save(update_fields=["training_since"])
        record("organisation.let_in_to_training", organisation, by=by)
    return organisation


def _invite(request, organisation, by) -> Invitation:
    _check_contact(request, organisation, by)
    role = COORDINATES if request.is_group and needs_coordinator(organisation) else ""
    if why_not := why_not_bring_in(by, organisation, role):
        raise NotWelcomed(why_not, "organisation")
    job_role, is_new = JobRole.objects.get_or_create(code=JOB["code"], defaults=JOB)
    if is_new:
        record("job_role.set", job_role, by=by)
    return begin(
        by,
        name=request.name,
        email=request.email,
        organisation=organisation,
        team=_team_of(organisation, by),
        job_role=job_role,
        kind=Employment.Kind.VOLUNTEER,
        role=role,
        ends=last_day_possible() + timedelta(days=1),
    )


def _check_contact(request, organisation, by) -> None:
    user = User.objects.with_email(request.email).first()
    if user and not user.is_active:
        raise NotWelcomed(
            "This e-mail address belongs to an account that is closed. Ask an administrator to "
            "bring the person back."
        )
    if user and works_at(user, organisation):
        raise NotWelcomed(
            f"This person is with {organisation} already. Say no, and write that they can sign in "
            "with this e-mail address.",
            "organisation",
        )
    there = Invitation.objects.unanswered().filter(email=request.email, organisation=organisation)
    for invitation in there:
        if invitation.is_open:
            raise NotWelcomed(
                f"{invitation.sponsor.name} has invited this person to {organisation} already, and "
                "they have not answered yet.",
                "organisation",
            )
        withdraw_for(invitation, by)


def _team_of(organisation, by) -> Team:
    """The one that stands at the top, or one for everybody where there is none."""
    there = organisation.teams.open().order_by("parent_id", "name", "pk")
    found = there.filter(parent=None).first()
    if found is None:
        found, _ = Team.objects.get_or_create(
            organisation=organisation, name=EVERYBODY, closed_on=None
        )
        record("team.added", found, by=by)
    return found
