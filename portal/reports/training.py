"""What a training record and the certificate of one course say: one set of facts for paper and for
the check by code."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from portal.dates import today
from skills.training.models import Completion

from .certificate import address


@dataclass(frozen=True)
class TrainingCertificate:
    name: str
    course: str
    course_code: str
    hours: str
    finished_on: date
    last_day: date | None
    how: str
    code: str
    is_current: bool
    withdrawn: bool = False

    @property
    def spaced_code(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def page(self) -> str:
        return address("reports:verify", self.code)


def training():
    """Completions with all that a certificate says of them."""
    return Completion.objects.select_related("user", "course", "elsewhere")


def ever_certified():
    """Those too that were withdrawn: whoever has the paper is told so."""
    return Completion.ever.exclude(code=None).select_related("user", "course", "elsewhere")


def training_certificate_of(completion) -> TrainingCertificate:
    return TrainingCertificate(
        name=completion.user.name,
        course=completion.course.title,
        course_code=completion.course.code,
        hours=f"{completion.course.hours.normalize():f}",
        finished_on=completion.completed_on,
        last_day=completion.last_day,
        how=_how(completion),
        code=completion.code,
        is_current=completion.expires_on is None or completion.expires_on > today(),
        withdrawn=completion.withdrawn_at is not None,
    )


def _how(completion) -> str:
    """Where it was done, as far as it is known. What was done elsewhere is not given out as the
    council’s own."""
    council = settings.COUNCIL_NAME
    if completion.source == Completion.Source.ELSEWHERE:
        return f"Done with another organisation. {council} counts it as this course."
    if completion.source == Completion.Source.ATTENDED:
        return f"Done with {council}."
    if completion.source == Completion.Source.ELEARNING:
        return f"Done online, as they told {council} themselves."
    if completion.source == Completion.Source.IMPORTED:
        ran = f" {completion.provider} ran it." if completion.provider else ""
        return f"Recorded by {council} from older records.{ran}"
    return f"Recorded by {council}."
