"""Who may change somebody's job, say that they are away, and set cover."""

from .standing import holds_grant_over, is_same_person, may_manage_people

# Roles whose holders look after the jobs within their scope.
MANAGING = ("service_manager", "partner_coordinator", "employer_manager")


def may_change(viewer, employment) -> bool:
    """An administrator, a service manager of the place, and whoever manages or coordinates the
    employer; nobody their own job."""
    if is_same_person(viewer, employment.user):
        return False
    return may_manage_people(viewer) or _manages(viewer, employment)


def _manages(viewer, employment) -> bool:
    return any(
        role in viewer.roles and holds_grant_over(viewer, role, employment) for role in MANAGING
    )


def may_add_to(viewer, organisation) -> bool:
    """May the person bring somebody in at this employer? In which teams, `may_add_to_team` says."""
    return may_manage_people(viewer) or any(
        grant.organisation_id == organisation.pk and grant.role in MANAGING
        for grant in viewer.live_grants
    )


def may_add_to_team(viewer, team) -> bool:
    """Within the whole organisation, or the team that the role was granted for and those below."""
    if may_manage_people(viewer):
        return True
    above = {team.pk, team.parent_id, team.parent and team.parent.parent_id}
    return any(
        grant.role in MANAGING
        and grant.organisation_id == team.organisation_id
        and (grant.team_id is None or grant.team_id in above)
        for grant in viewer.live_grants
    )


def may_set_cover(viewer, absent) -> bool:
    """The person themselves, an administrator, or who manages their job at every employer whose
    people they lead: who manages one employer lets nobody see another's people."""
    if is_same_person(viewer, absent) or may_manage_people(viewer):
        return True
    managed = {one.organisation_id for one in absent.employments.current() if _manages(viewer, one)}
    return bool(managed) and employers_led_at(absent) <= managed


def may_cover(covering, absent) -> bool:
    """A colleague at every employer whose people the absent one leads there, or at their only one;
    or somebody from the council."""
    works_at = covering.employments.current()
    if works_at.filter(organisation__sector="council").exists():
        return True
    theirs = set(works_at.values_list("organisation", flat=True))
    led_at = employers_led_at(absent)
    return led_at <= theirs if led_at else not theirs.isdisjoint(_works_at(absent))


def employers_led_at(person) -> set[int]:
    """Where somebody works today and supervises, today or later."""
    led = person.supervision_given.not_over().values_list("employment__organisation", flat=True)
    return set(led) & _works_at(person)


def _works_at(person) -> set[int]:
    return set(person.employments.current().values_list("organisation", flat=True))
