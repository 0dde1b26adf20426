"""Gates ask for what their statements and roles have become. What was taken out has become nothing,
and what is no safety statement any more is asked of nobody as one."""

from skills.framework.effects import Effect, declare
from skills.framework.models import Requirement

from .criteria import CORE_STATEMENTS, KINDS, LISTED_STATEMENTS
from .models import Criterion


def _criteria(version, **only):
    """What the gates in force ask that were written for this framework."""
    return Criterion.objects.filter(
        version__state="published",
        version__framework_version__framework=version.framework,
        **only,
    ).select_related("version__gate", "version__framework_version")


def lists_what_is_gone(version) -> list[str]:
    lineages = set(version.statements.values_list("lineage", flat=True))
    found = []
    for criterion in _criteria(version, kind=LISTED_STATEMENTS):
        listed = criterion.version.framework_version.statements.filter(
            code__in=criterion.params["levels"]
        )
        gone = [f"“{one.title}”" for one in listed.order_by("code") if one.lineage not in lineages]
        if gone:
            found.append(
                f"The gate “{criterion.version.name}” lists {', '.join(gone)}, which this version "
                "leaves out. It goes on asking for the old words until the gate has a new version."
            )
    return found


def asks_of_a_role_that_is_gone(version) -> list[str]:
    asked = _needing(version)
    kinds = [kind for kind, params in KINDS.items() if any(one.name == "role" for one in params)]
    gates = {}
    for criterion in _criteria(version, kind__in=kinds):
        if criterion.params["role"] not in asked:
            gates[criterion.version.name] = None
    return [
        f"The gate “{name}” is for a role of which this version asks nothing. It goes on asking "
        "for the old words until the gate has a new version."
        for name in gates
    ]


def _needing(version) -> set[str]:
    needs = Requirement.objects.filter(profile__version=version, minimum__gt=0)
    return set(needs.values_list("profile__job_role__code", flat=True))


def asks_for_less_safety(version) -> list[str]:
    """Which statements a gate asks for as safety statements now, and then no more as such."""
    before, then, became = _core(version.follows), _core(version), _became(version)
    found = []
    for criterion in _criteria(version, kind=CORE_STATEMENTS):
        role = criterion.params["role"]
        left = [
            f"“{title}”"
            for key, title in before.get(role, {}).items()
            if not became.get(key, set()) & set(then.get(role, {}))
        ]
        if left and then.get(role):
            found.append(
                f"The gate “{criterion.version.name}” asks for safety statements. It asks no more "
                f"for {', '.join(left)} as one."
            )
        elif left and role in _needing(version):
            found.append(
                f"The gate “{criterion.version.name}” asks for safety statements, and this version "
                "has none for its role. It goes on asking for the old ones."
            )
    return found


def _core(version) -> dict[str, dict]:
    """By role, the safety statements that it needs: their titles, by id."""
    needs = Requirement.objects.filter(
        profile__version=version, minimum__gt=0, statement__core=True
    ).order_by("statement__domain__position", "statement__position")
    found = {}
    for role, key, title in needs.values_list(
        "profile__job_role__code", "statement", "statement__title"
    ):
        found.setdefault(role, {})[key] = title
    return found


def _became(version) -> dict[int, set]:
    """By the id of a statement of the version before, the ids of what came of it."""
    found = {}
    for before, after in version.moves.values_list("from_statement", "to_statement"):
        found.setdefault(before, set()).add(after)
    return found


declare(
    Effect("readiness", warnings=lists_what_is_gone),
    Effect("readiness_roles", warnings=asks_of_a_role_that_is_gone),
    Effect("readiness_safety", warnings=asks_for_less_safety),
)
