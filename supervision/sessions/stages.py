"""How often supervision is due: the agreement says, and where there is none the stage that
somebody is in (starter settings of the framework; none is a national rule)."""

from datetime import timedelta

from portal.policy.models import Setting


def starter_days(employment, day) -> int:
    """Days from one session to the next, by the stage on `day`."""
    value = Setting.objects.value
    return days_between(
        employment,
        day,
        value("supervision.new_weeks", on=day),
        value("supervision.every_days_new", on=day),
        value("supervision.every_days", on=day),
        value("supervision.every_days_partner", on=day),
    )


def days_between(employment, day, new_weeks, new, settled, partner) -> int:
    """The same with the settings known: with a partner, new to the job, or settled."""
    if not employment.organisation.is_council:
        return partner
    return new if day < employment.starts + timedelta(weeks=new_weeks) else settled
