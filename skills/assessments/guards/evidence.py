"""Evidence, as it is kept and as it was sent."""

from portal.guards import Guard, declare

from .words import BOTH, OTHERS_FILE

declare(
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
)
