LEADS = ("partner_coordinator", "employer_manager")


def organisations_led(viewer) -> set[int]:
    """Those that the viewer coordinates or manages as a whole; who manages one team of one does not
    book for all of it."""
    return {
        grant.organisation_id
        for grant in viewer.live_grants
        if grant.role in LEADS and grant.team_id is None
    }
