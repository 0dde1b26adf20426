from .bringing_in import add_job_role, add_person, employ, supervise
from .grants import end_grant, grant
from .organisations import add_organisation, add_team
from .registrations import end_registration, record_registration

__all__ = [
    "add_job_role",
    "add_organisation",
    "add_person",
    "add_team",
    "employ",
    "end_grant",
    "end_registration",
    "grant",
    "record_registration",
    "supervise",
]
