"""Looking what a file would do, and doing it in one transaction: at once, or by the worker."""

from django.db import transaction

from portal.dates import now
from portal.exchange.models import FrameworkFile
from portal.journal.actions import record
from portal.people.models import JobRole
from skills.framework.models import Framework, FrameworkVersion
from skills.framework.refusals import Refused

from .applying import apply
from .forest import Forest
from .here import Here, base_of
from .maps import Maps
from .plan import Plan
from .reading import read
from .tree import Role, Tree

State, Trouble = FrameworkFile.State, FrameworkFile.Trouble


def read_file(framework_file) -> Tree | Forest:
    with framework_file.file.open("rb") as stored:
        return read(stored.read(), framework_file.format)


def depth_of(framework_file, found) -> int | None:
    """The depth that was chosen, or the one that is likely; None where there is no choice."""
    if isinstance(found, Tree):
        return None
    return min(framework_file.depth or found.usual, max(found.deepest, 1))


def plan_of(framework_file, found, by) -> Plan:
    depth = depth_of(framework_file, found)
    tree = found.tree(depth) if depth else found
    framework = framework_file.framework
    here = Here(base_of(framework) if framework else None)
    maps = Maps(framework, by)
    if here.version:
        return Plan(tree, here, take_out=framework_file.take_out, maps=maps)
    roles = _roles(tree)
    return Plan(tree, here, take_out=framework_file.take_out, maps=maps, roles=roles)


def _roles(tree) -> dict[str, Role]:
    """What a new framework asks something of: the roles of the file that there are here, or those
    of the first framework in force."""
    if tree.roles:
        here = set(JobRole.objects.values_list("code", flat=True))
        unknown = [role.name for role in tree.roles if role.code not in here]
        if unknown:
            tree.notes.append(f"These roles are not known here, so they are left out: "
                              f"{', '.join(unknown)}.")  # fmt: skip
        return {role.code: role for role in tree.roles if role.code in here}
    version = FrameworkVersion.objects.published().order_by("framework").first()
    found = version.profiles.select_related("job_role").order_by("position") if version else []
    return {
        one.job_role.code: Role(
            one.job_role.code, one.name, one.summary, one.typical_work, one.social_work_qualified
        )
        for one in found
    }


def apply_now(pk: int, by) -> None:
    """Write all that was shown into a draft, or nothing. Where something else would happen by now,
    that is shown instead."""
    try:
        with transaction.atomic():
            framework_file = FrameworkFile.objects.select_for_update(of=("self",)).get(pk=pk)
            if framework_file.state == State.APPLYING:
                _apply(framework_file, by)
    except Refused as refused:
        _give_back(pk, Trouble.REFUSED, str(refused))
    except Exception:
        _give_back(pk, Trouble.FAILED)
        raise


def _apply(framework_file, by) -> None:
    if framework_file.framework:
        # Two files for one framework wait for each other.
        Framework.objects.select_for_update().get(pk=framework_file.framework_id)
    plan = plan_of(framework_file, read_file(framework_file), by)
    if plan.digest != framework_file.digest:
        _give_back(framework_file.pk, Trouble.CHANGED)
        return
    if framework_file.framework is None:
        framework_file.framework = Framework.objects.create(
            code=framework_file.new_code, title=framework_file.new_title
        )
        record("framework.added", framework_file.framework, by=by)
    framework_file.version = apply(plan, framework_file.framework, by=by)
    framework_file.counts = plan.counts
    framework_file.state, framework_file.trouble = State.APPLIED, Trouble.NONE
    framework_file.applied_at = framework_file.touched_at = now()
    framework_file.applied_by = by
    framework_file.save()
    record("framework_file.applied", framework_file, by=by, version=framework_file.version_id)


def _give_back(pk, trouble, says="") -> None:
    """Nothing was written, and the person can try again."""
    FrameworkFile.objects.filter(pk=pk, state=State.APPLYING).update(
        state=State.SENT, trouble=trouble, says=says
    )
