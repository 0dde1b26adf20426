from .finding import may_add_people, may_bring_files, may_find_people
from .grants import may_end_grant, may_give_roles, may_grant, roles_to_give
from .openings import may_approve, may_close, may_open, reasons_for, why_not_open
from .organisations import may_change_teams
from .registrations import may_record_registration
from .standing import (
    holds_grant_over,
    is_line_manager_of,
    is_qualified,
    is_same_person,
    may_manage_people,
    supervises,
)

__all__ = [
    "holds_grant_over",
    "is_line_manager_of",
    "is_qualified",
    "is_same_person",
    "may_add_people",
    "may_approve",
    "may_bring_files",
    "may_change_teams",
    "may_close",
    "may_end_grant",
    "may_find_people",
    "may_give_roles",
    "may_grant",
    "may_manage_people",
    "may_open",
    "may_record_registration",
    "reasons_for",
    "roles_to_give",
    "supervises",
    "why_not_open",
]
