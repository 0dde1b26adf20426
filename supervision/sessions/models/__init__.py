from .agreed import AgreedAction
from .agreement import Agreement, AgreementPart, AgreementWord
from .audit import RecordAudit, Sample, SampledSession
from .disagreement import Disagreement
from .heading import Heading, Trigger
from .help import CallForHelp, Consultation
from .oversight import Oversight, OversightCheck, TriggerSeen
from .practice import PracticeRecord, SuggestedLevel
from .record import Addendum, Entry, Response, Shared
from .session import AgendaPoint, Attendee, Session

__all__ = [
    "Addendum",
    "AgendaPoint",
    "AgreedAction",
    "Agreement",
    "AgreementPart",
    "AgreementWord",
    "Attendee",
    "CallForHelp",
    "Consultation",
    "Disagreement",
    "Entry",
    "Heading",
    "Oversight",
    "OversightCheck",
    "PracticeRecord",
    "RecordAudit",
    "Response",
    "Sample",
    "SampledSession",
    "Session",
    "Shared",
    "SuggestedLevel",
    "Trigger",
    "TriggerSeen",
]
