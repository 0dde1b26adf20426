from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from portal.people.querysets import in_any_scope, is_person, opened_by, supervised_by

WHOSE = "employment__user"

# Roles that sign, and whose holders therefore see the applications within their scope.
SIGNING_GRANTS = ("practice_supervisor", "service_manager", "employer_manager", "working_lead")


def line_managed_by(user) -> Q:
    """The condition that the person is the line manager of the employment today."""
    return supervised_by(user, "employment__", line_manager=True)


def signs_as(user, role: str) -> Q:
    """The condition that the gate asks for a signer in that role, and that the person holds it for
    the place where the employment is. A council's working lead signs for partners' leads, so there
    the scope is every organisation."""
    asked = Q(gate_version__first_signer=role) | Q(gate_version__second_signer=role)
    if role == "working_lead":
        held = {grant.role for grant in user.live_grants}
        scope = Q() if role in held else Q(pk__in=[])
    else:
        scope = in_any_scope(user, role, "employment__")
    return asked & scope


def _applications_of(viewer) -> Q:
    """One's own; a line manager's people's; those that the viewer is asked to sign."""
    condition = is_person(viewer, WHOSE) | line_managed_by(viewer)
    for role in SIGNING_GRANTS:
        condition |= signs_as(viewer, role)
    return condition


def _authorisations_of(viewer) -> Q:
    """One's own; a line manager's people's; those in the scope of one who signs."""
    condition = is_person(viewer, WHOSE) | line_managed_by(viewer)
    for role in ("practice_supervisor", "service_manager", "employer_manager"):
        condition |= in_any_scope(viewer, role, "employment__")
    return condition


class GateVersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state="published")

    def for_job_role(self, job_role):
        return self.published().filter(job_roles=job_role)

    def with_criteria(self):
        return self.select_related("gate").prefetch_related("criteria")

    def with_roles(self):
        return self.select_related("gate").prefetch_related("job_roles")


class ApplicationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that are the viewer's by right, and those that they opened with a reason."""
        opened = opened_by(viewer, "employment__")
        return self.filter(_applications_of(viewer) | opened).distinct()

    def visible_by_right(self, viewer):
        return self.filter(_applications_of(viewer)).distinct()

    def live(self):
        return self.filter(state__in=["open", "recommended"])

    def closed(self):
        return self.filter(state__in=["signed_off", "not_yet", "withdrawn"])

    def of(self, user):
        return self.filter(is_person(user, WHOSE))

    def with_subject(self):
        """With what a line about each needs: who, in which post, for which gate."""
        return self.select_related(
            "employment__user", "employment__organisation", "gate_version__gate", "opened_by"
        )

    def with_signatures(self):
        return self.with_subject().select_related(
            "first_signature__by",
            "first_signature__registration",
            "decision__first",
            "decision__second",
            "decision__second_registration",
            "decision__authorisation",
            "decision__evaluation",
        )

    def awaiting_first_of(self, user):
        """Open, and this person may be the one to give the first signature."""
        condition = line_managed_by(user) & Q(gate_version__first_signer="line_manager")
        for role in SIGNING_GRANTS:
            condition |= signs_as(user, role) & Q(gate_version__first_signer=role)
        return (
            self.filter(condition, state="open")
            .exclude(is_person(user, WHOSE))
            .distinct()
            .order_by("opened_at", "id")
        )

    def awaiting_second_of(self, user):
        """Recommended by somebody else, and this person may be the one to give the second
        signature."""
        condition = line_managed_by(user) & Q(gate_version__second_signer="line_manager")
        for role in SIGNING_GRANTS:
            condition |= signs_as(user, role) & Q(gate_version__second_signer=role)
        return (
            self.filter(condition, state="recommended")
            .exclude(is_person(user, WHOSE) | Q(first_signature__by=user))
            .distinct()
            .order_by("opened_at", "id")
        )

    def open_elsewhere_for(self, user):
        """Live and visible to this person, who is not the one that it waits for: they may still
        have something to confirm."""
        return (
            self.visible_by_right(user)
            .live()
            .exclude(is_person(user, WHOSE))
            .exclude(pk__in=self.awaiting_first_of(user).order_by().values("pk"))
            .exclude(pk__in=self.awaiting_second_of(user).order_by().values("pk"))
            .order_by("opened_at", "id")
        )


class AuthorisationQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those that are the viewer's by right, and those that they opened with a reason."""
        opened = opened_by(viewer, "employment__")
        return self.filter(_authorisations_of(viewer) | opened).distinct()

    def visible_by_right(self, viewer):
        return self.filter(_authorisations_of(viewer)).distinct()

    def of(self, user):
        return self.filter(is_person(user, WHOSE))

    def with_decision(self):
        """With what a line about each needs: the gate's words, the outcome and the pauses."""
        return self.select_related(
            "gate",
            "employment__user",
            "employment__organisation",
            "decision__application__gate_version",
        ).prefetch_related("pauses")

    def running_on(self, day):
        """Started and not ended, whether or not it is paused."""
        return self.annotate(last=Coalesce(F("ended"), F("ends"))).filter(
            starts__lte=day, last__gt=day
        )
