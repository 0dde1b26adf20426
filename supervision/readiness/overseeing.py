"""Whose child in need work has to be overseen, and whose no longer."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from portal.dates import today
from portal.people.models import Employment, Registration
from supervision.sessions.actions import end_oversight
from supervision.sessions.models import Oversight

from .models import Authorisation

KIND = "child_in_need"


def _holding():
    return Authorisation.objects.filter(decision__application__gate_version__kind_of_work=KIND)


def leading():
    """Employments of those who lead child in need work today and are no social worker."""
    holds = _holding().running_on(today())
    registered = Registration.objects.current().values("user")
    return (
        Employment.objects.current()
        .filter(pk__in=holds.values("employment"))
        .exclude(user__in=registered)
    )


def end_what_is_over(day) -> int:
    """The portal ends the oversight of those whose job is over, who are social workers now, or who
    led the work while they were overseen and lead it no longer."""
    theirs = _holding().filter(employment=OuterRef("employment"))
    led = theirs.annotate(last=Coalesce(F("ended"), F("ends"))).filter(last__gt=OuterRef("starts"))
    no_more = Exists(led.filter(last__lte=day)) & ~Exists(led.filter(last__gt=day))
    registered = Exists(Registration.objects.on(day).filter(user=OuterRef("subject")))
    over = Q(employment__ends__lte=day) | registered | no_more
    found = list(Oversight.objects.filter(over, ends=None).select_related("employment"))
    for one in found:
        end_oversight(oversight=one, by=None)
    return len(found)
