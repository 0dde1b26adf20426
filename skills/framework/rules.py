"""What makes a version fit to be published, and who may draft, publish and review it."""

from dataclasses import dataclass

from portal.access import CMS_ROLES

LEVELS = (0, 1, 2, 3, 4)
DESCRIBED = LEVELS[1:]


def may_draft(viewer) -> bool:
    """An editor or a workforce lead writes; None is an installation that is being set up."""
    return viewer is None or bool(CMS_ROLES & viewer.roles)


def may_publish(viewer) -> bool:
    """A workforce lead publishes; None is an installation that is being set up."""
    return viewer is None or "workforce_lead" in viewer.roles


def may_map(viewer) -> bool:
    """Whoever publishes says that one statement answers another."""
    return may_publish(viewer)


@dataclass(frozen=True)
class Gap:
    """Something that is missing, in plain words; `statement` and `field` say where, if it is of one
    statement."""

    says: str
    statement: object = None
    field: str = ""


def faults(version) -> list[str]:
    """What is missing before the version can be published, in plain words; empty if it is whole."""
    return [gap.says for gap in gaps(version)]


def gaps(version) -> list[Gap]:
    """What is missing before the version can be published, and where."""
    found = []
    if tuple(version.levels.values_list("value", flat=True)) != LEVELS:
        found.append(Gap("The scale needs “not yet” and four levels."))
    statements = version.statements.in_order().prefetch_related("descriptors", "requirements")
    if not statements:
        found.append(Gap("There are no statements."))
    profiles = set(version.profiles.values_list("pk", flat=True))
    if not profiles:
        found.append(Gap("There are no roles."))
    for statement in statements:
        found += statement_gaps(statement, profiles)
    return found + [_untold(move.to_statement) for move in version.moves.untold()]


def statement_gaps(statement, profiles) -> list[Gap]:
    """What one statement lacks; `profiles` are the ids of its version's roles."""
    found = []
    missing = [value for value in DESCRIBED if not statement.levels.get(value, "").strip()]
    if missing:
        says = f"{statement.code} needs words for each of the four levels."
        found.append(Gap(says, statement, f"level_{missing[0]}"))
    if {r.profile_id for r in statement.requirements.all()} != profiles:
        says = f"{statement.code} needs a level for each role."
        found.append(Gap(says, statement, "minimum"))
    return found


def _untold(statement) -> Gap:
    says = f"{statement.code} has new words. Say whether they mean the same."
    return Gap(says, statement, "same_meaning")
