"""Who may open the records of somebody whom they don't supervise, and for which reasons."""

REASONS_OF = {
    "service_manager": ("complaint", "inquiry", "no_supervisor", "disagreement"),
    "auditor": ("sample",),
}
TOLD_LATER = "inquiry"


def roles_that_open(viewer) -> list[str]:
    """Of the roles held today. Whoever looks after accounts opens nobody's records, whatever else
    they are."""
    held = {grant.role for grant in viewer.live_grants}
    return [] if "administrator" in held else [role for role in REASONS_OF if role in held]
