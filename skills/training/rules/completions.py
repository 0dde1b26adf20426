def may_record_completions(viewer, user) -> bool:
    """A training coordinator records what others finished, never what they finished themselves."""
    return "training_coordinator" in viewer.roles and viewer != user
