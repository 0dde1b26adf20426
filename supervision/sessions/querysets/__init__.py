from .agreed import AgreedActionQuerySet
from .agreement import AgreementQuerySet
from .audit import SampleQuerySet
from .disagreement import DisagreementQuerySet
from .help import CallForHelpQuerySet, ConsultationQuerySet
from .oversight import OversightCheckQuerySet, OversightQuerySet, ToOverseeQuerySet
from .practice import PracticeRecordQuerySet
from .session import AgendaPointQuerySet, AttendeeQuerySet, SessionQuerySet

__all__ = [
    "AgendaPointQuerySet",
    "AgreedActionQuerySet",
    "AgreementQuerySet",
    "AttendeeQuerySet",
    "CallForHelpQuerySet",
    "ConsultationQuerySet",
    "DisagreementQuerySet",
    "OversightCheckQuerySet",
    "OversightQuerySet",
    "PracticeRecordQuerySet",
    "SampleQuerySet",
    "SessionQuerySet",
    "ToOverseeQuerySet",
]
