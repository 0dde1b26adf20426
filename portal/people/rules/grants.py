"""Who may give a role, and end it."""

from portal.dates import today

from .partners import may_give_to_contact
from .standing import is_same_person, may_manage_people

# What an employer's own manager may give to their own people.
OF_AN_EMPLOYER = frozenset({"partner_coordinator"})


def may_give_roles(viewer, user) -> bool:
    """Any role, to anybody but themselves; or some roles, to their employer's own people."""
    return bool(roles_to_give(viewer, user))


def roles_to_give(viewer, user) -> frozenset[str]:
    """The roles that the viewer may give to the person."""
    if is_same_person(viewer, user):
        return frozenset()
    if may_manage_people(viewer):
        return frozenset(user.grants.model.Role.values)
    return OF_AN_EMPLOYER if employers_managed(viewer, user) else frozenset()


def employers_managed(viewer, user) -> set[int]:
    """The employers of the person of which the viewer is the manager."""
    managed = {
        grant.organisation_id
        for grant in viewer.live_grants
        if grant.role == "employer_manager" and grant.team_id is None
    }
    if not managed:
        return set()
    works_at = user.employments.on(today()).values_list("organisation", flat=True)
    return managed & set(works_at)


def may_grant(viewer, user, role, organisation) -> bool:
    if role not in roles_to_give(viewer, user):
        return may_give_to_contact(viewer, user, role, organisation)
    return may_manage_people(viewer) or organisation.pk in employers_managed(viewer, user)


def may_end_grant(viewer, grant) -> bool:
    """Who may give a role may end it, of a person who works there no longer too."""
    if is_same_person(viewer, grant.user):
        return False
    return may_manage_people(viewer) or (
        grant.role in OF_AN_EMPLOYER
        and any(
            own.role == "employer_manager"
            and own.team_id is None
            and own.organisation_id == grant.organisation_id
            for own in viewer.live_grants
        )
    )
