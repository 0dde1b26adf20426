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
    "may_manage_people",
    "supervises",
]
