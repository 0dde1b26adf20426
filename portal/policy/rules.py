def may_set(viewer) -> bool:
    """A workforce lead sets local words and numbers; None is an installation being set up."""
    return viewer is None or "workforce_lead" in viewer.roles
