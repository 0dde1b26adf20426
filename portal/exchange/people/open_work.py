"""For whom something is open, so that it has to be handed over when they move or leave."""

from functools import cached_property

from django.db.models import Q

from portal.dates import today
from portal.people.models import Cover, Employment, Invitation, RoleGrant, SupervisionLine
from skills.assessments.models import Assessment
from supervision.readiness.models import Application, Authorisation

from .job import Job


class OpenWork:
    def __init__(self, organisation):
        self.organisation = organisation

    def of(self, job: Job) -> bool:
        """Is anything open that somebody who leaves has to give up or pass on?"""
        return job.employment.pk in self.of_jobs or job.employment.user_id in self.of_people

    @cached_property
    def of_jobs(self) -> set[int]:
        """Jobs with a self-assessment or an application under way, or with something held."""
        mine = {"employment__organisation": self.organisation}
        return {
            *Assessment.objects.open().filter(**mine).values_list("employment", flat=True),
            *Application.objects.live().filter(**mine).values_list("employment", flat=True),
            *Authorisation.objects.filter(ended=None, ends__gt=today(), **mine).values_list(
                "employment", flat=True
            ),
        }

    @cached_property
    def of_people(self) -> set[int]:
        """People with a role, with people to supervise, with cover, or with guests on their way."""
        open_now = Q(ends__isnull=True) | Q(ends__gt=today())
        covers = Cover.objects.filter(open_now).values_list("absent", "covering")
        invited = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
        return {
            *RoleGrant.objects.filter(open_now).values_list("user", flat=True),
            *SupervisionLine.objects.filter(open_now).values_list("supervisor", flat=True),
            *(user for cover in covers for user in cover),
            *invited.values_list("sponsor", flat=True),
            *self._with_several_jobs(),
        }

    def _with_several_jobs(self):
        """Whether their account closes depends on more than this job."""
        open_now = Q(ends__isnull=True) | Q(ends__gt=today())
        elsewhere = Employment.objects.filter(open_now).exclude(organisation=self.organisation)
        return elsewhere.values_list("user", flat=True)
