"""Who must show more than a password."""

# What these roles open is about somebody else.
SEES_OTHERS = frozenset(
    {
        "supervisor",
        "practice_supervisor",
        "service_manager",
        "employer_manager",
        "working_lead",
        "partner_coordinator",
        "training_coordinator",
        "workforce_lead",
        "auditor",
        "administrator",
    }
)


def sees_others(viewer) -> bool:
    """Does the person see records of others, by a role that they hold today?"""
    return not SEES_OTHERS.isdisjoint(viewer.roles)
