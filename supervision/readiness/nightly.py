"""What people may hold: what ends soon, what ran out, and registrations that it rests on."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from portal.nightly import Step, declare
from portal.people.clocks import Clocks
from portal.people.models import Registration
from portal.policy.models import Setting

from . import overseeing, reminders
from .actions import lift, pause
from .models import Authorisation, Pause


def _running(day):
    return Authorisation.objects.running_on(day).filter(employment__user__is_active=True)


def _told(authorisation, day) -> list:
    """The holder, and their line manager."""
    lines = authorisation.employment.supervision_lines.on(day).filter(kind="line")
    managers = [line.supervisor for line in lines.select_related("supervisor")]
    return [authorisation.employment.user, *managers]


def _renewed(day):
    later = Authorisation.objects.filter(
        employment=OuterRef("employment"), gate=OuterRef("gate"), ends__gt=OuterRef("ends")
    ).filter(ended=None)
    return Exists(later)


def ending(day) -> int:
    """Nobody is reminded while they are away."""
    before = Setting.objects.value("gate.remind_days_before_end", on=day)
    wanted = {day + timedelta(days): days for days in before}
    found = _running(day).filter(ended=None, ends__in=wanted).exclude(_renewed(day))
    found = list(found.with_decision())
    clocks = Clocks([one.employment_id for one in found], day)
    found = [one for one in found if not clocks.is_away(one.employment_id, day)]
    for one in found:
        for person in _told(one, day):
            reminders.ends_soon(one, person, wanted[one.ends])
    return len(found)


def ran_out(day) -> int:
    ended = Authorisation.objects.filter(ended=None, ends=day, employment__user__is_active=True)
    found = list(ended.exclude(_renewed(day)).with_decision())
    for one in found:
        for person in _told(one, day):
            reminders.ran_out(one, person)
    return len(found)


def registrations(day) -> int:
    """What asks for a social worker's registration is not available without one in date. It is
    again as soon as a new one is on the record."""
    asks = {"decision__application__gate_version__criteria__kind": "registration"}
    in_date = Exists(Registration.objects.on(day).filter(user=OuterRef("employment__user")))
    rule = Pause.Rule.REGISTRATION
    open_ = Exists(Pause.objects.filter(authorisation=OuterRef("pk"), rule=rule, lifted=None))
    lapsed = _running(day).filter(~in_date, ~open_, **asks).distinct()
    changed = 0
    for authorisation in lapsed:
        pause(authorisation=authorisation, rule=rule, by=None, opened=day)
        changed += 1
    again = Pause.objects.filter(rule=rule, lifted=None, opened_by=None, opened__lte=day)
    again = again.filter(authorisation__in=Authorisation.objects.filter(in_date).values("pk"))
    for one in again.select_related("authorisation"):
        lift(pause=one, by=None)
        changed += 1
    return changed


declare(
    # After changes of jobs and of sign-offs, and before checks are asked for.
    Step("readiness.oversight", "Oversight that is over", overseeing.end_what_is_over, 20),
    Step("readiness.registrations", "Sign-offs that rest on a registration", registrations, 15),
    Step("readiness.ending", "Sign-offs that end soon", ending, 40),
    Step("readiness.ran_out", "Sign-offs that ran out", ran_out, 40),
)
