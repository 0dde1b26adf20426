"""How the tests keep evidence: written, put to answers, sent."""

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dates import today
from portal.files.checks import accept
from portal.journal.models import Entry
from skills.assessments import actions
from skills.assessments.models import Evidence

CASE = "I went back to it (case 48213)."
Tier = Evidence.Tier


def paper(words="What a colleague said.", name="said.txt"):
    return accept(SimpleUploadedFile(name, words.encode()), allowed={"txt"})


def begun(world, kind="observation", **more):
    return actions.add_evidence(
        employment=world.employment, kind=kind, by=world.practitioner, **more
    )


def saved(world, piece=None, **more):
    piece = piece or begun(world)
    content = {"kind": piece.kind, "happened_on": today(), "text": "Watched at work.", "edit": 0}
    return actions.save_evidence(piece=piece, by=world.practitioner, **content | more)


def moved(world, piece, tier):
    return actions.move_evidence(piece=piece, tier=tier, by=world.practitioner)


def put(world, assessment, code, piece):
    rating = assessment.ratings.get(statement__code=code)
    return actions.attach_evidence(rating=rating, piece=piece, by=world.practitioner)


def took_off(world, assessment, code, piece):
    rating = assessment.ratings.get(statement__code=code)
    return actions.detach_evidence(rating=rating, piece=piece, by=world.practitioner)


def with_file(world, piece, accepted=None):
    return actions.put_file(piece=piece, accepted=accepted or paper(), by=world.practitioner)


def stored_in(file):
    """What is in the file, to the letter."""
    if file is None:
        return None
    with file.file.open("rb") as stored:
        return stored.read()


def sent_with(world, piece, *codes):
    assessment = world.draft()
    for code in codes:
        put(world, assessment, code, piece)
    return actions.submit(assessment=assessment, by=world.practitioner)


def verbs(piece):
    entries = Entry.objects.filter(kind=piece._meta.label, object_id=piece.pk).order_by("id")
    return list(entries.values_list("verb", flat=True))
