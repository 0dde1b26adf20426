from portal.guards import Guard, declare

declare(
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
