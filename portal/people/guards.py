from portal.guards import Guard, declare

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
