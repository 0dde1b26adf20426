"""One answer counts for two statements, of a local and of a national framework."""

from django.db import transaction

from portal.access import refuse_unless
from portal.dates import now, today
from portal.journal.actions import record

from ..models import FrameworkVersion, Statement, StatementMap
from ..refusals import WrongPart
from ..rules import may_map


@transaction.atomic
def map_statement(*, statement, answers, by) -> StatementMap:
    """From today a level in `statement` counts for `answers` as well. Said again, it is the one
    there is."""
    refuse_unless(may_map(by))
    found = Statement.objects.select_related("version").in_bulk([statement.pk, answers.pk])
    statement, answers = found[statement.pk], found[answers.pk]
    if statement.version.framework_id == answers.version.framework_id:
        raise WrongPart("Choose a statement of another framework.")
    if answers.version.state != FrameworkVersion.State.PUBLISHED:
        raise WrongPart(f"“{answers.title}” is not in force. Choose one that is.")
    # Two people saying the same at once wait for each other here.
    FrameworkVersion.objects.select_for_update(of=("self",)).get(pk=answers.version_id)
    pair = {"meaning": statement.meaning, "answers": answers.meaning}
    there = StatementMap.objects.filter(**pair, ends=None).first()
    if there:
        return there
    said = StatementMap.objects.create(**pair, starts=today(), said_by=by, said_at=now())
    record("framework.mapped", said, by=by, statement=statement.pk, answers=answers.pk)
    return said


@transaction.atomic
def end_map(*, statement_map, by) -> StatementMap:
    """From today it counts no more. What was decided by it stays decided."""
    refuse_unless(may_map(by))
    said = StatementMap.objects.select_for_update(of=("self",)).get(pk=statement_map.pk)
    if said.ends is not None:
        return said
    said.ends, said.ended_by = today(), by
    said.save(update_fields=["ends", "ended_by"])
    record("framework.map_ended", said, by=by)
    return said
