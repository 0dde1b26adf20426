from .openings import may_approve, may_close, may_open, reasons_for, why_not_open
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
    "may_approve",
    "may_close",
    "may_manage_people",
    "may_open",
    "reasons_for",
    "supervises",
    "why_not_open",
]
