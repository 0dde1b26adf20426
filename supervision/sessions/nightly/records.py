"""Records that nobody answered in time, records to finish, and agreements to look at again."""

from datetime import timedelta

from .. import emails
from ..deadlines import Deadlines
from ..models import Agreement, Session

# Days before the day on which an agreement is looked at again.
AHEAD = 14


def to_finish(day) -> int:
    """Who held a session is reminded on the last day for its record: once."""
    deadlines = Deadlines()
    held = Session.objects.filter(state=Session.State.HELD).with_people()
    late = [one for one in held if deadlines.share_by(one) <= day]
    for one in late:
        emails.to_finish(one)
    return len(late)


def look_again(day) -> int:
    """Both are told two weeks before, once for each agreement."""
    agreed = Agreement.objects.in_force().with_people()
    due = list(agreed.filter(look_again_on__lte=day + timedelta(days=AHEAD)))
    for one in due:
        emails.agreement_look_again(one)
    return len(due)
