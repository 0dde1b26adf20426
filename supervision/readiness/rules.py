"""Who may do what about readiness. `why_not_…` answers with the sentence to show, or None where the
person may; the others answer yes or no."""


def may_publish_gates(viewer) -> bool:
    """A workforce lead publishes; None is an installation that is being set up."""
    return viewer is None or "workforce_lead" in viewer.roles
