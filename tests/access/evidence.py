"""Evidence, journals, and what people share with those who supervise them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dates import now, today
from portal.files.checks import accept
from skills.assessments import actions
from skills.assessments.models import (
    AnswerRevision,
    Assessment,
    Evidence,
    EvidenceFile,
    EvidenceRevision,
)
from tests import story
from tests.access.row import EVERYONE, on
from tests.openings import opening
from tests.story import who


def of_practitioner(tier):
    return Evidence.objects.of(who("practitioner")).filter(tier=tier).earliest("pk")


def private():
    return {"uuid": of_practitioner("private").uuid}


def shared():
    return {"uuid": of_practitioner("shared").uuid}


def draft_answer():
    draft = story.round_of("practitioner", "draft")
    return {"uuid": draft.uuid, "code": draft.ratings.earliest("pk").statement.code}


def draft_piece():
    return draft_answer() | {"piece": of_practitioner("private").uuid}


def private_piece():
    """What is posted to put it to an answer."""
    return {"piece": str(of_practitioner("private").uuid)}


def employment():
    return {"uuid": opening.job_of("practitioner").uuid}


def who_sees_shared():
    return {"kind": "evidence", **shared()}


def who_sees_private():
    return {"kind": "evidence", **private()}


def paper():
    return accept(SimpleUploadedFile("said.txt", b"What was said."), allowed={"txt"})


def with_file(piece):
    by = who("practitioner")
    return {"uuid": actions.put_file(piece=piece, accepted=paper(), by=by).file.uuid}


def private_file():
    return with_file(of_practitioner("private"))


def shared_file():
    return with_file(of_practitioner("shared"))


def sent_file():
    """The file that went with an answer of a round of the practitioner's that was reviewed. The
    piece has none any more; a service manager has opened her records."""
    opening.running()
    piece = of_practitioner("private")
    file = EvidenceFile.objects.create(
        evidence=piece, added_by=who("practitioner"), added_at=now(), **paper().fields
    )
    sent = EvidenceRevision.objects.create(
        evidence=piece,
        number=1,
        kind=piece.kind,
        happened_on=today(),
        file=file,
        digest="0" * 64,
        cut_at=now(),
    )
    draft = story.round_of("practitioner", "draft")
    Evidence.objects.filter(pk=piece.pk).update(tier="evidence")
    answer = AnswerRevision.objects.create(
        assessment=draft,
        statement=draft.ratings.earliest("pk").statement,
        number=1,
        level=2,
        digest="0" * 64,
        cut_at=now(),
    )
    answer.evidence.add(sent)
    at = {"submitted_at": now(), "reviewed_at": now()}
    Assessment.objects.filter(pk=draft.pk).update(state="reviewed", **at)
    return {"uuid": file.uuid}


def opened_private_file():
    opening.running()
    return private_file()


def opened_shared():
    opening.running()
    return shared()


WORDS = {"kind": "reflection", "text": "Later.", "edit": "1"}
OWN = "practitioner"
READ = "practitioner supervisor"

ROWS = [
    on("assessments:evidence", ok=EVERYONE),
    on("assessments:add_evidence", ok=EVERYONE),
    on("assessments:add_evidence", post={}, ok=EVERYONE, then=200),
    on("assessments:journal", ok=EVERYONE),
    on("assessments:journal", post={}, ok=EVERYONE),
    on("assessments:shared", ok=EVERYONE),
    # --- A piece: its owner's, and while it is shared, to read for who supervises them ----
    on("assessments:piece", private, ok=OWN),
    on("assessments:piece", private, post=WORDS, ok=OWN),
    on("assessments:piece", shared, ok=READ),
    on("assessments:piece", opened_shared, ok=READ),
    on("assessments:piece", shared, post=WORDS, ok=OWN, no="supervisor"),
    on("assessments:piece_file", shared, ok=OWN),
    on("assessments:piece_file", shared, post={}, ok=OWN, then=200),
    on("assessments:piece_file_off", shared, post={}, ok=OWN),
    on("assessments:piece_tier", shared, ok=OWN),
    on("assessments:piece_tier", shared, post={"tier": "private"}, ok=OWN),
    on("assessments:piece_remove", shared, ok=OWN),
    on("assessments:piece_remove", shared, post={}, ok=OWN),
    on("assessments:shared_by", employment, ok="supervisor"),
    on("home:who_can_see", who_sees_shared, ok=READ),
    on("home:who_can_see", who_sees_private, ok=OWN),
    # --- Its file, and the one that went with an answer ----
    on("assessments:evidence_file", private_file, ok=OWN),
    on("assessments:evidence_file", opened_private_file, ok=OWN),
    on("assessments:evidence_file", shared_file, ok=READ),
    on(
        "assessments:evidence_file",
        sent_file,
        ok="practitioner supervisor practice-supervisor service-manager",
    ),
    # --- Put to an answer of one's own draft ----
    on("assessments:use_evidence_for", draft_answer, ok=OWN),
    on("assessments:use_evidence_for", draft_answer, post=private_piece, ok=OWN),
    on("assessments:add_evidence_for", draft_answer, ok=OWN),
    on("assessments:add_evidence_for", draft_answer, post={"kind": "test"}, ok=OWN),
    on("assessments:piece_for", draft_piece, ok=OWN),
    on("assessments:piece_for", draft_piece, post=WORDS, ok=OWN),
]

# A download, which is no page.
NOT_READ = {"assessments:evidence_file"}

BUDGETS = {
    ("assessments:evidence", dict, "practitioner"): 12,
    ("assessments:add_evidence", dict, "practitioner"): 9,
    ("assessments:journal", dict, "practitioner"): 10,
    ("assessments:shared", dict, "supervisor"): 10,
    ("assessments:piece", private, "practitioner"): 11,
    ("assessments:piece", shared, "supervisor"): 10,
    ("assessments:piece", opened_shared, "practitioner"): 11,
    ("assessments:piece_file", shared, "practitioner"): 9,
    ("assessments:piece_tier", shared, "practitioner"): 12,
    ("assessments:piece_remove", shared, "practitioner"): 10,
    ("assessments:shared_by", employment, "supervisor"): 11,
    ("assessments:use_evidence_for", draft_answer, "practitioner"): 14,
    ("assessments:add_evidence_for", draft_answer, "practitioner"): 11,
    ("assessments:piece_for", draft_piece, "practitioner"): 14,
    ("home:who_can_see", who_sees_shared, "practitioner"): 18,
    ("home:who_can_see", who_sees_private, "practitioner"): 18,
}

# These cost the same with one row more and with many.
LISTS = [("assessments:shared", "supervisor")]
