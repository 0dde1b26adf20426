"""Agreements between those who work together in supervision."""

from portal.guards import Guard, append_only, declare
from portal.people.guards import ONE_PERSON

from .words import AGREEMENT, BOTH, SUBJECT, TABLE, differs

SAID = f"(SELECT COUNT(*) FROM {TABLE}agreementword w WHERE w.agreement_id = NEW.id)"

declare(append_only(f"{TABLE}agreementword"))
declare(
    Guard(
        f"{TABLE}agreement",
        "is_another",
        BOTH,
        "nobody supervises themselves",
        ONE_PERSON.format(one="NEW.subject_id", other="NEW.supervisor_id"),
    ),
    Guard(
        f"{TABLE}agreement",
        "of_the_employment",
        BOTH,
        "an agreement is with the person of the employment",
        f"NEW.subject_id IS DISTINCT FROM {SUBJECT}",
    ),
    Guard(
        f"{TABLE}agreement",
        "moves_on_only",
        ("UPDATE",),
        "an agreement is offered, agreed and ended, or taken back",
        "NEW.state <> OLD.state AND NOT ("
        "(OLD.state = 'draft' AND NEW.state IN ('offered', 'withdrawn')) OR "
        "(OLD.state = 'offered' AND NEW.state IN ('agreed', 'withdrawn')) OR "
        "(OLD.state = 'agreed' AND NEW.state = 'ended'))",
    ),
    Guard(
        f"{TABLE}agreement",
        "stays_once_offered",
        ("UPDATE",),
        "what was offered stays as it is",
        "OLD.state <> 'draft' AND ("
        + differs(
            "employment_id",
            "subject_id",
            "supervisor_id",
            "other_id",
            "other_sees",
            "every_days",
            "minutes",
            "place",
        )
        + ")",
    ),
    Guard(
        f"{TABLE}agreement",
        "agreed_by_all",
        ("UPDATE",),
        "an agreement holds when each of its people has said yes",
        # Spelled out, because PL/pgSQL reads the THEN of a CASE as its own.
        "NEW.state = 'agreed' AND OLD.state <> 'agreed' AND "
        f"({SAID} < 2 OR (NEW.other_id IS NOT NULL AND {SAID} < 3))",
    ),
    Guard(
        f"{TABLE}agreementword",
        "of_its_people",
        ("INSERT",),
        "only those whose agreement it is say yes to it",
        f"{AGREEMENT.format(row='NEW')} <> 'offered' OR NOT EXISTS ("
        f"SELECT 1 FROM {TABLE}agreement g JOIN people_user p ON p.id = NEW.by_id "
        "JOIN people_user q ON q.id IN (g.subject_id, g.supervisor_id, g.other_id) "
        "WHERE g.id = NEW.agreement_id "
        "AND COALESCE(p.merged_into_id, p.id) = COALESCE(q.merged_into_id, q.id))",
    ),
)
for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
    declare(
        Guard(
            f"{TABLE}agreementpart",
            f"stays_{event.lower()}",
            (event,),
            "what was offered stays as it is",
            f"{AGREEMENT.format(row=row)} <> 'draft'",
        )
    )
