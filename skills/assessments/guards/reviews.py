"""What reviewers confirm, what is said to it, and the levels that count."""

from portal.guards import Guard, declare
from portal.people.guards import ONE_PERSON, by_another_person

from .words import BOTH, IN_DATE, REVISION, SUBJECT_OF

declare(
    Guard(
        "assessments_developmentaction",
        "closed_stays",
        ("UPDATE",),
        "a step that was closed stays as it is",
        "OLD.state <> 'open'",
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
)
