"""The kinds of personal record that somebody may be shown or may open, by a word."""

from dataclasses import dataclass

from django.db.models import QuerySet

from portal.dates import in_words
from portal.people.querysets import is_person
from skills.assessments.models import Assessment, Evidence
from supervision.readiness.models import Application, Authorisation
from supervision.sessions.models import AgreedAction, Agreement, Session


@dataclass(frozen=True)
class Kind:
    """`every()` gives all of them with what their title needs; `job` is the path to whose."""

    name: str
    plain: str
    model: type
    related: tuple[str, ...]
    job: str = "employment"

    def every(self) -> QuerySet:
        if self.name in SUPERVISION:
            return self.model.objects.select_related(*self.related)
        every = self.model.objects.select_related("employment__user", *self.related)
        return every.exclude(tier="evidence") if self.name == "evidence" else every

    @property
    def label(self) -> str:
        """What the journal calls it."""
        return self.model._meta.label

    def title(self, record) -> str:
        if self.name == "assessment":
            return record.title
        if self.name == "session":
            return f"{self.plain}, {in_words(record.happens_on)}"
        if self.name == "agreement":
            return f"{self.plain} with {record.supervisor}"
        if self.name == "action":
            return f"{self.plain}, by {in_words(record.by_when)}"
        if self.name == "evidence":
            return record.get_kind_display()
        return f"{self.plain}: {self._version(record)}"

    def _version(self, record) -> str:
        application = record if self.name == "application" else record.decision.application
        return str(application.gate_version)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("assessment", "Self-assessment", Assessment, ("profile",)),
        Kind("application", "Application", Application, ("gate_version__gate",)),
        Kind(
            "authorisation",
            "Certificate",
            Authorisation,
            ("decision__application__gate_version__gate",),
        ),
    )
}

# Who reads these follows from supervision itself; of who looked they are told as of the others.
SUPERVISION = {
    kind.name: kind
    for kind in (
        Kind("session", "Supervision record", Session, ("supervisor",), "attendees__employment"),
        Kind("agreement", "Supervision agreement", Agreement, ("supervisor",)),
        Kind("action", "Agreed in supervision", AgreedAction, ("session",)),
    )
}
LOOKED_AT = KINDS | SUPERVISION

# A piece that is private or shared. No opening lets anybody see it, so it is nothing to open; what
# was sent of a piece is seen with its answer.
KEPT = {"evidence": Kind("evidence", "Evidence", Evidence, ())}


def open_records(viewer, employment) -> list[tuple[str, str]]:
    """What the viewer can read of an employment's records today, as (title, address)."""
    return [
        (kind.title(record), record.get_absolute_url())
        for kind in LOOKED_AT.values()
        for record in kind.every()
        .visible_to(viewer)
        .filter(**{kind.job: employment})
        .order_by("-pk")
    ]


def own_titles(user) -> dict[tuple[str, int], str]:
    """The titles of all records of a person, by the journal's kind and id."""
    return {
        (kind.label, record.pk): kind.title(record)
        for kind in LOOKED_AT.values()
        for record in kind.every().filter(is_person(user, f"{kind.job}__user"))
    }
