"""What several guards ask, in SQL over OLD and NEW."""

BOTH = ("INSERT", "UPDATE")
TABLE = "supervision_sessions_"
SESSION = f"(SELECT {{column}} FROM {TABLE}session WHERE id = {{row}}.session_id)"
OF_SESSION = SESSION.format(column="state", row="{row}")
AGREEMENT = f"(SELECT state FROM {TABLE}agreement WHERE id = {{row}}.agreement_id)"
SUBJECT = "(SELECT user_id FROM people_employment WHERE id = NEW.employment_id)"
OPEN = "('planned', 'held')"
BEING_AGREED = "('draft', 'offered')"
# A party to a session: who held it, or one for whom it is.
PARTY = (
    f"EXISTS (SELECT 1 FROM {TABLE}session s LEFT JOIN {TABLE}attendee a ON a.session_id = s.id "
    "JOIN people_user p ON p.id = {person} "
    "JOIN people_user q ON q.id = s.supervisor_id OR q.id = a.subject_id "
    "WHERE s.id = NEW.session_id "
    "AND COALESCE(p.merged_into_id, p.id) = COALESCE(q.merged_into_id, q.id))"
)


def differs(*columns: str) -> str:
    return " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)
