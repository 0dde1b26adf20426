"""What each kind of change will do, worked out from the records as they are."""

from portal.changes.models import Change
from portal.changes.plan import Plan

from .going_away import away
from .joining import join
from .leaving import leave
from .moving import move
from .returning import come_back
from .supervising import new_supervisor

PLANS = {
    Change.Kind.JOIN: join,
    Change.Kind.MOVE: move,
    Change.Kind.LEAVE: leave,
    Change.Kind.AWAY: away,
    Change.Kind.RETURN: come_back,
    Change.Kind.SUPERVISOR: new_supervisor,
}


def plan_for(asked) -> Plan:
    return PLANS[asked.kind](asked)
