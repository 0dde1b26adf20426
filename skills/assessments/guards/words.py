"""What several guards ask, in SQL over OLD and NEW."""

SAME_VERSION = (
    "(SELECT version_id FROM framework_statement WHERE id = NEW.statement_id) IS DISTINCT FROM "
    "(SELECT version_id FROM assessments_assessment WHERE id = NEW.assessment_id)"
)
CORE = "(SELECT core FROM framework_statement WHERE id = NEW.statement_id)"
STATE = "(SELECT state FROM assessments_assessment WHERE id = {row}.assessment_id)"
REVISION = (
    "(SELECT {column} FROM assessments_answerrevision r "
    "JOIN assessments_assessment a ON a.id = r.assessment_id "
    "JOIN people_employment e ON e.id = a.employment_id WHERE r.id = NEW.revision_id)"
)
IN_DATE = (
    "EXISTS (SELECT 1 FROM people_registration g WHERE g.id = NEW.registration_id "
    "AND g.user_id = NEW.by_id AND g.starts <= NEW.confirmed_on "
    "AND (g.ends IS NULL OR g.ends > NEW.confirmed_on))"
)
# Whether the file in the row is a file of another piece of evidence.
OTHERS_FILE = (
    "NEW.file_id IS NOT NULL AND {piece} IS DISTINCT FROM "
    "(SELECT evidence_id FROM assessments_evidencefile WHERE id = NEW.file_id)"
)
BOTH = ("INSERT", "UPDATE")
SUBJECT_OF = (
    "(SELECT e.user_id FROM assessments_assessment a "
    "JOIN people_employment e ON e.id = a.employment_id WHERE a.id = {assessment})"
)
CONFIRMED = "(SELECT {column} FROM assessments_confirmation c WHERE c.id = NEW.confirmation_id)"
STANDS_IN_THE_AREA = (
    "EXISTS (SELECT 1 FROM assessments_answerrevision r "
    "JOIN framework_statement s ON s.id = r.statement_id "
    "JOIN assessments_confirmer c ON c.id = NEW.confirmer_id "
    "AND c.assessment_id = r.assessment_id AND c.domain_id = s.domain_id "
    "WHERE r.id = NEW.revision_id AND c.user_id IS NULL AND c.agreed_at IS NOT NULL "
    "AND c.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM assessments_answerrevision n "
    "WHERE n.assessment_id = r.assessment_id AND n.statement_id = r.statement_id "
    "AND n.number > r.number))"
)


def differs(*columns: str) -> str:
    """The condition that an update changes one of the columns."""
    return " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)
