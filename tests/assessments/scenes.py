"""A world in which much has happened, and what the database makes of rows that go round rules."""

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.dates import today
from skills.assessments import actions
from skills.assessments.models import (
    Assessment,
    ConfirmedLevel,
    Evidence,
    EvidenceFile,
)
from tests.assessments.conftest import make_world
from tests.assessments.retold import CODES

NOW = timezone.now()


def let_through(cases) -> list:
    """Those of `cases` (what, words, how) that the database took, or refused in other words."""
    found = []
    for what, words, do in cases:
        try:
            with transaction.atomic():
                do()
        except IntegrityError as refusal:
            if words not in str(refusal):
                found.append(f"{what}: {refusal}")
        else:
            found.append(what)
    return found


def rows(thing):
    """The row by itself, past its model's own lock."""
    return type(thing)._base_manager.filter(pk=thing.pk)


def change(thing, **fields):
    """An UPDATE as SQL would write it, whatever the model says."""
    sets = ", ".join(f"{name} = %s" for name in fields)
    table = thing._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {sets} WHERE id = %s",
            [*fields.values(), thing.pk],
        )


def delete(thing):
    rows(thing)._raw_delete("default")


def piece(employment, tier="evidence", **fields):
    values = {"kind": "observation", "happened_on": today(), "text": "In May."}
    moment = {"added_at": NOW, "saved_at": NOW}
    return Evidence.objects.create(employment=employment, tier=tier, **values | moment | fields)


def a_file(evidence):
    return EvidenceFile.objects.create(
        evidence=evidence,
        name="a.pdf",
        size=1,
        kind="application/pdf",
        sha256="a" * 64,
        added_by=evidence.employment.user,
        added_at=NOW,
    )


class Scene:
    """A reviewed round with evidence and a response, and a draft that follows it."""

    def __init__(self, world):
        self.world, self.other = world, make_world("testing")
        self.piece = piece(world.employment)
        self.private = piece(world.employment, "private")
        self.theirs = piece(self.other.employment)
        over = world.draft()
        over.ratings.get(statement__code="A1").evidence.add(self.piece)
        actions.submit(assessment=over, by=world.practitioner)
        for code in CODES:
            world.mark(over, code)
        self.review = actions.finish_review(
            assessment=over, by=world.supervisor, declaration="My own view."
        )
        self.response = actions.respond(
            review=self.review, agrees=True, comment="", by=world.practitioner
        )
        self.over = Assessment.objects.get(pk=over.pk)
        self.answer = world.revision(self.over, "A1")
        self.sent = self.answer.evidence.get()
        self.confirmation = self.answer.confirmations.get()
        self.level = ConfirmedLevel.objects.get(confirmation=self.confirmation)
        self.draft = world.start()

    def answered(self, code):
        return self.world.revision(self.over, code)
