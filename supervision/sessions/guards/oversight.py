"""Oversight, calls for help and consultations: dates and counts that stay as they were written."""

from portal.guards import Guard, append_only, declare
from portal.people.guards import ONE_PERSON

from .words import BOTH, SUBJECT, TABLE, differs

OVERSIGHT = f"(SELECT {{column}} FROM {TABLE}oversight WHERE id = NEW.oversight_id)"
UNQUALIFIED = (
    "NOT EXISTS (SELECT 1 FROM people_registration r WHERE r.user_id = {person} "
    "AND r.starts <= NEW.starts AND (r.ends IS NULL OR r.ends > NEW.starts))"
)

for name in ("oversightcheck", "triggerseen", "consultation"):
    declare(append_only(TABLE + name))
declare(
    Guard(
        f"{TABLE}oversight",
        "of_the_employment",
        BOTH,
        "oversight is of the person of the employment",
        f"NEW.subject_id IS DISTINCT FROM {SUBJECT}",
    ),
    Guard(
        f"{TABLE}oversight",
        "of_another",
        BOTH,
        "nobody oversees their own work",
        ONE_PERSON.format(one="NEW.subject_id", other="NEW.overseer_id")
        + " OR "
        + ONE_PERSON.format(one="NEW.subject_id", other="NEW.cover_id"),
    ),
    Guard(
        f"{TABLE}oversight",
        "by_a_social_worker",
        ("INSERT",),
        "who oversees, or covers, is a social worker whose registration is in date",
        UNQUALIFIED.format(person="NEW.overseer_id")
        + " OR (NEW.cover_id IS NOT NULL AND "
        + UNQUALIFIED.format(person="NEW.cover_id")
        + ")",
    ),
    Guard(
        f"{TABLE}oversight",
        "one_a_day",
        BOTH,
        "one person oversees the work on a day",
        f"EXISTS (SELECT 1 FROM {TABLE}oversight o WHERE o.employment_id = NEW.employment_id "
        "AND o.id IS DISTINCT FROM NEW.id AND (o.ends IS NULL OR o.ends > NEW.starts) "
        "AND (NEW.ends IS NULL OR NEW.ends > o.starts))",
    ),
    Guard(
        f"{TABLE}oversight",
        "stays",
        ("UPDATE",),
        "oversight ends once, and stays as it was set",
        "OLD.ends IS NOT NULL OR "
        + differs("employment_id", "subject_id", "overseer_id", "cover_id", "every_days", "starts"),
    ),
    Guard(f"{TABLE}oversight", "is_kept", ("DELETE",), "oversight is never deleted"),
    Guard(
        f"{TABLE}oversightcheck",
        "qualified",
        ("INSERT",),
        "a check is by a social worker whose registration was in date on the day",
        "NOT EXISTS (SELECT 1 FROM people_registration r WHERE r.id = NEW.registration_id "
        "AND r.user_id = NEW.by_id AND r.starts <= NEW.happened_on "
        "AND (r.ends IS NULL OR r.ends > NEW.happened_on))",
    ),
    Guard(
        f"{TABLE}oversightcheck",
        "of_another",
        ("INSERT",),
        "nobody checks their own work",
        ONE_PERSON.format(one="NEW.by_id", other=OVERSIGHT.format(column="subject_id")),
    ),
    Guard(
        f"{TABLE}oversightcheck",
        "while_it_holds",
        ("INSERT",),
        "a check is on a day on which the oversight holds",
        f"NEW.happened_on < {OVERSIGHT.format(column='starts')} OR EXISTS (SELECT 1 FROM "
        f"{TABLE}oversight o WHERE o.id = NEW.oversight_id AND o.ends <= NEW.happened_on)",
    ),
    Guard(
        f"{TABLE}oversightcheck",
        "corrects_own",
        ("INSERT",),
        "a check puts right another of the same oversight",
        "NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
        f"{TABLE}oversightcheck c WHERE c.id = NEW.corrects_id "
        "AND c.oversight_id = NEW.oversight_id)",
    ),
    Guard(
        f"{TABLE}callforhelp",
        "stays",
        ("UPDATE",),
        "a call for help is taken up once, and stays as it was",
        "OLD.taken_up_by_id IS NOT NULL OR " + differs("employment_id", "subject_id", "asked_at"),
    ),
    Guard(
        f"{TABLE}callforhelp",
        "of_the_employment",
        BOTH,
        "a call for help is of the person of the employment",
        f"NEW.subject_id IS DISTINCT FROM {SUBJECT}",
    ),
    Guard(
        f"{TABLE}callforhelp",
        "by_one_told",
        ("UPDATE",),
        "a call for help is taken up by one who was told",
        f"NEW.taken_up_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {TABLE}callforhelp_told t "
        "JOIN people_user p ON p.id = t.user_id JOIN people_user q ON q.id = NEW.taken_up_by_id "
        "WHERE t.callforhelp_id = NEW.id "
        "AND COALESCE(p.merged_into_id, p.id) = COALESCE(q.merged_into_id, q.id))",
    ),
    Guard(f"{TABLE}callforhelp", "is_kept", ("DELETE",), "a call for help is never deleted"),
)
