"""What several parts of a person’s first page ask for, each read once."""

from functools import cached_property

from portal.people.rules import is_qualified
from skills.assessments.models import Assessment, DevelopmentAction
from skills.assessments.standing import Standing
from supervision.readiness.models import Application, Authorisation


class Desk:
    def __init__(self, user):
        self.user = user
        self.roles = user.roles

    @cached_property
    def is_qualified(self) -> bool:
        return is_qualified(self.user)

    @cached_property
    def rounds(self) -> list[Assessment]:
        """The person’s own, the newest first."""
        return list(Assessment.objects.of(self.user).for_page().newest_first())

    def rounds_in(self, state) -> list[Assessment]:
        return [one for one in self.rounds if one.state == state]

    @cached_property
    def standing(self) -> Standing | None:
        """Where the person stands in the job that is named under their name."""
        post = self.user.main_post
        return Standing.of(post.employment, self.user, post=post) if post else None

    @cached_property
    def steps(self) -> list[DevelopmentAction]:
        """Of the plans that the person may read, the open steps that are theirs to see to."""
        plans = DevelopmentAction.objects.visible_to(self.user).open().in_order()
        return list(plans.filter(owner=self.user).select_related("employment__user"))

    @cached_property
    def authorisations(self) -> list[Authorisation]:
        return list(Authorisation.objects.of(self.user).with_decision())

    @cached_property
    def applications(self) -> list[Application]:
        """The person’s own that are not closed."""
        live = Application.objects.of(self.user).live().with_subject()
        return list(live.prefetch_related("gate_version__criteria"))
