"""Who looks for people."""

FINDERS = frozenset(
    {
        "administrator",
        "service_manager",
        "employer_manager",
        "partner_coordinator",
        "supervisor",
        "practice_supervisor",
    }
)


def may_find_people(viewer) -> bool:
    """Whoever has people of whose jobs they may know."""
    return not FINDERS.isdisjoint(viewer.roles)
