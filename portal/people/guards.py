from portal.guards import Guard, declare

declare(
    Guard(
        "people_supervisionline",
        "subject_agrees",
        ("INSERT", "UPDATE"),
        "the subject of a supervision line is the person employed",
        "NEW.subject_id IS DISTINCT FROM "
        "(SELECT user_id FROM people_employment WHERE id = NEW.employment_id)",
    )
)
