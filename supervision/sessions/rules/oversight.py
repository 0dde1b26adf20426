"""Who sets oversight, checks the work, and takes up a call for help."""

from portal.people.rules import holds_grant_over, is_qualified, is_same_person

SETTERS = ("practice_supervisor", "service_manager")


def may_set_oversight(viewer, employment) -> bool:
    """Who answers for the place, never for their own work. None is the portal, which only ends."""
    if viewer is None:
        return True
    mine = is_same_person(viewer, employment.user)
    return not mine and any(holds_grant_over(viewer, role, employment) for role in SETTERS)


def oversees(viewer, oversight) -> bool:
    """As the overseer, as the cover that is named, or for an overseer whom they cover today."""
    if is_same_person(viewer, oversight.subject):
        return False
    named = [oversight.overseer] + ([oversight.cover] if oversight.cover else [])
    covers = viewer.covers.current().filter(absent=oversight.overseer_id)
    return any(is_same_person(viewer, one) for one in named) or covers.exists()


def may_call_for_help(viewer, employment) -> bool:
    """In one's own work, while one has it."""
    return is_same_person(viewer, employment.user) and employment.is_not_over


def may_take_up(viewer, call) -> bool:
    """Who was told of it."""
    return any(is_same_person(viewer, one) for one in call.told.all())


def may_consult(viewer, employment) -> bool:
    """A social worker whose registration is in date, asked by somebody else."""
    return is_qualified(viewer) and not is_same_person(viewer, employment.user)
