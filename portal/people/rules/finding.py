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


ADDERS = frozenset({"administrator", "service_manager", "employer_manager", "partner_coordinator"})


def may_add_people(viewer) -> bool:
    """Whoever looks after the jobs of some place: their organisations are listed for them too."""
    return not ADDERS.isdisjoint(viewer.roles)


def may_bring_files(viewer) -> bool:
    """A file is for a whole employer, while its agreement runs."""
    of_employer = ADDERS - {"service_manager"}
    return any(
        grant.role in of_employer and grant.organisation.is_active for grant in viewer.live_grants
    )


def may_find_people(viewer) -> bool:
    """Whoever has people of whose jobs they may know."""
    return not FINDERS.isdisjoint(viewer.roles)
