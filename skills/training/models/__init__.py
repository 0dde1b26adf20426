from .booking import Booking, MissedReason, Needs, Offer, Pool
from .completion import CertificateFile, Completion, Elsewhere
from .correction import Correction
from .course import Course, CourseStatement
from .enrolment import Enrolment
from .evaluation import Evaluation
from .event import Attendance, Event, EventDate
from .passport import Passport
from .past import PastFile, PastLine
from .policy import AccessPolicy

__all__ = [
    "AccessPolicy",
    "Attendance",
    "Booking",
    "CertificateFile",
    "Completion",
    "Correction",
    "Course",
    "CourseStatement",
    "Elsewhere",
    "Enrolment",
    "Evaluation",
    "Event",
    "EventDate",
    "MissedReason",
    "Needs",
    "Offer",
    "Passport",
    "PastFile",
    "PastLine",
    "Pool",
]
