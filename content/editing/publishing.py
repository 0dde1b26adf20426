"""A version is put in force; first its publisher sees what that does."""

from django.views.decorators.http import require_http_methods

from portal.access import refuse_unless
from portal.people.models import Post
from portal.people.sensitive import asked_again
from skills.framework import actions
from skills.framework.effects import digest_of, lost_by, warnings_about
from skills.framework.models import Requirement
from skills.framework.rules import gaps, may_publish

from .page import FORM, ask_first, back_to, done, show, to, version_or_404


@require_http_methods(FORM)
@asked_again
def publish(request, pk):
    version = version_or_404(request, pk)
    refuse_unless(may_publish(request.user) and version.is_open)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        return done(
            request,
            lambda: actions.publish(version=version, by=request.user, seen=seen),
            f"Version {version.number} is in force.",
            back_to(version),
        )
    lost = lost_by(version)
    return show(
        request,
        "publish",
        f"Publish version {version.number}",
        version,
        gaps=gaps(version),
        lost=lost,
        people=sum(one.count for one in lost if not one.is_removed),
        added=_added(version),
        requests=version.reviews.open_requests().select_related("by", "invitation"),
        warnings=warnings_about(version),
        seen=digest_of(version),
    )


def _added(version) -> list[tuple]:
    """Each new statement, with the roles that need it and how many people work in each today."""
    needs = Requirement.objects.filter(
        minimum__gt=0, statement__moves_from__kind="added", profile__version=version
    ).select_related("profile", "statement__domain")
    roles = {need.profile.job_role_id for need in needs}
    at_work = {}
    for role in (
        Post.objects.current().filter(job_role__in=roles).values_list("job_role", flat=True)
    ):
        at_work[role] = at_work.get(role, 0) + 1
    found = {}
    for need in needs:
        people = at_work.get(need.profile.job_role_id, 0)
        found.setdefault(need.statement, []).append((need.profile, people))
    return list(found.items())


@require_http_methods(FORM)
@asked_again
def retire(request, pk):
    version = version_or_404(request, pk)
    refuse_unless(may_publish(request.user) and version.state == version.State.PUBLISHED)
    return ask_first(
        request,
        version,
        lambda: actions.retire(version=version, by=request.user),
        title=f"Retire version {version.number}?",
        says="No version of this framework is in force then. Nobody can begin a self-assessment "
        "in it. It never comes back: only a new version does.",
        button="Retire it",
        done_says=f"Version {version.number} is retired.",
        where=back_to(version),
        back=to("version", pk),
    )
