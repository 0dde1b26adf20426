"""Who answers for an organisation: its own coordinator or manager, for the whole of it. For the
council, an administrator, who vouches for nobody else."""

ANSWERING = frozenset({"partner_coordinator", "employer_manager"})


def may_say(viewer, organisation) -> bool:
    """May they make the yearly safeguarding statement?"""
    if organisation.is_council:
        return "administrator" in viewer.roles
    return any(
        grant.role in ANSWERING
        and grant.team_id is None
        and grant.organisation_id == organisation.pk
        for grant in viewer.live_grants
    )


def may_keep_papers(viewer, organisation) -> bool:
    """May they ask the safeguarding lead, and add or take away a paper?"""
    return "administrator" in viewer.roles or may_say(viewer, organisation)
