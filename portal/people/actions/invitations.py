"""Asking somebody in, and their yes."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.access import refuse_unless
from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.links import actions as links
from portal.policy.models import Setting

from ..addresses import prove
from ..emails import invitations as emails
from ..emails.partners import welcomed
from ..models import Employment, Invitation, Organisation, PartnerRequest, Post, User
from ..rules import may_manage_people
from ..rules.invitations import may_take_back, why_not_hold, why_not_invite
from ..rules.partners import TRAINING_ONLY, may_be_held_in
from .grants import NotGiven, grant

PURPOSE = "accept_invitation"
# A second click within this time sends no second message.
NOT_AGAIN_WITHIN = timedelta(minutes=1)


class NotInvited(Exception):
    """Its words are for the sponsor; `field` is what they are about."""

    def __init__(self, words, field="email"):
        super().__init__(words)
        self.field = field


class KnownAlready(Exception):
    """Somebody with this address is in the portal, and the sponsor may know it."""

    def __init__(self, user):
        super().__init__(user)
        self.user = user


class NotAccepted(Exception):
    """Its words are for whoever was invited."""


class SignInFirst(Exception):
    """Somebody with this address has an account: they say yes once they are signed in."""


def last_day_possible():
    return months_after(today(), Setting.objects.value("invitation.longest_months"))


@transaction.atomic
def invite(*, name, email, team, job_role, kind, last_day, by, role="") -> Invitation:
    """Ask somebody in until the end of `last_day`. They get a link that works once."""
    email = email.strip().lower()
    refuse_unless(why_not_invite(by, team, role) is None)
    # Two invitations at once to one employer wait for each other here.
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=team.organisation_id)
    if not today() <= last_day <= last_day_possible():
        raise NotInvited("Choose a last day from today to the latest day above.", "last_day")
    if not may_be_held_in(job_role, organisation):
        raise NotInvited(TRAINING_ONLY, "job_role")
    fields = {"team": team, "job_role": job_role, "kind": kind, "role": role}
    ends = last_day + timedelta(days=1)
    there = Invitation.objects.unanswered().filter(email=email, organisation=organisation).first()
    if there and there.is_open:
        if _is_the_same(there, fields | {"sponsor": by, "ends": ends}):
            return there
        raise NotInvited(_OPEN.format(there.sponsor.name))
    _check_known(email, organisation, by)
    if there:
        withdraw_for(there, by)
    who = {"name": name, "email": email, "organisation": organisation}
    invitation = begin(by, ends=ends, **who, **fields)
    send(invitation, by)
    return invitation


def begin(by, **fields) -> Invitation:
    """The invitation itself, for an action that asked its rule and sends it."""
    at = now()
    invitation = Invitation.objects.create(
        sponsor=by, sent_at=at, expires_at=at + _good_for(), **fields
    )
    record("invitation.sent", invitation, by=by)
    return invitation


_OPEN = (
    "{} has invited this person already, and they have not answered yet. You can send that "
    "invitation again, or withdraw it, from the list."
)


def _good_for() -> timedelta:
    return timedelta(days=Setting.objects.value("invitation.link_days"))


def _is_the_same(invitation, fields) -> bool:
    return all(getattr(invitation, name) == value for name, value in fields.items())


def _check_known(email, organisation, by) -> None:
    """Say that somebody is here only to those who may know it: others' people are not theirs to
    find out. Who is here already says yes with the account that they have."""
    user = User.objects.with_email(email).first()
    if user is None:
        return
    if works_at(user, organisation):
        raise NotInvited("Somebody with this address works there already.")
    known = Employment.objects.visible_to(by).filter(user=user).exists()
    if may_manage_people(by) or known:
        raise KnownAlready(user)


def works_at(user, organisation) -> bool:
    jobs = Employment.objects.of(user).filter(organisation=organisation)
    return jobs.exclude(ends__lte=today()).exists()


def send(invitation, by) -> None:
    """A link to say yes with, in the words for whoever was asked in or asked to come."""
    sponsor = invitation.sponsor
    link = links.make(
        purpose=PURPOSE,
        object_id=invitation.pk,
        email=invitation.email,
        days=Setting.objects.value("invitation.link_days"),
        ask=", ".join(filter(None, (sponsor.name, sponsor.email)))[:200],
        by=by,
    )
    asked_themselves = PartnerRequest.objects.filter(invitation=invitation).exists()
    (welcomed if asked_themselves else emails.invitation)(invitation, link)


@transaction.atomic
def resend(*, invitation, by) -> Invitation:
    """Send a new link, and let the old one do nothing."""
    invitation = locked(invitation)
    refuse_unless(may_take_back(by, invitation))
    if invitation.accepted_at or invitation.withdrawn_at:
        return invitation
    at = now()
    if at - invitation.sent_at < NOT_AGAIN_WITHIN:
        return invitation
    refuse_unless(why_not_hold(invitation) is None)
    links.withdraw(purpose=PURPOSE, object_id=invitation.pk, by=by)
    invitation.sent_at, invitation.expires_at = at, at + _good_for()
    invitation.save(update_fields=["sent_at", "expires_at"])
    record("invitation.sent_again", invitation, by=by)
    send(invitation, by)
    return invitation


@transaction.atomic
def withdraw(*, invitation, by) -> Invitation:
    invitation = locked(invitation)
    refuse_unless(may_take_back(by, invitation))
    if invitation.accepted_at or invitation.withdrawn_at:
        return invitation
    withdraw_for(invitation, by)
    return invitation


def withdraw_for(invitation, by) -> None:
    links.withdraw(purpose=PURPOSE, object_id=invitation.pk, by=by)
    invitation.withdrawn_at, invitation.withdrawn_by = now(), by
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("invitation.withdrawn", invitation, by=by)


def why_not_accept(invitation) -> str | None:
    """What stands in the way today. The sponsor's right is asked again: an invitation gives no more
    than who sent it could give now."""
    sponsor = invitation.sponsor
    if not invitation.is_open:
        return "This invitation was answered, withdrawn or has run out."
    if invitation.ends <= today():
        return "The last day that you were invited for has passed."
    if not sponsor.is_active or why_not_hold(invitation) is not None:
        return f"{sponsor.name} can’t invite people to {invitation.organisation} any more."
    return None


@transaction.atomic
def accept(*, invitation, name="", password="", by=None) -> User:
    """Say yes. `by` is whoever is signed in with the address that was invited; without, a person
    and an account are made. The link itself showed that the address is theirs."""
    invitation = locked(invitation)
    reason = why_not_accept(invitation)
    if reason:
        raise NotAccepted(reason)
    user = by or User.objects.with_email(invitation.email).first()
    if user is None:
        user = User.objects.create_user(email=invitation.email, password=password, name=name)
        prove(user)
        record("person.added", user, by=user)
    elif by is None:
        raise SignInFirst
    elif by.email != invitation.email:
        raise PermissionDenied
    _employ(invitation, user)
    _give_role(invitation, user)
    invitation.accepted_at, invitation.accepted_by = now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record("invitation.accepted", invitation, by=user)
    emails.invitation_accepted(invitation)
    return user


def _employ(invitation, user) -> None:
    if works_at(user, invitation.organisation):
        raise NotAccepted(f"You work at {invitation.organisation} already, so nothing is to do.")
    days = {"starts": today(), "ends": invitation.ends}
    employment = Employment.objects.create(
        user=user, organisation=invitation.organisation, kind=invitation.kind, **days
    )
    Post.objects.create(
        employment=employment, team=invitation.team, job_role=invitation.job_role, **days
    )
    record("employment.started", employment, by=user, invitation=invitation.pk)


def _give_role(invitation, user) -> None:
    if not invitation.role:
        return
    try:
        grant(
            user=user,
            role=invitation.role,
            starts=today(),
            ends=invitation.ends,
            by=invitation.sponsor,
            **invitation.scope,
        )
    except (NotGiven, PermissionDenied) as refused:
        raise NotAccepted(
            f"{invitation.sponsor.name} can’t give the role any more that the invitation brings."
        ) from refused


def locked(invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).with_people().get(pk=invitation.pk)
