"""Organisations whose yearly safeguarding statement runs out soon."""

from datetime import timedelta

from portal.policy.models import Setting

from ..emails.statements import statement_runs_out
from ..models import RoleGrant, SafeguardingStatement, User
from ..rules.statements import ANSWERING


def remind(day) -> int:
    """Tell those who answer for the organisation; for the council, the administrators."""
    before = timedelta(days=Setting.objects.value("statement.remind_days_before_end", day))
    ending = SafeguardingStatement.objects.filter(runs_out_on=day + before)
    told = 0
    for statement in ending.select_related("organisation"):
        if _is_renewed(statement):
            continue
        told += 1
        for person in _answering(statement.organisation, day):
            statement_runs_out(statement, person)
    return told


def _is_renewed(statement) -> bool:
    later = statement.organisation.statements.filter(runs_out_on__gt=statement.runs_out_on)
    return later.exists()


def _answering(organisation, day):
    roles = {"administrator"} if organisation.is_council else ANSWERING
    grants = RoleGrant.objects.on(day).filter(
        role__in=roles, organisation=organisation, team__isnull=True
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("pk")
