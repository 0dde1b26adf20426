from django.db.models import Q

from portal.dates import today
from portal.files.querysets import OnItsWayQuerySet
from portal.people.models import Organisation
from skills.framework.rules import may_draft
from skills.training.leading import organisations_led

from .looking_after import LOOKS_AFTER


def organisations_of(viewer):
    """The employers for which the viewer may bring people in and take lists of them out."""
    if "administrator" in viewer.roles:
        return Organisation.objects.all()
    return Organisation.objects.filter(_agreed(""), pk__in=_looked_after(viewer))


def organisations_with_past(viewer):
    """Those whose people's past records the viewer may send. The training team sends for all."""
    return Organisation.objects.filter(_agreed(""), pk__in=organisations_led(viewer))


class PeopleFileQuerySet(OnItsWayQuerySet):
    def visible_to(self, viewer):
        """Files of the employers that the viewer may bring people in for."""
        if "administrator" in viewer.roles:
            return self
        return self.filter(_agreed("organisation__"), organisation__in=_looked_after(viewer))


class FrameworkFileQuerySet(OnItsWayQuerySet):
    left_lying = ("sent",)

    def visible_to(self, viewer):
        """Whoever writes in frameworks sees every file of them."""
        return self if may_draft(viewer) else self.none()


def _looked_after(viewer) -> list[int]:
    return [
        grant.organisation_id
        for grant in viewer.live_grants
        if grant.role in LOOKS_AFTER and grant.team_id is None
    ]


def _agreed(path) -> Q:
    """The condition that the organisation at `path` is the council, or its agreement holds."""
    ends = Q(**{f"{path}agreement_ends": None}) | Q(**{f"{path}agreement_ends__gt": today()})
    begun = Q(**{f"{path}agreement_starts__lte": today()})
    return Q(**{f"{path}sector": "council"}) | (begun & ends)
