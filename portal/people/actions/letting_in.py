"""Where somebody who is welcomed goes: a new organisation, one that is here, or the one kept for
people without a group; and the invitation to it. Parts of `partners.welcome`, which locked the
request and asked its rule."""

from datetime import timedelta

from portal.dates import now, today
from portal.journal.actions import record

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
from ..rules.partners import COORDINATES, needs_coordinator, why_not_bring_in
from .invitations import begin, last_day_possible, withdraw_for, works_at

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


def organisation_for(request, organisation, name, by) -> Organisation:
    if not request.is_group:
        return _kept_for(request, by)
    if organisation is None:
        return _found(request, name or request.group_name, by)
    return _let_in(organisation, by)


def _found(request, name, by) -> Organisation:
    """A new organisation, of what they said of it."""
    same = {field: getattr(request, field) for field in ("sector", "size", "small_income")}
    same |= {"charity_number": request.charity_number, "training_since": today()}
    made, is_new = Organisation.objects.filter(name__iexact=name).first(), False
    if made is None:  # or somebody else has just made it
        made, is_new = Organisation.objects.get_or_create(name=name, defaults=same)
    if not is_new:
        raise NotWelcomed(
            f"{name} is here already. Join them to it, or write another name.", "name"
        )
    made.localities.set(request.localities.all())
    record("organisation.added", made, by=by)
    return made


def _kept_for(request, by) -> Organisation:
    """The organisation of those who have none. It counts as small: it is charged nothing."""
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


def invite_contact(request, organisation, by) -> Invitation:
    _check_contact(request, organisation, by)
    role = COORDINATES if request.is_group and _is_nobody_s(organisation) else ""
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


def _is_nobody_s(organisation) -> bool:
    """Does its first person come in now? One who asks at a public page is never set above people
    who are there already, nor beside somebody who was asked to coordinate it before."""
    asked = organisation.invitations.unanswered().filter(role=COORDINATES, expires_at__gt=now())
    return (
        needs_coordinator(organisation)
        and not organisation.employments.current().exists()
        and not asked.exists()
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
        found, is_new = Team.objects.get_or_create(organisation=organisation, name=EVERYBODY)
        if found.closed_on is not None:
            raise NotWelcomed(
                "Its teams are all closed. Ask an administrator to open one.", "organisation"
            )
        if is_new:
            record("team.added", found, by=by)
    return found
