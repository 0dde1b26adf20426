"""The page on which somebody writes a piece of evidence or a reflection. It is reached by itself,
or from the statement that the piece is for."""

from dataclasses import dataclass, field
from http import HTTPStatus

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from portal.access import get_visible_or_404
from portal.autosave import wants_json

from .. import actions
from ..evidence import SEEN, WHO, put_uses_beside
from ..forms import EvidenceForm
from ..models import Evidence
from ..refusals import Stale

LOOK = "Saved. Look at your words again: some of them may point to a family."
LATER = "When you save the day, enter one like 3 12 2026 that is not still to come."
WORD_FOR_JSON = "Not saved yet. There is something to change."


def own_piece(request, uuid) -> Evidence:
    """The viewer’s own piece, as its page needs it."""
    pieces = Evidence.objects.of(request.user).with_files()
    return get_visible_or_404(pieces.select_related("employment__user"), request.user, uuid=uuid)


@dataclass
class PiecePage:
    """`done` is where one goes after saving; `statement` the one that the piece is for, if the page
    was reached from it."""

    piece: Evidence
    done: str
    crumbs: list = field(default_factory=list)
    statement: object = None

    def answer(self, request):
        """What a GET or a POST by the owner gets."""
        if request.method != "POST":
            return self.show(request, self.form())
        form = self.form(request.POST)
        if not form.is_valid() and not (wants_json(request) and form.lacks_only_the_day):
            if wants_json(request):
                return JsonResponse({"says": WORD_FOR_JSON}, status=422)
            return self.show(request, form)
        try:
            piece = actions.save_evidence(piece=self.piece, by=request.user, **form.content())
        except Stale as refusal:
            return self._conflict(request, refusal.kept)
        return self._saved(request, form, piece)

    def form(self, data=None) -> EvidenceForm:
        return EvidenceForm(data, piece=self.piece)

    def show(self, request, form, *, status=HTTPStatus.OK, **more):
        put_uses_beside([self.piece])
        was_sent = self.piece.revisions.order_by("number").last()
        context = {
            "piece": self.piece,
            "form": form,
            "statement": self.statement,
            "sent_on": was_sent and was_sent.cut_at,
            "done": self.done,
            "seen": SEEN[self.piece.tier],
            "who_sees": WHO[self.piece.tier],
            "crumbs": self.crumbs,
        }
        return render(request, "assessments/evidence_piece.html", context | more, status=status)

    def _saved(self, request, form, piece):
        if wants_json(request):
            context = {"piece": piece, "seen": SEEN[piece.tier], "later": form.errors and LATER}
            says = render_to_string("assessments/evidence_saved.txt", context).strip()
            edits = {"edit": piece.edit}
            return JsonResponse({"edits": edits, "says": says, "plain": form.warnings()})
        if piece.points_to_family and not form.was_warned:
            messages.info(request, LOOK)
            return redirect(request.path)
        for name in ("piece_file", "piece_tier"):
            if name in request.POST:
                return redirect(f"assessments:{name}", piece.uuid)
        messages.success(request, "Saved.")
        return redirect(self.done)

    def _conflict(self, request, kept):
        """Both texts on one page: what was typed here, and what was saved elsewhere."""
        if wants_json(request):
            says = "You changed this somewhere else. Save here to see both."
            return JsonResponse({"says": says}, status=HTTPStatus.CONFLICT)
        form = self.form({**request.POST.dict(), "edit": kept.edit})
        return self.show(request, form, status=HTTPStatus.CONFLICT, kept=kept)


def page_of(piece) -> PiecePage:
    """The page of a piece by itself: a reflection’s is in the journal."""
    name, words = ("evidence", "My evidence")
    if piece.is_reflection:
        name, words = ("journal", "My journal")
    done = reverse(f"assessments:{name}")
    crumbs = [("My skills", reverse("assessments:mine")), (words, done)]
    return PiecePage(piece=piece, done=done, crumbs=crumbs)
