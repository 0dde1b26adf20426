from portal.guards import Guard, append_only, declare

ONE_STEP = (
    "NEW.merged_into_id IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM people_user AS kept WHERE kept.id = NEW.merged_into_id"
    " AND kept.merged_into_id IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM people_user WHERE merged_into_id = NEW.id))"
)

# Whether two ids are accounts of one person.
ONE_PERSON = (
    "EXISTS (SELECT 1 FROM people_user one JOIN people_user other "
    "ON COALESCE(one.merged_into_id, one.id) = COALESCE(other.merged_into_id, other.id) "
    "WHERE one.id = {one} AND other.id = {other})"
)


def by_another_person(table, *, one, other="subject_id", events=("INSERT",)) -> Guard:
    """Refuse a row whose two people are one, by this account or by another that was merged."""
    return Guard(
        table,
        f"{one}_is_not_{other}",
        events,
        "nobody signs for themselves by another account of theirs",
        f"NEW.{one} <> NEW.{other} AND "
        + ONE_PERSON.format(one=f"NEW.{one}", other=f"NEW.{other}"),
    )


# How many levels stand above a team, and whether any stand below it: three at most in all. A team
# that stood below itself would have too many.
TOO_DEEP = (
    "NEW.parent_id IS NOT NULL AND ("
    "(SELECT organisation_id FROM people_team WHERE id = NEW.parent_id)"
    " IS DISTINCT FROM NEW.organisation_id"
    " OR EXISTS (SELECT 1 FROM people_team AS p JOIN people_team AS g ON g.id = p.parent_id"
    " WHERE p.id = NEW.parent_id AND (g.parent_id IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM people_team AS c WHERE c.parent_id = NEW.id)))"
    " OR EXISTS (SELECT 1 FROM people_team AS c JOIN people_team AS d ON d.parent_id = c.id"
    " WHERE c.parent_id = NEW.id))"
)
TWICE = (
    "EXISTS (SELECT 1 FROM people_rolegrant AS o WHERE o.id IS DISTINCT FROM NEW.id"
    " AND o.user_id = NEW.user_id AND o.role = NEW.role"
    " AND o.organisation_id = NEW.organisation_id"
    " AND COALESCE(o.team_id, 0) = COALESCE(NEW.team_id, 0)"
    " AND (NEW.ends IS NULL OR o.starts < NEW.ends)"
    " AND (o.ends IS NULL OR NEW.starts < o.ends))"
)

declare(
    Guard(
        "people_team",
        "three_levels_of_one_employer",
        ("INSERT", "UPDATE"),
        "teams of one organisation stand on three levels at most, none below itself",
        TOO_DEEP,
    ),
    Guard(
        "people_rolegrant",
        "team_is_of_the_organisation",
        ("INSERT", "UPDATE"),
        "a role is given for a team of the organisation",
        "NEW.team_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM "
        "(SELECT organisation_id FROM people_team WHERE id = NEW.team_id)",
    ),
    Guard(
        "people_rolegrant",
        "once_on_a_day",
        ("INSERT", "UPDATE"),
        "the person has this role for this place on those days already",
        TWICE,
    ),
    Guard(
        "people_rolegrant",
        "is_ended_not_removed",
        ("DELETE",),
        "a role that was given is ended, and stays on record",
    ),
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
        "people_cover",
        "one_at_a_time",
        ("INSERT", "UPDATE"),
        "somebody covers for them on those days already",
        "EXISTS (SELECT 1 FROM people_cover AS o WHERE o.id IS DISTINCT FROM NEW.id"
        " AND o.absent_id = NEW.absent_id AND o.starts < NEW.ends AND NEW.starts < o.ends)",
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
