"""Sessions, what is written of them and what was agreed in them."""

from portal.guards import Guard, append_only, declare
from portal.people.guards import ONE_PERSON

from .words import BOTH, OF_SESSION, OPEN, PARTY, SESSION, SUBJECT, TABLE, differs

for name in (
    "response",
    "addendum",
    "shared",
):
    declare(append_only(TABLE + name))

# A record's words stay from the day on which it is shared.
for name in ("entry", "agendapoint"):
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        declare(
            Guard(
                TABLE + name,
                f"stays_{event.lower()}",
                (event,),
                "a record that was shared stays as it is",
                f"{OF_SESSION.format(row=row)} NOT IN {OPEN}",
            )
        )
    declare(
        Guard(
            TABLE + name,
            "stays_in_place",
            ("UPDATE",),
            "what is written belongs to its session",
            differs("session_id"),
        )
    )

declare(
    Guard(
        f"{TABLE}session",
        "moves_on_only",
        ("UPDATE",),
        "a session goes from planned to held, shared and locked, or is called off",
        "NEW.state <> OLD.state AND NOT ("
        "(OLD.state = 'planned' AND NEW.state IN ('held', 'missed', 'cancelled')) OR "
        "(OLD.state = 'held' AND NEW.state = 'shared') OR "
        "(OLD.state = 'shared' AND NEW.state = 'locked'))",
    ),
    Guard(
        f"{TABLE}session",
        "stays_once_shared",
        ("UPDATE",),
        "a record that was shared stays as it is",
        "OLD.state IN ('shared', 'locked', 'missed', 'cancelled') AND ("
        + differs("kind", "supervisor_id", "starts_at", "minutes", "held_at", "shared_at")
        + " OR CAST(NEW.decisions_written AS TEXT) IS DISTINCT FROM "
        "CAST(OLD.decisions_written AS TEXT)"
        " OR " + differs("why", "gap", "shared_by_id") + ")",
    ),
    Guard(f"{TABLE}session", "is_kept", ("DELETE",), "a session is never deleted"),
    Guard(
        f"{TABLE}session",
        "locked_when_said",
        ("UPDATE",),
        "a record is locked when everybody has said what they think of it, or the time is over",
        "NEW.state = 'locked' AND OLD.state = 'shared' AND EXISTS ("
        f"SELECT 1 FROM {TABLE}attendee a WHERE a.session_id = NEW.id "
        "AND NOT a.was_away "
        f"AND NOT EXISTS (SELECT 1 FROM {TABLE}response r JOIN people_user p ON p.id = r.of_id "
        "JOIN people_user q ON q.id = a.subject_id WHERE r.session_id = NEW.id "
        "AND COALESCE(p.merged_into_id, p.id) = COALESCE(q.merged_into_id, q.id)))",
    ),
    Guard(
        f"{TABLE}attendee",
        "of_the_employment",
        BOTH,
        "who comes is the person of the employment",
        f"NEW.subject_id IS DISTINCT FROM {SUBJECT}",
    ),
    Guard(
        f"{TABLE}attendee",
        "is_another",
        BOTH,
        "nobody supervises themselves",
        ONE_PERSON.format(
            one="NEW.subject_id", other=SESSION.format(column="supervisor_id", row="NEW")
        ),
    ),
    Guard(
        f"{TABLE}attendee",
        "one_unless_a_group",
        ("INSERT",),
        "only a group session is for more than one",
        f"{SESSION.format(column='kind', row='NEW')} <> 'group' AND EXISTS "
        f"(SELECT 1 FROM {TABLE}attendee a WHERE a.session_id = NEW.session_id)",
    ),
    Guard(
        f"{TABLE}response",
        "of_a_party",
        ("INSERT",),
        "only those who were there answer a record",
        f"NOT {PARTY.format(person='NEW.of_id')}",
    ),
    Guard(
        f"{TABLE}response",
        "to_what_is_shared",
        ("INSERT",),
        "a record is answered while it is shared",
        f"{OF_SESSION.format(row='NEW')} <> 'shared'",
    ),
    Guard(
        f"{TABLE}addendum",
        "to_a_locked_record",
        ("INSERT",),
        "something is added to a record after it was locked, by one of its people",
        f"{OF_SESSION.format(row='NEW')} <> 'locked' OR NOT {PARTY.format(person='NEW.by_id')}",
    ),
    Guard(
        f"{TABLE}shared",
        "by_the_practitioner",
        ("INSERT",),
        "only the practitioner shares a record on",
        f"{OF_SESSION.format(row='NEW')} <> 'locked' OR "
        f"{SESSION.format(column='kind', row='NEW')} = 'group' OR NOT EXISTS "
        f"(SELECT 1 FROM {TABLE}attendee a JOIN people_user p ON p.id = a.subject_id "
        "JOIN people_user q ON q.id = NEW.by_id WHERE a.session_id = NEW.session_id "
        "AND COALESCE(p.merged_into_id, p.id) = COALESCE(q.merged_into_id, q.id))",
    ),
    Guard(
        f"{TABLE}agreedaction",
        "of_who_came",
        ("INSERT",),
        "an action is of somebody for whom the session was",
        f"NOT EXISTS (SELECT 1 FROM {TABLE}attendee a WHERE a.session_id = NEW.session_id "
        "AND a.employment_id = NEW.employment_id)",
    ),
    Guard(
        f"{TABLE}agreedaction",
        "closed_stays",
        ("UPDATE",),
        "an action that was closed stays as it is",
        "OLD.state <> 'open'",
    ),
    Guard(
        f"{TABLE}agreedaction",
        "stays",
        ("UPDATE",),
        "what was agreed stays, from when the record was shared",
        f"{OF_SESSION.format(row='OLD')} <> 'held' AND ("
        + differs("what", "owner_id", "session_id", "employment_id", "by_when")
        + ")",
    ),
    Guard(f"{TABLE}agreedaction", "is_kept", ("DELETE",), "what was agreed is never deleted"),
)
