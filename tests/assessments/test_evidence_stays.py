"""What was confirmed keeps exactly the evidence that it had, whatever the owner does later."""

from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from skills.assessments import actions
from skills.assessments.models import EvidenceRevision
from skills.assessments.refusals import Refused
from tests.assessments.keeping import (
    begun,
    moved,
    paper,
    put,
    saved,
    sent_with,
    stored_in,
    took_off,
    with_file,
)
from tests.assessments.test_properties import over

ACTS = {
    "save": lambda w, a, p, n: saved(w, p, text=f"Now {n}.", edit=_now(p).edit),
    "file": lambda w, a, p, n: with_file(w, p, paper(f"File {n}.")),
    "file off": lambda w, a, p, n: actions.take_off_file(piece=p, by=w.practitioner),
    "private": lambda w, a, p, n: moved(w, p, "private"),
    "shared": lambda w, a, p, n: moved(w, p, "shared"),
    "remove": lambda w, a, p, n: actions.remove_evidence(piece=p, by=w.practitioner),
    "put": lambda w, a, p, n: put(w, a, "A2", p),
    "off": lambda w, a, p, n: took_off(w, a, "A1", p),
    "another": lambda w, a, p, n: put(w, w.start(), "A1", begun(w)),
    "next round": lambda w, a, p, n: next_round(w, p),
}
acts = st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 3))


def _now(piece):
    return type(piece).objects.get(pk=piece.pk)


def next_round(world, piece):
    """A round after this one, with the same piece as it is now."""
    assessment = world.start()
    for rating in assessment.ratings.filter(level=None):
        world.answer(assessment, rating.statement.code, edit=rating.edit)
    put(world, assessment, "A1", piece)
    actions.submit(assessment=assessment, by=world.practitioner)


def confirmed(assessment):
    """The evidence of each answer that was confirmed, down to the letters of its file."""
    return [
        (
            revision.statement_id,
            [(e.kind, e.happened_on, e.text, e.digest, stored_in(e.file)) for e in evidence],
        )
        for revision in assessment.revisions.order_by("pk")
        for evidence in [revision.evidence.order_by("pk")]
    ]


def sent_to(viewer, assessment):
    """What the viewer may read of the evidence that went with this round."""
    visible = EvidenceRevision.objects.visible_to(viewer)
    return visible.filter(answers__assessment=assessment).distinct()


def reviewed_with(world, piece):
    assessment = sent_with(world, piece, "A1", "B1")
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(assessment, code)
    actions.finish_review(assessment=assessment, by=world.supervisor, declaration="My own view.")
    return assessment


@given(steps=st.lists(acts, max_size=8))
def test_what_was_confirmed_keeps_its_evidence_whatever_its_owner_does(
    world, django_capture_on_commit_callbacks, steps
):
    over(world)
    piece = with_file(world, saved(world), paper("As it was."))
    assessment = reviewed_with(world, piece)
    before = confirmed(assessment)

    with django_capture_on_commit_callbacks(execute=True):
        for name, number in steps:
            try:
                ACTS[name](world, assessment, piece, number)
            except (Refused, PermissionDenied):
                continue

    assert confirmed(assessment) == before
    assert [e[-1] for _, pieces in before for e in pieces] == [b"As it was."] * 2
    assert sent_to(world.supervisor, assessment).count() == 1
