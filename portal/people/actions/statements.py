"""An organisation's yearly safeguarding statement, and its papers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.dates import months_after, now, today
from portal.journal.actions import record
from portal.links.actions import make, use, withdraw
from portal.links.models import Link
from portal.policy.models import Setting

from ..emails.statements import asked_to_confirm, statement_confirmed
from ..models import Organisation, OrganisationFile, SafeguardingStatement
from ..rules.statements import may_keep_papers, may_say

APPROVE = "approve_statement"


def _locked(organisation):
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


@transaction.atomic
def say(*, organisation, by, **answers) -> SafeguardingStatement:
    """Make the statement for the next year. The same again on the same day is the one there is."""
    if not may_say(by, organisation):
        raise PermissionDenied
    return _write(organisation, by=by, said_by=by, **answers)


@transaction.atomic
def say_by_link(*, link, organisation, **answers) -> SafeguardingStatement:
    """The safeguarding lead, who was asked by a link, makes the statement; the link is used up."""
    made = _write(organisation, by=None, said_by_email=link.email, lead_email=link.email, **answers)
    use(link)
    statement_confirmed(made, link.made_by)
    return made


def _write(organisation, *, by, **fields) -> SafeguardingStatement:
    organisation = _locked(organisation)
    there = organisation.statements.filter(confirmed_on=today(), **fields).first()
    if there:
        return there
    months = Setting.objects.value("statement.valid_months")
    made = SafeguardingStatement.objects.create(
        organisation=organisation,
        confirmed_on=today(),
        runs_out_on=months_after(today(), months),
        recorded_at=now(),
        **fields,
    )
    record("statement.said", made, by=by, organisation=organisation.pk)
    return made


@transaction.atomic
def ask_lead(*, organisation, email, by):
    """Send the safeguarding lead a link by which they make the statement. One who was asked before
    gets no second link while the first is good; a link to somebody else is withdrawn."""
    if not may_keep_papers(by, organisation):
        raise PermissionDenied
    organisation = _locked(organisation)
    days = Setting.objects.value("statement.link_days")
    ask = ", ".join(filter(None, (by.name, by.email)))[:200]
    asked = {"purpose": APPROVE, "object_id": organisation.pk}
    there = Link.objects.open().filter(**asked, email=email.lower()).first()
    if there:
        return there
    withdraw(**asked, by=by)
    link = make(**asked, email=email, days=days, ask=ask, by=by)
    record("statement.asked", organisation, by=by, link=link.pk)
    asked_to_confirm(organisation, link, by)
    return link


@transaction.atomic
def add_file(*, organisation, what, accepted, by) -> OrganisationFile:
    """Keep a paper that was checked (`portal.files.checks.accept`). The same one is kept once."""
    if not may_keep_papers(by, organisation):
        raise PermissionDenied
    organisation = _locked(organisation)
    there = organisation.files.kept().filter(what=what, sha256=accepted.sha256).first()
    if there:
        return there
    kept = OrganisationFile.objects.create(
        organisation=organisation, what=what, added_by=by, added_at=now(), **accepted.fields
    )
    record("organisation_file.added", kept, by=by, organisation=organisation.pk)
    return kept


@transaction.atomic
def remove_file(*, file, by) -> OrganisationFile:
    """Take a paper away: its row stays and says who did it, its content goes after commit."""
    file = OrganisationFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if not may_keep_papers(by, file.organisation):
        raise PermissionDenied
    if file.removed_at is None:
        file.removed_at, file.removed_by = now(), by
        file.save(update_fields=["removed_at", "removed_by"])
        record("organisation_file.removed", file, by=by, organisation=file.organisation_id)
        transaction.on_commit(lambda: file.file.storage.delete(file.file.name))
    return file
