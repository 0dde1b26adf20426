from .booking import Booking, MissedReason, Needs, Offer, Pool
from .completion import CertificateFile, Completion, Elsewhere
from .course import Course, CourseStatement
from .evaluation import Evaluation
from .event import Attendance, Event, EventDate
from .policy import AccessPolicy

__all__ = [
    "AccessPolicy",
    "Attendance",
    "Booking",
    "CertificateFile",
    "Completion",
    "Course",
    "CourseStatement",
    "Elsewhere",
    "Evaluation",
    "Event",
    "EventDate",
    "MissedReason",
    "Needs",
    "Offer",
    "Pool",
]
