from .bringing_in import (
    add_job_role,
    add_organisation,
    add_person,
    add_team,
    employ,
    grant,
    record_registration,
    supervise,
)

__all__ = [
    "add_job_role",
    "add_organisation",
    "add_person",
    "add_team",
    "employ",
    "grant",
    "record_registration",
    "supervise",
]
