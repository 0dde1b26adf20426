"""Evidence for pages: the words about it, what stands beside a statement, what a piece is for."""

from collections import defaultdict

from django.urls import reverse

from . import actions
from .models import AnswerRevision, Assessment, Evidence, EvidenceKind, SelfRating

NOTES = {
    EvidenceKind.OBSERVATION: (
        "A short record by the person who watched. Ask the family first if it is all right."
    ),
    EvidenceKind.FAMILY_FEEDBACK: "Write the words, not the names.",
    EvidenceKind.REFLECTION: "What happened, what I did, what I would do next time.",
    EvidenceKind.RECORD_CHECK: (
        "The supervisor says what they found. Do not copy the record here."
    ),
    EvidenceKind.SUPERVISION: "Link to the date. Do not repeat the detail.",
    EvidenceKind.TRAINING: "Course, date and one thing I now do differently.",
    EvidenceKind.COLLEAGUE_FEEDBACK: ("For example a school, health visitor or charity worker."),
    EvidenceKind.GROUP_DISCUSSION: "What I brought and what I learned.",
    EvidenceKind.TEST: "For knowledge that has a right answer.",
}
# Who could see a piece, by its tier: a word for the line beside the time, and all of it.
SEEN = {
    Evidence.Tier.PRIVATE: "Only you can see it.",
    Evidence.Tier.SHARED: "You and your supervisor can see it.",
    Evidence.Tier.EVIDENCE: "It goes with the answers that you put it to.",
}
WHO = {
    Evidence.Tier.PRIVATE: "Only you can see it here.",
    Evidence.Tier.SHARED: (
        "You, and whoever supervises you or covers for them. You can take it back at any time."
    ),
    Evidence.Tier.EVIDENCE: (
        "It goes with the answers that you put it to. Once you send them, those who review them "
        "read it. So can those who sign for a gate, where you release it to them. It stays with "
        "what you sent."
    ),
}


def kinds_for(statement=None) -> list[tuple[str, str]]:
    """The kinds to choose from, those that show the statement best first."""
    best = statement.evidence_kinds if statement else []
    return sorted(EvidenceKind.choices, key=lambda choice: choice[0] not in best)


def wanted(assessment, post, by) -> str:
    """The address that a button of the evidence section leads to, once the answer is saved, and
    nothing where another button was pressed. Taking a piece off is done on the way.

    A button says what is wanted, of which statement and, where there is one, of which piece:
    “add.SAF1”, “use.SAF1”, “change.SAF1.…”, “off.SAF1.…”."""
    what, _, rest = post.get("evidence", "").partition(".")
    code, _, piece = rest.partition(".")
    if what not in {"add", "use", "change", "off"} or "\0" in code:
        return ""
    rating = assessment.ratings.filter(statement__code=code).first()
    if rating is None:
        return ""
    if what in {"add", "use"}:
        return reverse(f"assessments:{what}_evidence_for", args=[assessment.uuid, code])
    found = next((one for one in rating.evidence.all() if str(one.uuid) == piece), None)
    if found is None:
        return place_of(assessment, code)
    if what == "change":
        return reverse("assessments:piece_for", args=[assessment.uuid, code, found.uuid])
    actions.detach_evidence(rating=rating, piece=found, by=by)
    return place_of(assessment, code)


def to_finish(assessment) -> list[tuple[str, str]]:
    """What stands against sending the evidence of a draft, each with the address where it is put
    right: one query."""
    return [
        (_what_to_do(piece), piece.get_absolute_url())
        for piece in Evidence.objects.going_with(assessment)
        if not piece.is_fit_to_read
    ]


def _what_to_do(piece) -> str:
    name = f"“{piece.get_kind_display()}”"
    if not piece.is_whole:
        return f"Finish your evidence {name}: add a date, and a few words or a file"
    return f"Change your evidence {name}: some words in it may point to a family"


def place_of(assessment, code) -> str:
    """Where the evidence stands on the page of a statement."""
    return f"{reverse('assessments:answer', args=[assessment.uuid, code])}#evidence"


def put_uses_beside(pieces) -> None:
    """Give each piece its `uses`: the statements that it is for, as (statement, address, whether it
    was sent with the answer); two queries, however many pieces."""
    uses = defaultdict(dict)
    drafted = SelfRating.objects.filter(evidence__in=pieces, assessment__state="draft")
    sent = AnswerRevision.objects.standing().filter(evidence__evidence__in=pieces)
    rows = [(one, False) for one in _where(drafted, "evidence")]
    rows += [(one, True) for one in _where(sent, "evidence__evidence")]
    for (piece, uuid, code, title), is_sent in rows:
        uses[piece][uuid, code] = (title, place_of(Assessment(uuid=uuid), code), is_sent)
    for piece in pieces:
        piece.uses = list(uses[piece.pk].values())


def _where(rows, piece):
    names = (piece, "assessment__uuid", "statement__code", "statement__title")
    return rows.order_by("statement__domain__position", "statement__position").values_list(*names)
