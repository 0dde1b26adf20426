from django.db.models import Exists, OuterRef, Q

from portal.dates import holds_on, today


def is_person(viewer, path: str = "user") -> Q:
    """The condition that the one at `path` is the viewer, by this account or by one that was merged
    into it."""
    return Q(**{path: viewer}) | Q(**{f"{path}__merged_into": viewer})


def supervised_by(viewer, prefix: str = "", *, line_manager: bool = False) -> Q:
    """The condition that the viewer supervises the employment at `prefix` today, by a line of any
    kind or as line manager alone, or does so for somebody whom they cover. Never one's own."""
    line = f"{prefix}supervision_lines__"
    own = Q(**{f"{line}supervisor": viewer})
    condition = _in_a_line(viewer, prefix, own)
    if line_manager:
        condition &= Q(**{f"{line}kind": "line"})
    return condition


def waits_for(viewer, prefix: str = "") -> Q:
    """The condition that what comes from the employment at `prefix` waits for the viewer today:
    as `supervised_by`, but not for somebody who is covered. They may still do it themselves. Who
    covers for their own supervisor doesn't take their own part over."""
    covers = viewer.covered_by.current().exclude(covering=OuterRef(f"{prefix}user"))
    own = Q(**{f"{prefix}supervision_lines__supervisor": viewer}) & ~Exists(covers)
    return _in_a_line(viewer, prefix, own)


def _in_a_line(viewer, prefix, own) -> Q:
    line = f"{prefix}supervision_lines__"
    covered = viewer.covers.current().values("absent")
    condition = own | Q(**{f"{line}supervisor__in": covered})
    condition &= holds_on(today(), line) & holds_on(today(), prefix)
    return condition & ~is_person(viewer, f"{prefix}user")


def in_scope(grant, prefix: str = "") -> Q:
    """The condition that the employment at `prefix` lies within what a role was granted for: the
    whole organisation, or a team and the two levels below it, by today's post. Whoever works there
    no longer is in no scope."""
    scope = Q(**{f"{prefix}organisation": grant.organisation_id}) & holds_on(today(), prefix)
    if grant.team_id is None:
        return scope
    team = Q()
    for path in ("team", "team__parent", "team__parent__parent"):
        team |= Q(**{f"{prefix}posts__{path}": grant.team_id})
    return scope & team & holds_on(today(), f"{prefix}posts__")


def in_any_scope(user, role: str, prefix: str = "") -> Q:
    """The condition that the employment at `prefix` lies within a live grant of `role`; a condition
    that nothing meets where the person has none."""
    condition = Q(pk__in=[])
    for grant in user.live_grants:
        if grant.role == role:
            condition |= in_scope(grant, prefix)
    return condition


def opened_by(viewer, prefix: str = "") -> Q:
    """The condition that the viewer has opened the records of the employment at `prefix`, with a
    reason, and that the time is not over."""
    opened = viewer.openings_made.open_to(viewer).values("employment")
    return Q(**{f"{prefix}pk__in": opened})


def reaches(employment) -> Q:
    """The condition that what a role was granted for holds this employment: `in_scope`, asked the
    other way round."""
    posts = employment.posts.current().values_list("team", "team__parent", "team__parent__parent")
    teams = {team for post in posts for team in post if team}
    return Q(organisation=employment.organisation_id) & (Q(team=None) | Q(team__in=teams))
