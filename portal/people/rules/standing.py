"""Who may do what with people's records; each rule is of `(viewer, …) -> bool`."""

from portal.dates import today


def may_manage_people(viewer) -> bool:
    return "administrator" in viewer.roles


def is_qualified(viewer, day=None) -> bool:
    """Is the person a social worker whose registration is in date?"""
    return viewer.registration_on(day or today()) is not None


def is_same_person(viewer, user) -> bool:
    """Is this the viewer, by this account or by one that was merged into it?"""
    return viewer.pk in (user.pk, user.merged_into_id)


def is_line_manager_of(viewer, employment) -> bool:
    """By their own line, or as cover for the line manager today."""
    return employment.supervision_lines.held_by(viewer).filter(kind="line").exists()


def supervises(viewer, employment) -> bool:
    """By a line of any kind, or as cover for who has one today."""
    return employment.supervision_lines.held_by(viewer).exists()


def holds_grant_over(viewer, role: str, employment) -> bool:
    """Has the person that role today, for the place where the employment is?"""
    from_all = type(employment).objects.in_scope_of(viewer, role)
    return from_all.filter(pk=employment.pk).exists()
