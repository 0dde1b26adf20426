"""What makes a version fit to be published, and who may publish it."""

LEVELS = (0, 1, 2, 3, 4)


def may_publish(viewer) -> bool:
    """A workforce lead publishes; None is an installation that is being set up."""
    return viewer is None or "workforce_lead" in viewer.roles


def faults(version) -> list[str]:
    """What is missing before the version can be published, in plain words; empty if it is whole."""
    found = []
    if tuple(version.levels.values_list("value", flat=True)) != LEVELS:
        found.append("The scale needs “not yet” and four levels.")
    statements = version.statements.prefetch_related("descriptors", "requirements")
    if not statements:
        found.append("There are no statements.")
    profiles = set(version.profiles.values_list("pk", flat=True))
    if not profiles:
        found.append("There are no roles.")
    for statement in statements:
        if [d.value for d in statement.descriptors.all()] != [1, 2, 3, 4]:
            found.append(f"{statement.code} needs words for each of the four levels.")
        if {r.profile_id for r in statement.requirements.all()} != profiles:
            found.append(f"{statement.code} needs a level for each role.")
    return found
