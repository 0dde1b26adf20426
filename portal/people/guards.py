from portal.guards import Guard, append_only, declare

ONE_STEP = (
    "NEW.merged_into_id IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM people_user AS kept WHERE kept.id = NEW.merged_into_id"
    " AND kept.merged_into_id IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM people_user WHERE merged_into_id = NEW.id))"
)

declare(
    Guard(
        "people_user",
        "merged_in_one_step",
        ("INSERT", "UPDATE"),
        "an account is merged into one that is not merged itself",
        ONE_STEP,
    ),
    Guard(
        "people_opening",
        "subject_agrees",
        ("INSERT", "UPDATE"),
        "the subject of an opening is the person employed",
        "NEW.subject_id IS DISTINCT FROM "
        "(SELECT user_id FROM people_employment WHERE id = NEW.employment_id)",
    ),
    Guard(
        "people_opening",
        "of_another_person",
        ("INSERT", "UPDATE"),
        "nobody opens their own records by another account of theirs, nor approves that",
        "EXISTS (SELECT 1 FROM people_user AS one JOIN people_user AS other"
        " ON one.merged_into_id = other.id WHERE "
        "(one.id = NEW.subject_id AND other.id IN (NEW.by_id, NEW.approved_by_id)) OR "
        "(other.id = NEW.subject_id AND one.id IN (NEW.by_id, NEW.approved_by_id)) OR "
        "(one.id = NEW.by_id AND other.id = NEW.approved_by_id) OR "
        "(other.id = NEW.by_id AND one.id = NEW.approved_by_id))",
    ),
    Guard(
        "people_opening",
        "stays_as_asked",
        ("UPDATE",),
        "who opened whose records, why and from when, stays as it was",
        "NEW.employment_id IS DISTINCT FROM OLD.employment_id"
        " OR NEW.subject_id IS DISTINCT FROM OLD.subject_id"
        " OR NEW.by_id IS DISTINCT FROM OLD.by_id"
        " OR NEW.reason IS DISTINCT FROM OLD.reason"
        " OR NEW.words IS DISTINCT FROM OLD.words"
        " OR NEW.hours IS DISTINCT FROM OLD.hours"
        " OR NEW.asked_at IS DISTINCT FROM OLD.asked_at"
        " OR NEW.told_later IS DISTINCT FROM OLD.told_later"
        " OR (OLD.starts_at IS NOT NULL AND NEW.starts_at IS DISTINCT FROM OLD.starts_at)"
        " OR (OLD.approved_by_id IS NOT NULL"
        " AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id)"
        " OR (OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at)"
        " OR (OLD.ends_at IS NOT NULL AND (NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at))"
        " OR (OLD.refused_at IS NOT NULL"
        " AND NEW.refused_at IS DISTINCT FROM OLD.refused_at)",
    ),
    Guard(
        "people_opening",
        "stays_on_record",
        ("DELETE",),
        "an opening stays on record",
    ),
    Guard(
        "people_invitation",
        "stays_answered",
        ("UPDATE",),
        "an invitation that was accepted or withdrawn stays so",
        "OLD.accepted_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL",
    ),
    append_only("people_safeguardingstatement"),
    Guard(
        "people_supervisionline",
        "subject_agrees",
        ("INSERT", "UPDATE"),
        "the subject of a supervision line is the person employed",
        "NEW.subject_id IS DISTINCT FROM "
        "(SELECT user_id FROM people_employment WHERE id = NEW.employment_id)",
    ),
    Guard(
        "people_employment",
        "stays_with_the_person",
        ("UPDATE",),
        "an employment, to which records belong, stays with the person and the employer",
        "NEW.user_id IS DISTINCT FROM OLD.user_id "
        "OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id",
    ),
)
