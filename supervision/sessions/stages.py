"""How often supervision is due: the agreement says, and where there is none the stage that
somebody is in (starter settings of the framework; none is a national rule)."""

from datetime import timedelta

from portal.policy.models import Setting


def starter_days(employment, day) -> int:
    """Days from one session to the next, by the stage on `day`: new to the job, with a partner, or
    settled."""
    value = Setting.objects.value
    new_until = employment.starts + timedelta(weeks=value("supervision.new_weeks", on=day))
    if not employment.organisation.is_council:
        return value("supervision.every_days_partner", on=day)
    if day < new_until:
        return value("supervision.every_days_new", on=day)
    return value("supervision.every_days", on=day)
