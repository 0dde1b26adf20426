"""Who may write that they checked a person's registration."""

from .standing import holds_grant_over, is_same_person, may_manage_people


def may_record_registration(viewer, user) -> bool:
    """An administrator, or a service manager of the place of one of their jobs; never one's own."""
    if is_same_person(viewer, user):
        return False
    return may_manage_people(viewer) or (
        "service_manager" in viewer.roles
        and any(
            holds_grant_over(viewer, "service_manager", one) for one in user.employments.current()
        )
    )
