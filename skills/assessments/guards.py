"""What the database refuses of assessments, whatever writes to it."""

from portal.guards import Guard, append_only, declare
from portal.people.guards import by_another_person

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
ONE_PERSON = (
    "EXISTS (SELECT 1 FROM people_user one JOIN people_user other "
    "ON COALESCE(one.merged_into_id, one.id) = COALESCE(other.merged_into_id, other.id) "
    "WHERE one.id = {one} AND other.id = {other})"
)
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


for table in (
    "answerrevision",
    "answerrevision_evidence",
    "return",
    "review",
    "response",
    "responsenote",
    "confirmation",
    "evidencerevision",
    "outsideview",
    "nudge",
):
    declare(append_only(f"assessments_{table}"))

for table in ("assessments_selfrating", "assessments_answerrevision"):
    declare(
        Guard(table, "same_version", BOTH, "the statement is of another version", SAME_VERSION),
        Guard(
            table,
            "core_is_everyones_job",
            BOTH,
            "a safety statement is part of every job",
            f"NEW.not_in_role AND {CORE}",
        ),
    )

declare(
    Guard(
        "assessments_selfrating",
        "only_in_a_draft",
        BOTH,
        "answers change only in a draft",
        f"{STATE.format(row='NEW')} <> 'draft'",
    ),
    Guard(
        "assessments_selfrating",
        "stays_with_what_was_sent",
        ("DELETE",),
        "answers change only in a draft",
        f"{STATE.format(row='OLD')} <> 'draft'",
    ),
    Guard(
        "assessments_assessment",
        "profile_is_of_the_version",
        BOTH,
        "the profile is of another version",
        "(SELECT version_id FROM framework_roleprofile WHERE id = NEW.profile_id) "
        "IS DISTINCT FROM NEW.version_id",
    ),
    Guard(
        "assessments_assessment",
        "keeps_whose_it_is",
        ("UPDATE",),
        "an assessment stays with the employment and the profile that it was begun for",
        "NEW.employment_id IS DISTINCT FROM OLD.employment_id "
        "OR NEW.profile_id IS DISTINCT FROM OLD.profile_id",
    ),
    Guard(
        "assessments_evidence",
        "keeps_whose_it_is",
        ("UPDATE",),
        "a piece of evidence stays its owner’s",
        "NEW.employment_id IS DISTINCT FROM OLD.employment_id",
    ),
    Guard(
        "assessments_evidence",
        "stays_with_what_was_sent",
        ("UPDATE",),
        "what was sent as evidence stays evidence",
        "NEW.tier <> 'evidence' AND EXISTS (SELECT 1 FROM assessments_evidencerevision r "
        "WHERE r.evidence_id = NEW.id)",
    ),
    Guard("assessments_evidence", "is_never_deleted", ("DELETE",), "evidence is never deleted"),
    Guard(
        "assessments_evidence",
        "file_is_its_own",
        BOTH,
        "the file is of another piece of evidence",
        OTHERS_FILE.format(piece="NEW.id"),
    ),
    Guard(
        "assessments_evidencerevision",
        "file_is_its_own",
        ("INSERT",),
        "the file is of another piece of evidence",
        OTHERS_FILE.format(piece="NEW.evidence_id"),
    ),
    Guard(
        "assessments_answerrevision",
        "only_in_a_draft",
        ("INSERT",),
        "what was sent and reviewed gets no other answer",
        f"{STATE.format(row='NEW')} <> 'draft'",
    ),
    Guard(
        "assessments_answerrevision_evidence",
        "when_sent",
        ("INSERT",),
        "the evidence is somebody else’s, is not for sending, or comes after the answer was sent",
        "NOT EXISTS (SELECT 1 FROM assessments_evidencerevision r "
        "JOIN assessments_evidence e ON e.id = r.evidence_id "
        "JOIN assessments_answerrevision s ON s.id = NEW.answerrevision_id "
        "JOIN assessments_assessment a ON a.id = s.assessment_id "
        "WHERE r.id = NEW.evidencerevision_id AND e.employment_id = a.employment_id "
        "AND e.tier = 'evidence' AND a.state = 'draft')",
    ),
    Guard(
        "assessments_selfrating_evidence",
        "only_in_a_draft",
        BOTH,
        "answers change only in a draft",
        "(SELECT a.state FROM assessments_selfrating s JOIN assessments_assessment a "
        "ON a.id = s.assessment_id WHERE s.id = NEW.selfrating_id) <> 'draft'",
    ),
    Guard(
        "assessments_selfrating_evidence",
        "is_ones_own",
        BOTH,
        "the evidence is somebody else’s, or is not for sending",
        "NOT EXISTS (SELECT 1 FROM assessments_evidence e "
        "JOIN assessments_selfrating s ON s.id = NEW.selfrating_id "
        "JOIN assessments_assessment a ON a.id = s.assessment_id "
        "WHERE e.id = NEW.evidence_id AND e.employment_id = a.employment_id "
        "AND e.tier = 'evidence')",
    ),
    Guard(
        "assessments_developmentaction",
        "closed_stays",
        ("UPDATE",),
        "a step that was closed stays as it is",
        "OLD.state <> 'open'",
    ),
    Guard(
        "assessments_assessment",
        "reviewed_stays",
        ("UPDATE",),
        "a reviewed assessment stays as it is",
        "OLD.state IN ('reviewed', 'withdrawn')",
    ),
    Guard(
        "assessments_assessment",
        "is_never_deleted",
        ("DELETE",),
        "an assessment is never deleted",
    ),
    by_another_person("assessments_confirmation", one="by_id"),
    Guard(
        "assessments_confirmation",
        "subject_agrees",
        ("INSERT",),
        "the subject is the person who answered",
        f"NEW.subject_id IS DISTINCT FROM {REVISION.format(column='e.user_id')}",
    ),
    Guard(
        "assessments_confirmation",
        "is_of_its_review",
        ("INSERT",),
        "the answer is of another round than the review",
        f"(SELECT assessment_id FROM assessments_review WHERE id = NEW.review_id) "
        f"IS DISTINCT FROM {REVISION.format(column='a.id')}",
    ),
    Guard(
        "assessments_confirmation",
        "says_why_it_differs",
        ("INSERT",),
        "another level than the one given needs a comment",
        f"NEW.comment = '' AND NEW.level IS DISTINCT FROM {REVISION.format(column='r.level')}",
    ),
    Guard(
        "assessments_confirmation",
        "registration_in_date",
        ("INSERT",),
        "the registration is not the reviewer’s own, or not in date",
        f"NEW.registration_id IS NOT NULL AND NOT {IN_DATE}",
    ),
    Guard(
        "assessments_responsenote",
        "is_of_its_review",
        ("INSERT",),
        "the level is of another review than the one that is answered",
        "(SELECT review_id FROM assessments_confirmation WHERE id = NEW.confirmation_id) "
        "IS DISTINCT FROM "
        "(SELECT review_id FROM assessments_response WHERE id = NEW.response_id)",
    ),
    Guard(
        "assessments_response",
        "by_the_practitioner",
        ("INSERT",),
        "only the practitioner answers a review",
        "NEW.by_id IS DISTINCT FROM (SELECT e.user_id FROM assessments_review v "
        "JOIN assessments_assessment a ON a.id = v.assessment_id "
        "JOIN people_employment e ON e.id = a.employment_id WHERE v.id = NEW.review_id)",
    ),
)

declare(
    Guard(
        "assessments_confirmedlevel",
        "only_ends_once",
        ("UPDATE",),
        "a confirmed level changes only by ending",
        "OLD.ends IS NOT NULL OR NEW.employment_id IS DISTINCT FROM OLD.employment_id "
        "OR NEW.job_role_id IS DISTINCT FROM OLD.job_role_id "
        "OR NEW.meaning IS DISTINCT FROM OLD.meaning OR NEW.level IS DISTINCT FROM OLD.level "
        "OR NEW.starts IS DISTINCT FROM OLD.starts OR NEW.affirmed_on < OLD.affirmed_on "
        "OR NEW.confirmation_id IS DISTINCT FROM OLD.confirmation_id",
    ),
    Guard(
        "assessments_confirmedlevel",
        "is_as_confirmed",
        ("INSERT",),
        "a level that counts is the one that was confirmed for the person",
        "NOT EXISTS (SELECT 1 FROM assessments_confirmation c "
        "JOIN assessments_answerrevision r ON r.id = c.revision_id "
        "JOIN framework_statement s ON s.id = r.statement_id "
        "JOIN assessments_assessment a ON a.id = r.assessment_id "
        "WHERE c.id = NEW.confirmation_id AND c.level = NEW.level "
        "AND s.meaning = NEW.meaning AND a.employment_id = NEW.employment_id)",
    ),
    Guard("assessments_confirmedlevel", "stays", ("DELETE",), "a confirmed level is never deleted"),
)

declare(
    Guard(
        "assessments_confirmer",
        "is_another",
        BOTH,
        "nobody confirms their own answers",
        "NEW.user_id IS NOT NULL AND "
        + ONE_PERSON.format(
            one="NEW.user_id", other=SUBJECT_OF.format(assessment="NEW.assessment_id")
        ),
    ),
    Guard(
        "assessments_confirmer",
        "area_is_of_the_version",
        BOTH,
        "the area is of another version",
        "(SELECT version_id FROM framework_domain WHERE id = NEW.domain_id) IS DISTINCT FROM "
        "(SELECT version_id FROM assessments_assessment WHERE id = NEW.assessment_id)",
    ),
    Guard(
        "assessments_confirmer",
        "keeps_who_was_asked",
        ("UPDATE",),
        "who was asked for what stays, and what ended stays ended",
        "OLD.ended_at IS NOT NULL OR "
        + differs("assessment_id", "domain_id", "user_id", "name", "email", "asked_by_id"),
    ),
    Guard("assessments_confirmer", "stays", ("DELETE",), "who was asked stays on the record"),
    Guard(
        "assessments_outsideview",
        "of_what_stands",
        ("INSERT",),
        "an outside view is of an answer that stands, in the area that was asked about",
        f"NOT {STANDS_IN_THE_AREA}",
    ),
    Guard(
        "assessments_secondopinion",
        "of_another",
        BOTH,
        "a second opinion is by neither the practitioner nor who confirmed",
        ONE_PERSON.format(one="NEW.asked_of_id", other=CONFIRMED.format(column="c.subject_id"))
        + " OR EXISTS (SELECT 1 FROM assessments_confirmation f "
        "JOIN assessments_confirmation c ON c.revision_id = f.revision_id "
        "WHERE c.id = NEW.confirmation_id AND f.by_id = NEW.asked_of_id "
        "AND f.review_id IS DISTINCT FROM NEW.review_id)",
    ),
    Guard(
        "assessments_secondopinion",
        "asked_by_subject",
        BOTH,
        "only the practitioner asks for a second opinion",
        "NOT "
        + ONE_PERSON.format(one="NEW.asked_by_id", other=CONFIRMED.format(column="c.subject_id")),
    ),
    Guard(
        "assessments_secondopinion",
        "keeps_what_was_asked",
        ("UPDATE",),
        "what was asked stays, and what was given or ended stays so",
        "OLD.ended_at IS NOT NULL OR OLD.review_id IS NOT NULL OR "
        + differs("confirmation_id", "asked_of_id", "asked_by_id", "why"),
    ),
    Guard("assessments_secondopinion", "stays", ("DELETE",), "what was asked stays on the record"),
)
