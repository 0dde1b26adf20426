"""Gates that list a statement by its code ask for what it has become. One that was taken out has
become nothing."""

from skills.framework.effects import Effect, declare

from .criteria import LISTED_STATEMENTS
from .models import Criterion


def lists_what_is_gone(version) -> list[str]:
    lineages = set(version.statements.values_list("lineage", flat=True))
    criteria = Criterion.objects.filter(
        version__state="published",
        kind=LISTED_STATEMENTS,
        version__framework_version__framework=version.framework,
    ).select_related("version__gate", "version__framework_version")
    found = []
    for criterion in criteria:
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


declare(Effect("readiness", warnings=lists_what_is_gone))
