"""Others who give their word."""

from portal.guards import Guard, declare
from portal.people.guards import ONE_PERSON

from .words import BOTH, CONFIRMED, STANDS_IN_THE_AREA, differs

declare(
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
