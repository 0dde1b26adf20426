"""Who may do what with people's records; each rule is of `(viewer, …) -> bool`."""

from portal.dates import today


def may_manage_people(viewer) -> bool:
    return "administrator" in viewer.roles


def is_qualified(viewer, day=None) -> bool:
    """Is the person a social worker whose registration is in date?"""
    return viewer.registration_on(day or today()) is not None


def is_line_manager_of(viewer, employment, day=None) -> bool:
    lines = employment.supervision_lines.line_manager_of(employment, day)
    return lines.filter(supervisor=viewer).exists()


def supervises(viewer, employment) -> bool:
    return employment.supervision_lines.current().filter(supervisor=viewer).exists()


def holds_grant_over(viewer, role: str, employment) -> bool:
    """Has the person that role today, for the place where the employment is?"""
    from_all = type(employment).objects.in_scope_of(viewer, role)
    return from_all.filter(pk=employment.pk).exists()
