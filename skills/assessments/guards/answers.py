"""Rounds and their answers."""

from portal.guards import Guard, append_only, declare

from .words import (
    BOTH,
    CORE,
    SAME_VERSION,
    STATE,
)

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
        "assessments_answerrevision",
        "only_in_a_draft",
        ("INSERT",),
        "what was sent and reviewed gets no other answer",
        f"{STATE.format(row='NEW')} <> 'draft'",
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
)
